import type { BlockContent, Heading, List, PhrasingContent, RootContent, Table } from 'mdast';
import { w, wVal, type XmlNode } from '../office/xml.ts';
import { onOneLine } from '../tree/build.ts';
import { bookmarkOf, type Cell, type DataTable, type FormField, fieldHint, type Tone } from '../tree/document-tree.ts';
import { blockWords } from '../tree/prose.ts';
import { BULLETS, run, runs, type Writing } from './phrases.ts';

/** A heading that the table of contents can lead to. */
interface Entry {
    readonly heading: Heading;
    readonly anchor: string;
}

export function entriesOf(blocks: readonly RootContent[]): readonly Entry[] {
    const headings = blocks.filter(block => block.type === 'heading' && block.depth > 1);
    return headings.map((heading, index) => ({ heading: heading as Heading, anchor: `_Toc${String(index + 1).padStart(6, '0')}` }));
}

function fieldChar(type: 'begin' | 'separate' | 'end'): XmlNode {
    return w('r', {}, [w('fldChar', { fldCharType: type })]);
}

/** The page of a heading. Nobody knows it before pages are made: what shows the document works it out. */
function pageOf(anchor: string): readonly XmlNode[] {
    const instruction = w('instrText', { 'xml:space': 'preserve' }, [` PAGEREF ${anchor} \\h `]);
    return [w('r', {}, [w('tab')]), fieldChar('begin'), w('r', {}, [instruction]), fieldChar('separate'), run(' '), fieldChar('end')];
}

/**
 * The table of contents: a link to each heading, with a field for its page.
 *
 * It is no `TOC` field: LibreOffice shows what such a field held when it was saved, and works out the pages of fields outside of one.
 * Word works them out before it prints, and when somebody updates them. The document does not ask for that by itself, as
 * Word would then ask whoever opens it.
 */
function contents(entries: readonly Entry[], depth: number, width: number): XmlNode[] {
    const listed = entries.filter(({ heading }) => heading.depth <= depth);
    if (!listed.length) return [];
    const tabs = w('tabs', {}, [w('tab', { val: 'right', pos: width })]);
    const lines = listed.map(({ heading, anchor }) =>
        styled(`TOC${heading.depth - 1}`, [w('hyperlink', { anchor, history: 1 }, [run(blockWords(heading)), ...pageOf(anchor)])], tabs),
    );
    return [styled('TOCHeading', [run('Contents')]), ...lines];
}

/** Room that a cell takes from its text. */
const CELL_MARGIN = 216;
/** What a character of a table takes at most, in twentieths of a point: bold capitals are wide. */
const CHARACTER = 125;
/** An empty column keeps the room of a few characters, for its title. */
const LEAST_MEAN = 6;
/** No column claims more of a page for one long word. */
const LARGEST_CLAIM = 0.3;

/** Whole widths that add up to the width of the page. */
function shares(widths: readonly number[], width: number): number[] {
    const total = widths.reduce((sum, each) => sum + each, 0) || 1;
    return widths.map(each => Math.floor((each / total) * width));
}

function longestWord(text: string): number {
    return Math.max(0, ...text.split(/\s+/).map(word => word.length));
}

/**
 * Widths of the columns of a table: between what was planned and what the texts need, so that an empty column leaves its room to
 * a full one. Each has room for its longest word, such as the code of a requirement.
 */
export function columnWidths({ columns, rows }: DataTable, width: number): number[] {
    const planned = shares(
        columns.map(column => column.width),
        width,
    );
    const texts = columns.map((_, index) => rows.map(row => row[index]?.children.map(blockWords).join('\n') ?? ''));
    const needed = shares(
        texts.map(cells => Math.sqrt(LEAST_MEAN + cells.reduce((sum, cell) => sum + cell.length, 0) / (rows.length || 1))),
        width,
    );
    const least = texts.map((cells, index) => {
        const words = [columns[index]?.title ?? '', ...cells].map(longestWord);
        return Math.min(LARGEST_CLAIM * width, Math.max(...words) * CHARACTER + CELL_MARGIN);
    });
    const room = width - least.reduce((sum, each) => sum + each, 0);
    if (room <= 0) return shares(least, width);
    const wanted = planned.map((each, index) => Math.max(0, (each + (needed[index] ?? 0)) / 2 - (least[index] ?? 0)));
    const more = shares(wanted, room);
    return least.map((each, index) => Math.floor(each + (more[index] ?? 0)));
}

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
function tableLook(firstRow: boolean, firstColumn: boolean): XmlNode {
    const sum = 0x0600 + (firstRow ? 0x20 : 0) + (firstColumn ? 0x80 : 0);
    const mark = (isOn: boolean): number => (isOn ? 1 : 0);
    const marks = { firstRow: mark(firstRow), lastRow: 0, firstColumn: mark(firstColumn), lastColumn: 0, noHBand: 1, noVBand: 1 };
    return w('tblLook', { val: sum.toString(16).padStart(4, '0'), ...marks });
}

