import {
    appProperties,
    contentTypesPart,
    coreProperties,
    customProperties,
    PROPERTY_TYPES,
    packageRelationships,
    relationshipsPart,
} from '../office/package.ts';
import { e, type XmlNode, xmlPart } from '../office/xml.ts';
import { packed } from '../office/zip.ts';
import { columnName, type DocumentTree, type Tone } from '../tree/document-tree.ts';
import { plainLine } from '../tree/prose.ts';

/** Of a line in Arial 10, in points. */
const LINE = 12.75;
/** Excel shows no higher rows, in points. */
const HIGHEST = 409;

/** Letters are narrower than the digits in which Excel measures columns; a little room is left to other fonts. */
const LETTERS = 1.08;

/** How many lines a text takes in a column. */
function linesOf(text: string, width: number): number {
    let lines = 0;
    for (const paragraph of text.split('\n')) {
        lines++;
        let used = 0;
        for (const word of paragraph.split(' ')) {
            if (used && used + 1 + word.length > width) {
                lines++;
                used = 0;
            }
            used += (used ? 1 : 0) + word.length;
            // A word that is wider than its column goes on in the next line.
            if (used > width) {
                lines += Math.floor(used / width);
                used %= width;
            }
        }
    }
    return lines;
}

/**
 * How high a row is, in points, so that everything in it can be read. Programs work it out again after a change of the
 * row; not all do so when they open the file.
 */
export function rowHeight(cells: readonly (string | number)[], widths: readonly number[]): number {
    const lines = cells.map((cell, index) =>
        typeof cell === 'number' ? 1 : linesOf(cell, Math.max(1, ((widths[index] ?? 1) - 1) * LETTERS)),
    );
    return Math.min(HIGHEST, Math.max(1, ...lines) * LINE + 2);
}

/** Excel takes 255 characters in a head, with its commands. */
const MOST_IN_MARGIN = 90;
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** A cell of a spreadsheet holds no more characters. */
const LONGEST = 32_767;
/** The looks of cells, by their place in styles.xml. */
export const LOOK = { plain: 0, title: 1, text: 2, date: 3, number: 4, decimal: 5, label: 6, answer: 7, day: 8, count: 9 } as const;

/** Excel counts days from here. */
export const DAY_ZERO = '1899-12-30';

/** Words as they are: never a formula. */
export function textCell(at: string, words: string, look: number): XmlNode {
    const text = words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
    return e('c', { r: at, s: look, t: 'inlineStr' }, [e('is', {}, [e('t', { 'xml:space': 'preserve' }, [text.toWellFormed()])])]);
}

/** The row of titles above the columns of a sheet; `more` are attributes of the row. */
export function titlesRow(
    columns: readonly { readonly title: string }[],
    widths: readonly number[],
    more: Record<string, number> = {},
): XmlNode {
    const titles = columns.map(({ title }) => title);
    const cells = titles.map((title, index) => textCell(`${columnName(index)}1`, title, LOOK.title));
    return e('row', { r: 1, ht: rowHeight(titles, widths), ...more }, cells);
}

/** How wide the columns of a sheet are. */
export function columnsPart(widths: readonly number[]): XmlNode {
    const columns = widths.map((width, index) => e('col', { min: index + 1, max: index + 1, width, customWidth: 1 }));
    return e('cols', {}, columns);
}

/** Text in the head or foot of a page, where `&` begins a command. */
function inMargin(words: string): string {
    return plainLine(words).slice(0, MOST_IN_MARGIN).replaceAll('&', '&&');
}

/** What A4 holds beside each other so that it can be read, in characters; wider sheets are printed on A3. */
const WIDTH_OF_A4 = 200;
const [A3, A4] = [8, 9];

/** How a sheet is printed: as wide as the paper, with the title of the document on each page. @param widths of its columns */
export function printedPage({ title, onEachPage }: DocumentTree, widths: readonly number[]): readonly XmlNode[] {
    return [
        e('pageMargins', { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }),
        e('pageSetup', {
            paperSize: widths.reduce((sum, width) => sum + width, 0) > WIDTH_OF_A4 ? A3 : A4,
            orientation: 'landscape',
            fitToWidth: 1,
            fitToHeight: 0,
        }),
        e('headerFooter', {}, [
            e('oddHeader', {}, [`&L&B${inMargin(title)}&B&R${inMargin(onEachPage?.words ?? '')}`]),
            e('oddFooter', {}, ['&LPage &P of &N&R&A']),
        ]),
    ];
}

/** Colours of cells by what they are about, in the order of the looks that conditions give. */
export const TONES: Readonly<Record<Tone, string>> = { good: 'FFDFF0E3', attention: 'FFFFF3C2', poor: 'FFF9D9D6', quiet: 'FFECEFF1' };

