import type { BlockContent, Heading, List, RootContent, Table } from 'mdast';
import { child, e, nodeText, valOf, w, wVal, type XmlNode } from '../office/xml.ts';
import {
    type Cell,
    cellWords,
    type DataTable,
    type FormField,
    type FormTable,
    isBandOf,
    isField,
    type Tone,
} from '../tree/document-tree.ts';
import { blockWords, isSaidAbove, plainLine } from '../tree/prose.ts';
import { type ContentsEntry, contentsXml } from './contents.ts';
import { fieldXml } from './form-fields.ts';
import { BULLETS, CELL_MARGIN, columnWidths, formWidths, runs, shares, styled, textRun, type Writing } from './phrases.ts';
import { isGoingOn, isKept, isTogether, keptWithNext, leadsOn, leadsToField, MOST_TOGETHER } from './together.ts';

/** The style of the small paragraph after a table. */
const GAP = 'CareGap';
const CAPTION = 'Caption';
/** A row of no more characters stays together on one page. */
const SHORT_ROW = 900;
const FILLS: Readonly<Record<Tone, string>> = { good: 'DFF0E3', attention: 'FFF3C2', poor: 'F9D9D6', quiet: 'ECEFF1' };

interface TableShape {
    readonly caption: string;
    /** What the table shows, for people who do not see it. */
    readonly about: string;
    readonly widths: readonly number[];
    readonly firstRow: boolean;
    readonly firstColumn: boolean;
}

/** Which parts of the style a table takes: Word reads the sum, others the single marks. */
function tableLook(firstRow: boolean, firstColumn: boolean): XmlNode {
    const sum = 0x0600 + (firstRow ? 0x20 : 0) + (firstColumn ? 0x80 : 0);
    const mark = (isOn: boolean): number => (isOn ? 1 : 0);
    const marks = { firstRow: mark(firstRow), lastRow: 0, firstColumn: mark(firstColumn), lastColumn: 0, noHBand: 1, noVBand: 1 };
    return w('tblLook', { val: sum.toString(16).padStart(4, '0'), ...marks });
}

/** A table with its rows; after it a small paragraph, as two tables that touch become one. */
function tableXml({ caption, about, widths, firstRow, firstColumn }: TableShape, rows: readonly XmlNode[]): XmlNode[] {
    const properties = w('tblPr', {}, [
        wVal('tblStyle', 'CareTable'),
        w('tblW', { w: widths.reduce((sum, each) => sum + each, 0), type: 'dxa' }),
        w('tblLayout', { type: 'fixed' }),
        tableLook(firstRow, firstColumn),
        ...(caption ? [wVal('tblCaption', caption)] : []),
        ...(about ? [wVal('tblDescription', about)] : []),
    ]);
    const grid = w(
        'tblGrid',
        {},
        widths.map(width => w('gridCol', { w: width })),
    );
    return [w('tbl', {}, [properties, grid, ...rows]), gap()];
}

/** What a table shows, by the titles of its columns. */
function aboutColumns(titles: readonly string[]): string {
    return `Columns: ${titles.map(plainLine).filter(Boolean).join('; ')}.`;
}

/** How many rows the description of a table names. */
const ROWS_NAMED = 6;

/** What a table without titles shows, by what its rows are about. */
function aboutRows(labels: readonly string[]): string {
    const more = labels.length - ROWS_NAMED;
    return `A row for each of: ${[...labels.slice(0, ROWS_NAMED).map(plainLine), ...(more > 0 ? [`and ${more} more`] : [])].join('; ')}.`;
}

/** @param merge where a cell goes over several rows: how it belongs to them */
function cellXml(width: number, blocks: readonly XmlNode[], fill?: string, merge?: XmlNode): XmlNode {
    const last = blocks.at(-1);
    const properties = w('tcPr', {}, [
        w('tcW', { w: width, type: 'dxa' }),
        merge,
        ...(fill ? [w('shd', { val: 'clear', color: 'auto', fill })] : []),
    ]);
    // A cell has to end with a paragraph.
    return w('tc', {}, [properties, ...blocks, ...(last?.name === 'w:p' ? [] : [styled('CareCell', [])])]);
}

/** The row of titles, which is repeated on every page. */
function titleRow(titles: readonly string[], widths: readonly number[]): XmlNode {
    const cells = titles.map((title, index) => cellXml(widths[index] ?? 0, [styled('CareTitle', [textRun(title)], w('keepNext'))]));
    return w('tr', {}, [w('trPr', {}, [w('cantSplit'), w('tblHeader')]), ...cells]);
}

