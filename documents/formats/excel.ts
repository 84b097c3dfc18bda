import { daysBetween, isoDate } from '../../language/model/dates.ts';
import { e, type XmlNode, xmlPart } from '../office/xml.ts';
import {
    type Column,
    cellWords,
    columnName,
    type DataTable,
    type DocumentTree,
    type RootContent,
    tablesOf,
} from '../tree/document-tree.ts';
import { blockWords, cell, dataTable, keyValues } from '../tree/prose.ts';
import { columnsPart, DAY_ZERO, LOOK, MAIN, printedPage, rowHeight, textCell, titlesRow, workbookOf } from './excel-parts.ts';

/** How many characters fit beside each other on a page that is still easy to read. */
const PAGE = 185;
/** How many fit beside each other on a printed page without being made smaller: a narrower table is widened. */
const PRINTED = 140;
/** How much wider columns of words become at most. */
const WIDENED = 1.6;
const WIDEST = 70;
/** A longer word goes on in the next line. */
const LONGEST_WORD = 17;
/** What the button of the filter takes from a title. */
const BUTTON = 4;
function longestWord(text: string): number {
    return text.split(/\s+/).reduce((most, word) => Math.max(most, word.length), 0);
}

/** How wide columns are, in characters: by their share, wide enough for each word, together a page wide if they can. */
function columnWidths(columns: readonly Column[], rows: readonly (readonly (string | number)[])[]): readonly number[] {
    const shares = columns.map(({ width }) => Math.min(WIDEST, 6 + width * 6));
    const sum = shares.reduce((all, share) => all + share, 0);
    const scale = sum < PRINTED ? Math.min(WIDENED, PRINTED / sum) : Math.min(1, PAGE / sum);
    return columns.map(({ title, type }, index) => {
        const texts = rows.map(row => row[index]).filter(each => typeof each === 'string');
        const longest =
            Math.min(
                LONGEST_WORD,
                texts.reduce((most, text) => Math.max(most, longestWord(text)), 0),
            ) + 1;
        const isWidened = type === undefined || type === 'text' || scale < 1;
        return Math.max(
            Math.round((shares[index] ?? 0) * (isWidened ? scale : 1)),
            longestWord(title) + BUTTON,
            longest,
            type === 'date' ? 13 : 0,
        );
    });
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

/** A table as a sheet: titles that stay in view and repeat on paper, and a filter. The title of the document is on each page. */
function sheetPart(table: DataTable, tree: DocumentTree): string {
    const { columns, rows } = table;
    const last = `${columnName(columns.length - 1)}${rows.length + 1}`;
    const words = rows.map(row => row.map(cellWords));
    const widths = columnWidths(columns, words);
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
    const pane = e('pane', { ySplit: 1, topLeftCell: 'A2', activePane: 'bottomLeft', state: 'frozen' });
    return xmlPart(
        e('worksheet', { xmlns: MAIN }, [
            e('sheetPr', {}, [e('pageSetUpPr', { fitToPage: 1 })]),
            e('dimension', { ref: `A1:${last}` }),
            e('sheetViews', {}, [e('sheetView', { workbookViewId: 0 }, [pane])]),
            columnsPart(widths),
            e('sheetData', {}, [titlesRow(columns, widths), ...body]),
            ...(isFiltered(table) ? [e('autoFilter', { ref: `A1:${last}` })] : []),
            ...printedPage(tree, widths),
        ]),
    );
}

/** Excel takes no longer names of sheets. */
const LONGEST_NAME = 31;

/** Names of sheets: short, without the characters that Excel has other uses for, and each only once. */
function sheetNames(tables: readonly Pick<DataTable, 'name'>[]): readonly string[] {
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

/** A table without the columns that no row says anything in: on a page, they have no room either. */
function withoutEmptyColumns(table: DataTable): DataTable {
    const { columns, rows } = table;
    const kept = [...columns.keys()].filter(at => at === 0 || rows.some(row => cellWords(row[at] ?? { children: [] }) !== ''));
    const own = <T>(all: readonly T[]): readonly T[] => kept.flatMap(at => all.slice(at, at + 1));
    return { ...table, columns: own(columns), rows: rows.map(own) };
}

/** Whether there are words below a heading, and not only tables, each of which is another sheet. */
function leadsToWords(nodes: readonly RootContent[], at: number): boolean {
    const [heading, ...after] = nodes.slice(at);
    if (heading?.type !== 'heading' || heading.depth === 1) return true;
    const end = after.findIndex(node => node.type === 'heading' && node.depth <= heading.depth);
    return after.slice(0, end < 0 ? undefined : end).some(node => 'children' in node && node.type !== 'heading' && node.type !== 'table');
}

/** The words of a document that are in no table, for a last sheet. */
function notes({ root, title, subject, onEachPage, sheets, properties }: DocumentTree): DataTable {
    const about = [
        title,
        onEachPage?.words ?? '',
        `${subject}. Its text is in the Word, PDF or HTML file; this workbook has its tables.`,
        `Made with Carewright ${properties.Version}.`,
    ];
    const rows = (sheets ? [] : root.children).flatMap((node, at, nodes) => {
        if (!('children' in node) || node.type === 'table' || !leadsToWords(nodes, at)) return [];
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
    const tables = [...tablesOf(tree).map(withoutEmptyColumns), notes(tree)];
    const names = sheetNames(tables);
    const sheets = tables.map((table, index) => {
        const { columns, rows } = table;
        const filtered = isFiltered(table) ? `$A$1:$${columnName(columns.length - 1)}$${rows.length + 1}` : undefined;
        return { name: names[index] ?? '', xml: sheetPart(table, tree), filtered, repeated: '$1:$1' };
    });
    return workbookOf(sheets, tree);
}
