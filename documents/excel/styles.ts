import { e, xmlPart } from '../office/xml.ts';

/** The part of a workbook with the looks of cells: see `LOOK`. Text is marked as text, so that it never becomes a formula. */
export function stylesPart(): string {
    const font = (...more: readonly string[]) =>
        e('font', {}, [...more.map(name => e(name)), e('sz', { val: 10 }), e('name', { val: 'Arial' }), e('family', { val: 2 })]);
    const white = e('font', {}, [
        e('b'),
        e('sz', { val: 10 }),
        e('color', { rgb: 'FFFFFFFF' }),
        e('name', { val: 'Arial' }),
        e('family', { val: 2 }),
    ]);
    const fill = (type: string, colour?: string) =>
        e('fill', {}, [
            e('patternFill', { patternType: type }, colour ? [e('fgColor', { rgb: colour }), e('bgColor', { indexed: 64 })] : []),
        ]);
    const side = (name: string) => e(name, { style: 'thin' }, [e('color', { rgb: 'FFC4CDD3' })]);
    const none = e('border', {}, [e('left'), e('right'), e('top'), e('bottom'), e('diagonal')]);
    const thin = e('border', {}, [...['left', 'right', 'top', 'bottom'].map(side), e('diagonal')]);
    const wrapped = e('alignment', { vertical: 'top', wrapText: 1 });
    // A day beside a text on its right is read with ease only where it stands on the left.
    const wrappedLeft = e('alignment', { horizontal: 'left', vertical: 'top', wrapText: 1 });
    const look = (format: number, fontId: number, fillId: number, more: Record<string, number> = {}, alignment = wrapped) =>
        e(
            'xf',
            {
                numFmtId: format,
                fontId,
                fillId,
                borderId: 1,
                xfId: 0,
                applyNumberFormat: 1,
                applyFont: 1,
                applyFill: 1,
                applyBorder: 1,
                applyAlignment: 1,
                ...more,
            },
            [alignment],
        );
    const plain = { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 };
    return xmlPart(
        e('styleSheet', { xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' }, [
            e('numFmts', { count: 2 }, [
                e('numFmt', { numFmtId: 164, formatCode: 'd mmm yyyy' }),
                e('numFmt', { numFmtId: 165, formatCode: '#,##0.0#' }),
            ]),
            e('fonts', { count: 2 }, [font(), white]),
            e('fills', { count: 3 }, [fill('none'), fill('gray125'), fill('solid', 'FF005EB8')]),
            e('borders', { count: 2 }, [none, thin]),
            e('cellStyleXfs', { count: 1 }, [e('xf', plain)]),
            e('cellXfs', { count: 6 }, [
                e('xf', { ...plain, xfId: 0 }),
                look(49, 1, 2, { quotePrefix: 1 }),
                look(49, 0, 0, { quotePrefix: 1 }),
                look(164, 0, 0, {}, wrappedLeft),
                look(3, 0, 0),
                look(165, 0, 0),
            ]),
            e('cellStyles', { count: 1 }, [e('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })]),
        ]),
    );
}