function rowXml(cells: readonly Cell[], widths: readonly number[], place: Place): XmlNode {
    const words = cells.reduce((sum, { children }) => sum + children.reduce((own, block) => own + blockWords(block).length, 0), 0);
    return w('tr', {}, [
        words < SHORT_ROW ? w('trPr', {}, [w('cantSplit')]) : undefined,
        ...cells.map(({ children, tone }, index) => {
            const width = widths[index] ?? 0;
            const blocks = blocksXml(children, { ...place, width: width - CELL_MARGIN, style: 'CareCell' });
            return cellXml(
                width,
                place.keepNext && blocks.length === 0 ? [styled('CareCell', [], w('keepNext'))] : blocks,
                tone && FILLS[tone],
            );
        }),
    ]);
}

/**
 * The caption of a table, unless the heading above says it or its rows are named. Where changes are tracked, an empty one is below a heading instead:
 * LibreOffice leaves the paragraph right above a table that is removed, and an empty heading would stay.
 */
function captionXml({ caption, hideTitles }: DataTable, { above, keepsGaps }: Place): XmlNode[] {
    if (!hideTitles && !isSaidAbove(caption, above ?? '')) return [styled(CAPTION, [textRun(caption)], w('keepNext'))];
    return keepsGaps && above !== undefined ? [styled(CAPTION, [], w('keepNext'))] : [];
}

/** A table of data, with its caption above. */
function dataTable(table: DataTable, place: Place): XmlNode[] {
    const { columns, rows, caption, hideTitles, rowHeaders } = table;
    if (!rows.length) return [];
    const widths = columnWidths(table, place.width);
    const titles = columns.map(({ title }) => title);
    const about = hideTitles ? aboutRows(rows.map(([first]) => String(cellWords(first ?? { children: [] })))) : aboutColumns(titles);
    const shape = { caption, about, widths, firstRow: !hideTitles, firstColumn: rowHeaders };
    const head = hideTitles ? [] : [titleRow(titles, widths)];
    return [
        ...captionXml(table, place),
        ...tableXml(shape, [
            ...head,
            ...rows.map((row, at) => rowXml(row, widths, isKept(at, rows.length) ? { ...place, keepNext: true } : place)),
        ]),
    ];
}

/** A table written in Markdown. */
function plainTable({ children }: Table, place: Place): XmlNode[] {
    const columns = Math.max(1, ...children.map(row => row.children.length));
    const widths = shares(Array(columns).fill(1), place.width);
    const rows = children.map((row, at) => {
        const cells = widths.map((width, index) =>
            cellXml(width, [styled(at ? 'CareCell' : 'CareTitle', runs(row.children[index]?.children ?? [], place.writing))]),
        );
        return w('tr', {}, [at ? undefined : w('trPr', {}, [w('cantSplit'), w('tblHeader')]), ...cells]);
    });
    const about = aboutColumns((children[0]?.children ?? []).map(blockWords));
    return tableXml({ caption: '', about, widths, firstRow: true, firstColumn: false }, rows);
}

/** A frame around blocks in which only fields can be changed, and no label is deleted. */
function group(blocks: readonly XmlNode[], { writing }: Place): XmlNode {
    const properties = [wVal('id', writing.next()), wVal('lock', 'contentLocked'), w('group')];
    return w('sdt', {}, [w('sdtPr', {}, properties), w('sdtContent', {}, blocks)]);
}

/** A control around rows or a row: Word offers to add one below, with blank fields. */
function repeated(kind: 'repeatingSection' | 'repeatingSectionItem', rows: readonly XmlNode[], { writing }: Place): XmlNode {
    return w('sdt', {}, [w('sdtPr', {}, [wVal('id', writing.next()), e(`w15:${kind}`)]), w('sdtContent', {}, rows)]);
}

