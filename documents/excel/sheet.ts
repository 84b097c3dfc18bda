import { daysBetween } from '../../language/model/dates.ts';
import { e, type XmlElement, xmlPart } from '../office/xml.ts';
import type { Column, DataTable } from '../tree/document-tree.ts';
import { cellWords } from '../tree/tables-of.ts';
import { columnWidths, rowHeight } from './sizes.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** A cell of a spreadsheet holds no more characters. */
const LONGEST = 32_767;
/** Excel counts days from here. */
const DAY_ZERO = '1899-12-30';

/** The looks of cells, by their place in styles.xml. */
export const LOOK = { plain: 0, title: 1, text: 2, date: 3, number: 4, decimal: 5 } as const;

/** The letters of a column: A, B, … AA. */
export function columnName(index: number): string {
    return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

function textCell(at: string, words: string, look: number): XmlElement {
    const text = words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
    return e('c', { r: at, s: look, t: 'inlineStr' }, [e('is', {}, [e('t', { 'xml:space': 'preserve' }, [text.toWellFormed()])])]);
}

function cellXml(at: string, value: string | number, type: Column['type']): XmlElement | undefined {
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
