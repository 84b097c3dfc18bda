import {
    appProperties,
    contentTypesPart,
    coreProperties,
    customProperties,
    PROPERTY_TYPES,
    packageRelationships,
    relationshipsPart,
} from '../office/package.ts';
import { e, xmlPart } from '../office/xml.ts';
import { packed } from '../office/zip.ts';
import { cell, dataTable, keyValues } from '../tree/build.ts';
import { type DataTable, type DocumentTree, type RootContent, tablesOf } from '../tree/document-tree.ts';
import { blockWords } from '../tree/prose.ts';

import { columnName, sheetPart } from './sheet.ts';

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

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Excel takes no longer names of sheets. */
const LONGEST = 31;

/** Names of sheets: short, without the characters that Excel has other uses for, and each only once. */
export function sheetNames(tables: readonly Pick<DataTable, 'name'>[]): readonly string[] {
    const used = new Set<string>();
    return tables.map(({ name }) => {
        const base =
            name
                .replaceAll(/[\\/?*[\]:']/g, ' ')
                .trim()
                .slice(0, LONGEST) || 'Sheet';
        const [first = ''] = base;
        const shown = first.toUpperCase() + base.slice(first.length).replaceAll('-', ' ');
        let own = shown;
        for (let count = 2; used.has(own.toLowerCase()); count++) own = `${shown.slice(0, LONGEST - String(count).length - 1)} ${count}`;
        used.add(own.toLowerCase());
        return own;
    });
}

/** The words of a document that stand in no table, for a last sheet. */
function notes({ root, title }: DocumentTree): DataTable {
    const rows = root.children.flatMap(node => {
        if (!('children' in node) || node.type === 'table') return [];
        const parts: readonly RootContent[] = node.type === 'list' ? node.children : [node];
        const mark = node.type === 'list' ? '• ' : '';
        const words = parts.map(part => blockWords(part).replaceAll(/\n+/g, '\n').trim()).filter(Boolean);
        return words.map(each => [cell(mark + each)]);
    });
    const table = rows.length
        ? dataTable('About', title, [{ title: 'About this workbook', width: 10 }], rows)
        : keyValues('About', title, []);
    return { ...table, rows: table.rows.map(row => row.map(each => ({ ...each }))) };
}

/** A document as a workbook of Excel: a sheet for each of its tables, and one for all else. */
export function renderExcel(tree: DocumentTree): Uint8Array {
    const tables = [...tablesOf(tree), notes(tree)];
    const names = sheetNames(tables);
    const path = (index: number): string => `worksheets/sheet${index + 1}.xml`;
    const sheets = names.map((name, index) => e('sheet', { name, sheetId: index + 1, 'r:id': `rId${index + 1}` }));
    const printed = tables.map((_, index) =>
        e('definedName', { name: '_xlnm.Print_Titles', localSheetId: index }, [`'${names[index]}'!$1:$1`]),
    );
    const filters = tables.map(({ columns, rows }, index) =>
        e('definedName', { name: '_xlnm._FilterDatabase', localSheetId: index, hidden: 1 }, [
            `'${names[index]}'!$A$1:$${columnName(columns.length - 1)}$${rows.length + 1}`,
        ]),
    );
    const workbook = e('workbook', { xmlns: MAIN, 'xmlns:r': OFFICE }, [
        e('sheets', {}, sheets),
        e('definedNames', {}, [...filters, ...printed]),
    ]);
    const types = {
        '/xl/workbook.xml': `${TYPE}.sheet.main+xml`,
        '/xl/styles.xml': `${TYPE}.styles+xml`,
        ...Object.fromEntries(tables.map((_, index) => [`/xl/${path(index)}`, `${TYPE}.worksheet+xml`])),
        ...PROPERTY_TYPES,
    };
    const related = [
        ...tables.map((_, index) => ({ id: `rId${index + 1}`, type: 'worksheet', target: path(index) })),
        { id: 'rIdStyles', type: 'styles', target: 'styles.xml' },
    ];
    return packed(
        new Map([
            ['[Content_Types].xml', contentTypesPart(types, {})],
            ['_rels/.rels', packageRelationships('xl/workbook.xml')],
            ['xl/workbook.xml', xmlPart(workbook)],
            ['xl/_rels/workbook.xml.rels', relationshipsPart(related)],
            ['xl/styles.xml', stylesPart()],
            ...tables.map((table, index): [string, string] => [`xl/${path(index)}`, sheetPart(table)]),
            ['docProps/core.xml', coreProperties(tree)],
            ['docProps/app.xml', appProperties()],
            ['docProps/custom.xml', customProperties(tree)],
        ]),
    );
}