/** A table of a form: a row of titles, and a row for each thing that its fields are about. */
function formTable({ columns, rows, caption, repeats }: FormTable, place: Place): XmlNode[] {
    const widths = formWidths({ columns, rows }, place.width);
    const titles = columns.map(({ title }) => title);
    const body = rows.map((row, at) => {
        const isBand = isBandOf(row, columns);
        // What is asked about one thing is on one page.
        const inRow = isBand || isTogether(rows, at) ? { ...place, keepNext: true } : place;
        const kept = inRow.keepNext ? [w('keepNext')] : [];
        const cells = row.map((cell, index) => {
            const width = widths[index] ?? 0;
            const own = { ...inRow, style: 'CareCell' };
            if (cell === undefined) return cellXml(width, [styled('CareCell', [], ...kept)], ASKED, w('vMerge'));
            // A row that can be removed has no locked fields: they would keep it from being removed.
            if (isField(cell)) {
                const fieldPlace = { ...own, width: width - CELL_MARGIN };
                return cellXml(width, fieldXml(cell, fieldPlace, { isNarrow: true, isLocked: !repeats, isKept: inRow.keepNext }));
            }
            const over = isBand ? columns.length : (cell.over ?? 1);
            const room = widths.slice(index, index + over).reduce((sum, each) => sum + each, 0);
            const words = blocksXml(cell.words, { ...own, width: room - CELL_MARGIN });
            const goesOn = isGoingOn(rows, at, index) ? wVal('vMerge', 'restart') : undefined;
            return cellXml(room, words, ASKED, over > 1 ? wVal('gridSpan', over) : goesOn);
        });
        return w('tr', {}, [w('trPr', {}, [w('cantSplit')]), ...cells]);
    });
    const shape = { caption, about: aboutColumns(titles), widths, firstRow: true, firstColumn: false };
    const own = repeats
        ? [
              repeated(
                  'repeatingSection',
                  body.map(row => repeated('repeatingSectionItem', [row], place)),
                  place,
              ),
          ]
        : body;
    const [table, ...after] = tableXml(shape, [titleRow(titles, widths), ...own]);
    return table && !repeats ? [group([table], place), ...after] : [...(table ? [table] : []), ...after];
}

/** The shade of what a form asks. */
const ASKED = 'F4F6F7';

/** Fields that belong together: what is asked on the left, where to answer on the right. */
function fieldsTable(fields: readonly FormField[], place: Place): XmlNode[] {
    const widths = shares([4, 6], place.width);
    const [left = 0, right = 0] = widths;
    const rows = fields.map((field, index) => {
        // Few fields stay on one page: each row with the next.
        const together = fields.length <= MOST_TOGETHER && index < fields.length - 1 ? [w('keepNext')] : [];
        const asked = [
            styled('CareAsked', [textRun(field.label), ...(field.required ? [textRun(' (required)', { bold: false })] : [])], ...together),
            ...(field.help ? [styled('CareHelp', [textRun(field.help)], ...together)] : []),
        ];
        const answer = fieldXml(field, { ...place, width: right - CELL_MARGIN }, { isKept: together.length > 0 });
        return w('tr', {}, [w('trPr', {}, [w('cantSplit')]), cellXml(left, asked, ASKED), cellXml(right, answer)]);
    });
    const about = aboutRows(fields.map(({ label }) => label));
    const [table, ...after] = tableXml({ caption: 'Fields to fill in', about, widths, firstRow: false, firstColumn: false }, rows);
    return [...(table ? [group([table], place)] : []), ...after];
}

/** Where blocks are: how wide they may be, and what the table of contents lists. */
interface Place {
    readonly writing: Writing;
    /** In twentieths of a point. */
    readonly width: number;
    readonly entries: readonly ContentsEntry[];
    /** Whether the document is long enough for a list of contents. */
    readonly hasContents: boolean;
    /** Whether the title is the first of the headings, and the others are below it: see `WordLook`. */
    readonly outlinesTitle: boolean;
    /** Whether the gap after a table stays above a heading, too. */
    readonly keepsGaps: boolean;
    /** The style of a plain paragraph. */
    readonly style?: string;
    /** The words of the heading right above: a caption need not say them again. */
    readonly above?: string;
    /** Whether a paragraph stays on the page of what follows. */
    readonly keepNext?: boolean;
}

function listBlocks(list: List, place: Place, level: number): XmlNode[] {
    const numbering = list.ordered ? place.writing.numbering(list.start ?? 1) : BULLETS;
    const deepest = Math.min(level, 8);
    return list.children.flatMap(item => {
        const box = typeof item.checked === 'boolean' ? [textRun(item.checked ? '☒ ' : '☐ ')] : [];
        const [first, ...rest] = item.children;
        const head = first?.type === 'paragraph' ? place.writing.marked(first, runs(first.children, place.writing)) : [];
        const others = first?.type === 'paragraph' ? rest : item.children;
        // A cell has smaller text than a page.
        const style = place.style === 'CareCell' ? 'CareCell' : list.ordered ? 'ListNumber' : 'ListBullet';
        const number = w('numPr', {}, [wVal('ilvl', deepest), wVal('numId', numbering)]);
        const leads = place.style !== 'CareCell' && others[0]?.type === 'list';
        const together = place.keepNext || leads ? [w('keepNext')] : [];
        return [
            styled(style, [...box, ...head], ...together, number),
            ...others.flatMap(block => inList(block as BlockContent, place, level)),
        ];
    });
}

