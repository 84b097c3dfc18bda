import { daysBetween, isoDate } from '../../language/model/dates.ts';
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
import { type Column, cellWords, type DataTable, type DocumentTree, type RootContent, tablesOf } from '../tree/document-tree.ts';
import { blockWords, cell, dataTable, keyValues, onOneLine } from '../tree/prose.ts';

/** How many characters stand beside each other on a page that is still read with ease. */
const PAGE = 185;
const WIDEST = 70;
/** A longer word goes on in the next line. */
const LONGEST_WORD = 17;
/** What the button of the filter takes from a title. */
const BUTTON = 4;
/** Of a line in Arial 10, in points. */
const LINE = 12.75;
/** Excel shows no higher rows, in points. */
const HIGHEST = 409;

function longestWord(text: string): number {
    return text.split(/\s+/).reduce((most, word) => Math.max(most, word.length), 0);
}

/** How wide columns are, in characters: by their share, wide enough for each word, together a page wide if they can. */
function columnWidths(columns: readonly Column[], rows: readonly (readonly (string | number)[])[]): readonly number[] {
    const shares = columns.map(({ width }) => Math.min(WIDEST, 6 + width * 6));
    const scale = Math.min(1, PAGE / shares.reduce((sum, share) => sum + share, 0));
    return columns.map(({ title, type }, index) => {
        const texts = rows.map(row => row[index]).filter(each => typeof each === 'string');
        const longest =
            Math.min(
                LONGEST_WORD,
                texts.reduce((most, text) => Math.max(most, longestWord(text)), 0),
            ) + 1;
        return Math.max(Math.round((shares[index] ?? 0) * scale), longestWord(title) + BUTTON, longest, type === 'date' ? 13 : 0);
    });
}

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
 * How high a row is, in points, so that everything in it can be read. Programs work it out again when somebody edits the
 * row; not all do so when they open the file.
 */
function rowHeight(cells: readonly (string | number)[], widths: readonly number[]): number {
    const lines = cells.map((cell, index) =>
        typeof cell === 'number' ? 1 : linesOf(cell, Math.max(1, ((widths[index] ?? WIDEST) - 1) * LETTERS)),
    );
    return Math.min(HIGHEST, Math.max(1, ...lines) * LINE + 2);
}

/** Excel takes 255 characters in a head, with its commands. */
const MOST_IN_MARGIN = 90;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** A cell of a spreadsheet holds no more characters. */
const LONGEST = 32_767;
/** Excel counts days from here. */
const DAY_ZERO = '1899-12-30';

/** The looks of cells, by their place in styles.xml. */
const LOOK = { plain: 0, title: 1, text: 2, date: 3, number: 4, decimal: 5 } as const;

/** The letters of a column: A, B, … AA. */
function columnName(index: number): string {
    return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

function textCell(at: string, words: string, look: number): XmlNode {
    const text = words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
    return e('c', { r: at, s: look, t: 'inlineStr' }, [e('is', {}, [e('t', { 'xml:space': 'preserve' }, [text.toWellFormed()])])]);
}

function cellXml(at: string, value: string | number, type: Column['type']): XmlNode | undefined {
    if (value === '') return e('c', { r: at, s: LOOK.text });
    if (typeof value === 'number') {
        const look = Number.isInteger(value) ? LOOK.number : LOOK.decimal;
        return e('c', { r: at, s: look }, [e('v', {}, [String(value)])]);
    }
    const isDate = type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value) && value >= '1900-03-01';
    if (isDate) return e('c', { r: at, s: LOOK.date }, [e('v', {}, [String(daysBetween(DAY_ZERO, value))])]);
    return textCell(at, value, LOOK.text);
}

/** Whether a table is worth a filter: not what is known about one thing, nor a single row. */
function isFiltered({ rows, hideTitles, columns }: DataTable): boolean {
    return !hideTitles && rows.length > 1 && columns.length > 1;
}

/** The type of a value: in a table of what is known about one thing, each row has its own. */
function typeOf({ hideTitles, columns }: DataTable, index: number, value: string | number): Column['type'] {
    return hideTitles && typeof value === 'string' && isoDate(value) ? 'date' : columns[index]?.type;
}

/** Text in the head or foot of a page, where `&` begins a command. */
function inMargin(words: string): string {
    return onOneLine(words).slice(0, MOST_IN_MARGIN).replaceAll('&', '&&');
}

