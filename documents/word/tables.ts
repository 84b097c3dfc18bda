import type { Table } from 'mdast';
import { w, wVal, type XmlElement } from '../office/xml.ts';
import type { Cell, DataTable, Tone } from '../tree/document-tree.ts';
import { blockWords } from '../tree/prose.ts';
import { blocksXml, type Place, styled } from './blocks.ts';
import { CELL_MARGIN, columnWidths, shares } from './column-widths.ts';
import { run, runs } from './phrases.ts';

/** A row of no more characters stays together on one page. */
const SHORT_ROW = 900;
const FILLS: Readonly<Record<Tone, string>> = { good: 'DFF0E3', attention: 'FFF3C2', poor: 'F9D9D6', quiet: 'ECEFF1' };

interface TableShape {
    readonly caption: string;
    readonly widths: readonly number[];
    readonly firstRow: boolean;
    readonly firstColumn: boolean;
}

/** Which parts of the style a table takes: Word reads the sum, others the single marks. */
function tableLook(firstRow: boolean, firstColumn: boolean): XmlElement {
    const sum = 0x0600 + (firstRow ? 0x20 : 0) + (firstColumn ? 0x80 : 0);
    const mark = (isOn: boolean): number => (isOn ? 1 : 0);
    const marks = { firstRow: mark(firstRow), lastRow: 0, firstColumn: mark(firstColumn), lastColumn: 0, noHBand: 1, noVBand: 1 };
    return w('tblLook', { val: sum.toString(16).padStart(4, '0'), ...marks });
}

/** A table with its rows; behind it a small paragraph, as two tables that touch become one. */
export function tableXml({ caption, widths, firstRow, firstColumn }: TableShape, rows: readonly XmlElement[]): XmlElement[] {
    const properties = w('tblPr', {}, [
        wVal('tblStyle', 'CareTable'),
        w('tblW', { w: widths.reduce((sum, each) => sum + each, 0), type: 'dxa' }),
        w('tblLayout', { type: 'fixed' }),
        tableLook(firstRow, firstColumn),
        ...(caption ? [wVal('tblCaption', caption), wVal('tblDescription', caption)] : []),
    ]);
    const grid = w(
        'tblGrid',
        {},
        widths.map(width => w('gridCol', { w: width })),
    );
    return [w('tbl', {}, [properties, grid, ...rows]), styled('CareGap', [])];
}

export function cellXml(width: number, blocks: readonly XmlElement[], fill?: string): XmlElement {
    const last = blocks.at(-1);
    const properties = w('tcPr', {}, [
        w('tcW', { w: width, type: 'dxa' }),
        ...(fill ? [w('shd', { val: 'clear', color: 'auto', fill })] : []),
    ]);
    // A cell has to end with a paragraph.
    return w('tc', {}, [properties, ...blocks, ...(last?.name === 'w:p' ? [] : [styled('CareCell', [])])]);
}

/** The row of titles, which is repeated on every page. */
export function titleRow(titles: readonly string[], widths: readonly number[]): XmlElement {
    const cells = titles.map((title, index) => cellXml(widths[index] ?? 0, [styled('CareCell', [run(title)])]));
    return w('tr', {}, [w('trPr', {}, [w('cantSplit'), w('tblHeader')]), ...cells]);
}

function rowXml(cells: readonly Cell[], widths: readonly number[], place: Place): XmlElement {
    const words = cells.reduce((sum, { children }) => sum + children.reduce((own, block) => own + blockWords(block).length, 0), 0);
    return w('tr', {}, [
        words < SHORT_ROW ? w('trPr', {}, [w('cantSplit')]) : undefined,
        ...cells.map(({ children, tone }, index) => {
            const width = widths[index] ?? 0;
            const blocks = blocksXml(children, { ...place, width: width - CELL_MARGIN, style: 'CareCell' });
            return cellXml(width, blocks, tone && FILLS[tone]);
        }),
    ]);
}

/** A table of data, with its caption above. */
export function dataTable(table: DataTable, place: Place): XmlElement[] {
    const { columns, rows, caption, hideTitles, rowHeaders } = table;
    if (!rows.length) return [];
    const widths = columnWidths(table, place.width);
    const titles = columns.map(({ title }) => title);
    const shape = { caption, widths, firstRow: !hideTitles, firstColumn: rowHeaders };
    const head = hideTitles ? [] : [titleRow(titles, widths)];
    return [
        ...(hideTitles || caption === place.above ? [] : [styled('Caption', [run(caption)], w('keepNext'))]),
        ...tableXml(shape, [...head, ...rows.map(row => rowXml(row, widths, place))]),
    ];
}

/** A table that somebody wrote in Markdown. */
export function plainTable({ children }: Table, place: Place): XmlElement[] {
    const columns = Math.max(1, ...children.map(row => row.children.length));
    const widths = shares(Array(columns).fill(1), place.width);
    const rows = children.map((row, at) => {
        const cells = widths.map((width, index) =>
            cellXml(width, [styled('CareCell', runs(row.children[index]?.children ?? [], place.writing))]),
        );
        return w('tr', {}, [at ? undefined : w('trPr', {}, [w('cantSplit'), w('tblHeader')]), ...cells]);
    });
    return tableXml({ caption: '', widths, firstRow: true, firstColumn: false }, rows);
}