function inList(block: BlockContent, place: Place, level: number): XmlNode[] {
    if (block.type === 'list') return listBlocks(block, place, level + 1);
    if (block.type !== 'paragraph') return blockXml(block, place);
    const style = place.style === 'CareCell' ? 'CareCell' : 'ListContinue';
    return [styled(style, place.writing.marked(block, runs(block.children, place.writing)), w('ind', { left: 360 * (level + 1) }))];
}

function headingXml(heading: Heading, place: Place, anchor: string | undefined): XmlNode {
    const { depth, children, data } = heading;
    const style = depth === 1 ? 'Title' : `Heading${depth - 1}`;
    const words = place.writing.marked(heading, runs(children, place.writing));
    const isOnNew = data?.newPage || data?.beginsPage;
    const newPage = [...(isOnNew ? [w('pageBreakBefore')] : []), ...(isOnNew || data?.beginsSection ? [w('spacing', { before: 0 })] : [])];
    const properties = [...newPage, ...(place.outlinesTitle ? [wVal('outlineLvl', depth - 1)] : [])];
    if (!anchor) return styled(style, words, ...properties);
    const id = place.writing.next();
    return styled(style, [w('bookmarkStart', { id, name: anchor }), ...words, w('bookmarkEnd', { id })], ...properties);
}

/** One block of the tree. */
function blockXml(block: RootContent, place: Place): XmlNode[] {
    const { writing } = place;
    switch (block.type) {
        case 'paragraph':
            return [styled(place.style, writing.marked(block, runs(block.children, writing)), ...(place.keepNext ? [w('keepNext')] : []))];
        case 'heading':
            return [headingXml(block, place, place.entries.find(entry => entry.heading === block)?.anchor)];
        case 'list':
            return listBlocks(block, place, 0);
        case 'blockquote':
            return block.children.flatMap(child => blockXml(child, { ...place, style: 'Quote' }));
        case 'callout':
            return block.children.flatMap(child =>
                blockXml(child, { ...place, style: block.tone === 'warning' ? 'CareWarning' : 'CareNote' }),
            );
        case 'code':
            return [styled('CareCodeBlock', [textRun(block.value, {}, true)])];
        case 'table':
            return plainTable(block, place);
        case 'dataTable':
            return dataTable(block, place);
        case 'formField':
            return fieldsTable([block], place);
        case 'formTable':
            return formTable(block, place);
        case 'contents':
            return place.hasContents ? contentsXml(place.entries, block.depth, place.width) : [];
        default:
            return [];
    }
}

function styleOf(node: XmlNode | undefined): string | undefined {
    return valOf(child(node, 'w:pPr'), 'w:pStyle');
}

/** Whether a paragraph is the empty caption of a table. */
export function isEmptyCaption(node: XmlNode | undefined): boolean {
    return node !== undefined && styleOf(node) === CAPTION && !nodeText(node);
}

/** The gap after a table. */
export function gap(): XmlNode {
    return styled(GAP, []);
}

/** Whether a paragraph is the gap after a table. */
export function isGap(node: XmlNode | undefined): boolean {
    return styleOf(node) === GAP;
}

/** The blocks of a document. Fields that follow each other share a table. */
export function blocksXml(blocks: readonly RootContent[], place: Place): XmlNode[] {
    const made: XmlNode[] = [];
    let fields: FormField[] = [];
    const flush = (): void => {
        if (fields.length) for (const each of fieldsTable(fields, place)) made.push(each);
        fields = [];
    };
    for (const [at, block] of blocks.entries()) {
        if (block.type === 'formField') fields.push(block);
        else {
            flush();
            const before = blocks[at - 1];
            const own = before?.type === 'heading' ? { ...place, above: blockWords(before) } : place;
            // A heading has space above it: a gap would be a second one, and at the top of a page the only thing above the heading.
            if (block.type === 'heading' && !place.keepsGaps && isGap(made.at(-1))) made.pop();
            const xml = blockXml(block, leadsToField(blocks, at) ? { ...own, keepNext: true } : own);
            const isLeading = place.style !== 'CareCell' && leadsOn(blocks, at);
            for (const [index, each] of xml.entries()) made.push(isLeading && index === xml.length - 1 ? keptWithNext(each) : each);
        }
    }
    flush();
    return made;
}