/** A table as a sheet: titles that stay in view and repeat on paper, and a filter. The title of the document is on each page. */
function sheetPart(table: DataTable, { title, onEachPage }: DocumentTree): string {
    const { columns, rows } = table;
    const last = `${columnName(columns.length - 1)}${rows.length + 1}`;
    const words = rows.map(row => row.map(cellWords));
    const widths = columnWidths(columns, words);
    const titles = e(
        'row',
        {
            r: 1,
            ht: rowHeight(
                columns.map(({ title }) => title),
                widths,
            ),
        },
        columns.map(({ title }, index) => textCell(`${columnName(index)}1`, title, LOOK.title)),
    );
    const body = words.map((row, at) =>
        e(
            'row',
            { r: at + 2, ht: rowHeight(row, widths) },
            row.map((value, index) => {
                const type = typeOf(table, index, value);
                const shown = type === 'date' && typeof value === 'string' ? (isoDate(value) ?? value) : value;
                return cellXml(`${columnName(index)}${at + 2}`, shown, type);
            }),
        ),
    );
    const cols = widths.map((width, index) => e('col', { min: index + 1, max: index + 1, width, customWidth: 1 }));
    const pane = e('pane', { ySplit: 1, topLeftCell: 'A2', activePane: 'bottomLeft', state: 'frozen' });
    return xmlPart(
        e('worksheet', { xmlns: MAIN }, [
            e('sheetPr', {}, [e('pageSetUpPr', { fitToPage: 1 })]),
            e('dimension', { ref: `A1:${last}` }),
            e('sheetViews', {}, [e('sheetView', { workbookViewId: 0 }, [pane])]),
            e('cols', {}, cols),
            e('sheetData', {}, [titles, ...body]),
            ...(isFiltered(table) ? [e('autoFilter', { ref: `A1:${last}` })] : []),
            e('pageMargins', { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }),
            e('pageSetup', { paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 }),
            e('headerFooter', {}, [
                e('oddHeader', {}, [`&L&B${inMargin(title)}&B&R${inMargin(onEachPage?.words ?? '')}`]),
                e('oddFooter', {}, ['&LPage &P of &N&R&A']),
            ]),
        ]),
    );
}

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
        e('styleSheet', { xmlns: MAIN }, [
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
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Excel takes no longer names of sheets. */
const LONGEST_NAME = 31;

/** Names of sheets: short, without the characters that Excel has other uses for, and each only once. */
export function sheetNames(tables: readonly Pick<DataTable, 'name'>[]): readonly string[] {
    const used = new Set<string>();
    return tables.map(({ name }) => {
        const base =
            name
                .replaceAll(/[\\/?*[\]:']/g, ' ')
                .trim()
                .slice(0, LONGEST_NAME) || 'Sheet';
        const [first = ''] = base;
        const shown = first.toUpperCase() + base.slice(first.length).replaceAll('-', ' ');
        let own = shown;
        for (let count = 2; used.has(own.toLowerCase()); count++)
            own = `${shown.slice(0, LONGEST_NAME - String(count).length - 1)} ${count}`;
        used.add(own.toLowerCase());
        return own;
    });
}

/** The words of a document that stand in no table, for a last sheet. */
function notes({ root, title, subject, onEachPage, sheets, properties }: DocumentTree): DataTable {
    const about = [
        title,
        onEachPage?.words ?? '',
        `${subject}. Its text is in the Word, PDF or HTML file; this workbook has its tables.`,
        `Made with Carewright ${properties.Version}.`,
    ];
    const rows = (sheets ? [] : root.children).flatMap(node => {
        if (!('children' in node) || node.type === 'table') return [];
        const parts: readonly RootContent[] = node.type === 'list' ? node.children : [node];
        const mark = node.type === 'list' ? '• ' : '';
        const words = parts.map(part => blockWords(part).replaceAll(/\n+/g, '\n').trim()).filter(Boolean);
        return words.map(each => [cell(mark + each)]);
    });
    const all = sheets ? about.filter(Boolean).map(each => [cell(each)]) : rows;
    const table = all.length
        ? dataTable('About', title, [{ title: 'About this workbook', width: 10 }], all)
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
    const filters = tables.flatMap((table, index) => {
        const { columns, rows } = table;
        if (!isFiltered(table)) return [];
        const name = e('definedName', { name: '_xlnm._FilterDatabase', localSheetId: index, hidden: 1 }, [
            `'${names[index]}'!$A$1:$${columnName(columns.length - 1)}$${rows.length + 1}`,
        ]);
        return [name];
    });
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
            ...tables.map((table, index): [string, string] => [`xl/${path(index)}`, sheetPart(table, tree)]),
            ['docProps/core.xml', coreProperties(tree)],
            ['docProps/app.xml', appProperties()],
            ['docProps/custom.xml', customProperties(tree)],
        ]),
    );
}
