import { daysBetween } from '../../language/model/dates.ts';
import { e, type XmlNode, xmlPart } from '../office/xml.ts';
import { type Column, cellWords, type DataTable } from '../tree/document-tree.ts';

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

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** A cell of a spreadsheet holds no more characters. */
const LONGEST = 32_767;
/** Excel counts days from here. */
const DAY_ZERO = '1899-12-30';

/** The looks of cells, by their place in styles.xml. */
const LOOK = { plain: 0, title: 1, text: 2, date: 3, number: 4, decimal: 5 } as const;

/** The letters of a column: A, B, … AA. */
export function columnName(index: number): string {
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

/** A table as a sheet: titles that stay in view and repeat on paper, and a filter. */
export function sheetPart({ columns, rows }: DataTable): string {
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
            row.map((value, index) => cellXml(`${columnName(index)}${at + 2}`, value, columns[index]?.type)),
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
            e('autoFilter', { ref: `A1:${last}` }),
            e('pageMargins', { left: 0.5, right: 0.5, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }),
            e('pageSetup', { paperSize: 9, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 }),
            e('headerFooter', {}, [e('oddFooter', {}, ['&LPage &P of &N&R&A'])]),
        ]),
    );
}