/** The part of a workbook with the looks of cells: see `LOOK`. Text is marked as text, so that it never becomes a formula. */
function stylesPart(): string {
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
    // A day beside a text on its right is easy to read only on the left.
    const wrappedLeft = e('alignment', { horizontal: 'left', vertical: 'top', wrapText: 1 });
    const open = { applyProtection: 1 };
    const unlocked = e('protection', { locked: 0 });
    const look = (
        format: number,
        fontId: number,
        fillId: number,
        more: Record<string, number> = {},
        alignment = wrapped,
        protection?: XmlNode,
    ) =>
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
            [alignment, protection],
        );
    const plain = { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 };
    return xmlPart(
        e('styleSheet', { xmlns: MAIN }, [
            e('numFmts', { count: 2 }, [
                e('numFmt', { numFmtId: 164, formatCode: 'd mmm yyyy' }),
                e('numFmt', { numFmtId: 165, formatCode: '#,##0.0#' }),
            ]),
            e('fonts', { count: 2 }, [font(), white]),
            e('fills', { count: 4 }, [fill('none'), fill('gray125'), fill('solid', 'FF005EB8'), fill('solid', 'FFF4F6F7')]),
            e('borders', { count: 2 }, [none, thin]),
            e('cellStyleXfs', { count: 1 }, [e('xf', plain)]),
            e('cellXfs', { count: 10 }, [
                e('xf', { ...plain, xfId: 0 }),
                look(49, 1, 2, { quotePrefix: 1 }),
                look(49, 0, 0, { quotePrefix: 1 }),
                look(164, 0, 0, {}, wrappedLeft),
                look(3, 0, 0),
                look(165, 0, 0),
                look(49, 0, 3, { quotePrefix: 1 }),
                look(49, 0, 0, open, wrapped, unlocked),
                look(164, 0, 0, open, wrappedLeft, unlocked),
                look(0, 0, 0, open, wrappedLeft, unlocked),
            ]),
            e('cellStyles', { count: 1 }, [e('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })]),
            e(
                'dxfs',
                { count: Object.keys(TONES).length },
                Object.values(TONES).map(colour =>
                    e('dxf', {}, [
                        e('fill', {}, [
                            e('patternFill', { patternType: 'solid' }, [e('fgColor', { rgb: colour }), e('bgColor', { rgb: colour })]),
                        ]),
                    ]),
                ),
            ),
        ]),
    );
}

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** A sheet of a workbook. */
interface SheetPart {
    readonly name: string;
    readonly xml: string;
    /** The cells that have a filter, with `$`; nothing for a sheet without one. */
    readonly filtered?: string | undefined;
    /** The rows that are printed on each page, and columns: `$A:$B,$1:$1`. */
    readonly repeated: string;
    /** The cells that are printed, with `$`; nothing: all. */
    readonly printed?: string | undefined;
    readonly isHidden?: boolean;
}

/** A workbook of sheets, packed. */
export function workbookOf(all: readonly SheetPart[], tree: DocumentTree): Uint8Array {
    const path = (index: number): string => `worksheets/sheet${index + 1}.xml`;
    const sheets = all.map(({ name, isHidden }, index) =>
        e('sheet', { name, sheetId: index + 1, state: isHidden ? 'hidden' : undefined, 'r:id': `rId${index + 1}` }),
    );
    const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;
    const areas = all.flatMap(({ name, printed: area }, index) =>
        area === undefined ? [] : [e('definedName', { name: '_xlnm.Print_Area', localSheetId: index }, [`${quoted(name)}!${area}`])],
    );
    const printed = all.map(({ name, repeated }, index) => {
        const parts = repeated.split(',').map(each => `${quoted(name)}!${each}`);
        return e('definedName', { name: '_xlnm.Print_Titles', localSheetId: index }, [parts.join(',')]);
    });
    const filters = all.flatMap(({ name, filtered }, index) =>
        filtered === undefined
            ? []
            : [e('definedName', { name: '_xlnm._FilterDatabase', localSheetId: index, hidden: 1 }, [`${quoted(name)}!${filtered}`])],
    );
    const workbook = e('workbook', { xmlns: MAIN, 'xmlns:r': OFFICE }, [
        e('sheets', {}, sheets),
        e('definedNames', {}, [...filters, ...areas, ...printed]),
        e('calcPr', { calcId: 191029, fullCalcOnLoad: 1 }),
    ]);
    const types = {
        '/xl/workbook.xml': `${TYPE}.sheet.main+xml`,
        '/xl/styles.xml': `${TYPE}.styles+xml`,
        ...Object.fromEntries(all.map((_, index) => [`/xl/${path(index)}`, `${TYPE}.worksheet+xml`])),
        ...PROPERTY_TYPES,
    };
    const related = [
        ...all.map((_, index) => ({ id: `rId${index + 1}`, type: 'worksheet', target: path(index) })),
        { id: 'rIdStyles', type: 'styles', target: 'styles.xml' },
    ];
    return packed(
        new Map([
            ['[Content_Types].xml', contentTypesPart(types, {})],
            ['_rels/.rels', packageRelationships('xl/workbook.xml')],
            ['xl/workbook.xml', xmlPart(workbook)],
            ['xl/_rels/workbook.xml.rels', relationshipsPart(related)],
            ['xl/styles.xml', stylesPart()],
            ...all.map(({ xml }, index): [string, string] => [`xl/${path(index)}`, xml]),
            ['docProps/core.xml', coreProperties(tree)],
            ['docProps/app.xml', appProperties()],
            ['docProps/custom.xml', customProperties(tree)],
        ]),
    );
}