/** A table with its rows; behind it a small paragraph, as two tables that touch become one. */
function tableXml({ caption, widths, firstRow, firstColumn }: TableShape, rows: readonly XmlNode[]): XmlNode[] {
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

function cellXml(width: number, blocks: readonly XmlNode[], fill?: string): XmlNode {
    const last = blocks.at(-1);
    const properties = w('tcPr', {}, [
        w('tcW', { w: width, type: 'dxa' }),
        ...(fill ? [w('shd', { val: 'clear', color: 'auto', fill })] : []),
    ]);
    // A cell has to end with a paragraph.
    return w('tc', {}, [properties, ...blocks, ...(last?.name === 'w:p' ? [] : [styled('CareCell', [])])]);
}

/** The row of titles, which is repeated on every page. */
function titleRow(titles: readonly string[], widths: readonly number[]): XmlNode {
    const cells = titles.map((title, index) => cellXml(widths[index] ?? 0, [styled('CareCell', [run(title)])]));
    return w('tr', {}, [w('trPr', {}, [w('cantSplit'), w('tblHeader')]), ...cells]);
}

function rowXml(cells: readonly Cell[], widths: readonly number[], place: Place): XmlNode {
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
function dataTable(table: DataTable, place: Place): XmlNode[] {
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
function plainTable({ children }: Table, place: Place): XmlNode[] {
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

/** More fields than this may be torn apart by the end of a page. */
const MOST_TOGETHER = 10;
/** Word takes no longer names for a content control. */
const LONGEST = 64;

/** What may stand in a content control. */
function kindOf({ field, choices }: FormField): XmlNode {
    switch (field) {
        case 'date':
            return w('date', {}, [
                wVal('dateFormat', 'd MMMM yyyy'),
                wVal('lid', 'en-GB'),
                wVal('storeMappedDataAs', 'date'),
                wVal('calendar', 'gregorian'),
            ]);
        case 'choice':
            return w(
                'dropDownList',
                {},
                choices.map(({ value, title }) => w('listItem', { displayText: onOneLine(title), value })),
            );
        case 'prose':
            return w('richText');
        default:
            return w('text');
    }
}

/** A content control of Word: a field that can be filled in, found again by its tag. */
function contentControl(field: FormField, id: number): XmlNode {
    const properties = w('sdtPr', {}, [
        wVal('alias', onOneLine(field.label).slice(0, LONGEST)),
        wVal('tag', field.tag),
        wVal('id', id),
        w('showingPlcHdr'),
        kindOf(field),
    ]);
    return w('sdt', {}, [properties, w('sdtContent', {}, [run(fieldHint(field), { style: 'PlaceholderText' })])]);
}

/** Fields that belong together: what is asked on the left, where to answer on the right. */
function fieldsTable(fields: readonly FormField[], place: Place): XmlNode[] {
    const widths = shares([4, 6], place.width);
    const [left = 0, right = 0] = widths;
    const rows = fields.map((field, index) => {
        // Few fields stay on one page: each row with the next.
        const together = fields.length <= MOST_TOGETHER && index < fields.length - 1 ? [w('keepNext')] : [];
        const asked = [
            styled('CareCell', [run(field.label, { bold: true }), ...(field.required ? [run(' (required)')] : [])], ...together),
            ...(field.help ? [styled('CareHelp', [run(field.help)], ...together)] : []),
        ];
        const id = place.writing.next();
        const marked = [w('bookmarkStart', { id, name: bookmarkOf(field.tag) }), contentControl(field, id), w('bookmarkEnd', { id })];
        const answer = styled('CareCell', marked, ...together);
        return w('tr', {}, [w('trPr', {}, [w('cantSplit')]), cellXml(left, asked, 'F4F6F7'), cellXml(right, [answer])]);
    });
    return tableXml({ caption: 'Fields to fill in', widths, firstRow: false, firstColumn: false }, rows);
}

/** Where blocks stand: how wide they may be, and what the table of contents lists. */
interface Place {
    readonly writing: Writing;
    /** In twentieths of a point. */
    readonly width: number;
    readonly entries: readonly Entry[];
    /** The style of a plain paragraph. */
    readonly style?: string;
    /** The words of the heading right above: a caption need not say them again. */
    readonly above?: string;
    /** Whether a paragraph stays on the page of what follows. */
    readonly keepNext?: boolean;
}

/** A paragraph in a style. */
export function styled(style: string | undefined, children: readonly XmlNode[], ...more: readonly XmlNode[]): XmlNode {
    const properties = [...(style ? [wVal('pStyle', style)] : []), ...more];
    return w('p', {}, [properties.length ? w('pPr', {}, properties) : undefined, ...children]);
}

function listBlocks(list: List, place: Place, level: number): XmlNode[] {
    const numbering = list.ordered ? place.writing.numbering(list.start ?? 1) : BULLETS;
    const deepest = Math.min(level, 8);
    return list.children.flatMap(item => {
        const box = typeof item.checked === 'boolean' ? [run(item.checked ? '☒ ' : '☐ ')] : [];
        const [first, ...rest] = item.children;
        const head = first?.type === 'paragraph' ? runs(first.children, place.writing) : [];
        const others = first?.type === 'paragraph' ? rest : item.children;
        const style = list.ordered ? 'ListNumber' : 'ListBullet';
        const number = w('numPr', {}, [wVal('ilvl', deepest), wVal('numId', numbering)]);
        return [styled(style, [...box, ...head], number), ...others.flatMap(block => inList(block as BlockContent, place, level))];
    });
}

function inList(block: BlockContent, place: Place, level: number): XmlNode[] {
    if (block.type === 'list') return listBlocks(block, place, level + 1);
    if (block.type !== 'paragraph') return blockXml(block, place);
    return [styled('ListContinue', runs(block.children, place.writing), w('ind', { left: 360 * (level + 1) }))];
}

function headingXml(depth: number, children: readonly PhrasingContent[], place: Place, anchor: string | undefined): XmlNode {
    const style = depth === 1 ? 'Title' : `Heading${depth - 1}`;
    const words = runs(children, place.writing);
    if (!anchor) return styled(style, words);
    const id = place.writing.next();
    return styled(style, [w('bookmarkStart', { id, name: anchor }), ...words, w('bookmarkEnd', { id })]);
}

/** One block of the tree. */
function blockXml(block: RootContent, place: Place): XmlNode[] {
    const { writing } = place;
    switch (block.type) {
        case 'paragraph':
            return [styled(place.style, runs(block.children, writing), ...(place.keepNext ? [w('keepNext')] : []))];
        case 'heading':
            return [headingXml(block.depth, block.children, place, place.entries.find(entry => entry.heading === block)?.anchor)];
        case 'list':
            return listBlocks(block, place, 0);
        case 'blockquote':
            return block.children.flatMap(child => blockXml(child, { ...place, style: 'Quote' }));
        case 'callout':
            return block.children.flatMap(child =>
                blockXml(child, { ...place, style: block.tone === 'warning' ? 'CareWarning' : 'CareNote' }),
            );
        case 'code':
            return [styled('CareCodeBlock', [run(block.value, {}, true)])];
        case 'table':
            return plainTable(block, place);
        case 'dataTable':
            return dataTable(block, place);
        case 'formField':
            return fieldsTable([block], place);
        case 'contents':
            return contents(place.entries, block.depth, place.width);
        default:
            return [];
    }
}

/** How many paragraphs say what a field is about. */
const MOST_LEADING = 6;

/** Whether a paragraph explains the fields that come after it: then it stands on their page. */
function leadsToField(blocks: readonly RootContent[], at: number): boolean {
    const next = blocks.slice(at + 1, at + MOST_LEADING).find(({ type }) => type !== 'paragraph');
    return blocks[at]?.type === 'paragraph' && next?.type === 'formField';
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
            for (const each of blockXml(block, leadsToField(blocks, at) ? { ...own, keepNext: true } : own)) made.push(each);
        }
    }
    flush();
    return made;
}
