import type { BlockContent, Heading, PhrasingContent, TableCell } from 'mdast';
import { withoutLayout } from '../../language/model/text.ts';
import { child, childrenOf, chosenBranch, switched, valOf, type XmlNode } from '../office/xml.ts';
import { blockWords, text } from '../tree/prose.ts';

import { areEntryTitles } from './entry-titles.ts';
import type { Findings } from './findings.ts';
import { partOf } from './headings.ts';
import { shownWords } from './word-fields.ts';

/** The blocks of each cell of a row. */
type RowBlocks = readonly (readonly BlockContent[])[];

const LONGEST_LABEL = 120;
const NUMBERED = /^\d/;
/** Deeper than the headings in rows that hold nothing else. */
const LABEL_DEPTH = 4;

function wordsOf(cell: readonly BlockContent[] = []): string {
    return cell.map(blockWords).join(' ').trim();
}

function isHeadingRow(row: RowBlocks): boolean {
    const words = row.length === 1 ? wordsOf(row[0]) : '';
    return words !== '' && words.length <= LONGEST_LABEL;
}

/** A row with a label and text beside it: several paragraphs, a list, or what a known heading is above. */
function isLongRow(row: RowBlocks): boolean {
    const [label, text = []] = row;
    const isLong = text.length > 1 || text.some(block => block.type === 'list');
    return (
        row.length === 2 && wordsOf(label).length <= LONGEST_LABEL && (isLong || (text.length > 0 && partOf(wordsOf(label)) !== undefined))
    );
}

/**
 * Where a table is the frame of a whole document, as many specifications are: the row at which the document begins. What is above
 * is a table with a label and a value in each row. Nothing for a table that is one.
 */
function beginOfFrame(rows: readonly RowBlocks[]): number | undefined {
    const headings = rows.filter(isHeadingRow).length;
    const long = rows.filter(isLongRow).length;
    if (rows.length < 3 || headings + long < 2 || rows.some(row => row.length > 2)) return undefined;
    if (rows.slice(0, 2).some(row => areEntryTitles(row.map(wordsOf)))) return undefined;
    // A row for a title above labels and values is no begin.
    const begin = rows.findIndex((row, at) => isLongRow(row) || (isHeadingRow(row) && at > 0));
    return begin < 0 ? undefined : begin;
}

function asHeading(words: string, depth: Heading['depth']): Heading {
    return { type: 'heading', depth, children: [{ type: 'text', value: words }] };
}

/** The rows of a frame as text: what has a row to itself, and what is beside a label as under a heading. */
function outOfFrame(rows: readonly RowBlocks[]): readonly BlockContent[] {
    return rows.flatMap((row): readonly BlockContent[] => {
        const [first = [], second] = row;
        if (!second) {
            const words = wordsOf(first);
            const [only] = first;
            return isHeadingRow(row) && first.length === 1 && only?.type === 'paragraph' && NUMBERED.test(words)
                ? [asHeading(words, /^\d+\.\d/.test(words) ? 3 : 2)]
                : first;
        }
        const label = wordsOf(first);
        // A label over several rows is in the first of them.
        if (!label) return second;
        return label.length <= LONGEST_LABEL ? [asHeading(label, LABEL_DEPTH), ...second] : [...first, ...second];
    });
}

/** A cell of a row, and how many columns it covers. Nothing is in columns that a row leaves free. */
interface WordCell {
    readonly cell: XmlNode | undefined;
    readonly columns: number;
    /** Whether it goes on from the cell above it. */
    readonly goesOn: boolean;
}

/** More columns than this are a mistake, or meant to do harm. */
const MOST_COLUMNS = 100;

/** The rows of a table, also those in controls and in tracked changes; deleted ones are left out. */
export function tableRows(node: XmlNode, findings: Findings): readonly (readonly WordCell[])[] {
    return childrenOf(node).flatMap((each): readonly (readonly WordCell[])[] => {
        switch (each.name) {
            case 'w:tr':
                if (child(each, 'w:trPr', 'w:del')) {
                    findings.change(false);
                    return [];
                }
                if (switched(child(each, 'w:trPr'), 'w:hidden')) {
                    findings.keepUnread('hidden', shownWords(each), '');
                    return [];
                }
                if (child(each, 'w:trPr', 'w:ins')) findings.change(true);
                return [rowOf(each, findings)];
            case 'w:del':
            case 'w:moveFrom':
                findings.change(false);
                return [];
            case 'mc:AlternateContent':
                return chosenBranch(each).flatMap(inner => tableRows({ name: '', attributes: {}, children: [inner] }, findings));
            case 'w:tblPr':
                return [];
            default:
                return tableRows(each, findings);
        }
    });
}

function columnsOf(written: string | undefined, otherwise: number): number {
    const columns = Number(written ?? otherwise);
    return Number.isInteger(columns) ? Math.min(MOST_COLUMNS, Math.max(otherwise, columns)) : otherwise;
}

function rowOf(row: XmlNode, findings: Findings): readonly WordCell[] {
    const free = (name: string): readonly WordCell[] => {
        const columns = columnsOf(valOf(row, 'w:trPr', name), 0);
        return columns ? [{ cell: undefined, columns, goesOn: false }] : [];
    };
    return [...free('w:gridBefore'), ...cellsOf(row, findings), ...free('w:gridAfter')];
}

function cellsOf(row: XmlNode, findings: Findings): readonly WordCell[] {
    return childrenOf(row).flatMap((each): readonly WordCell[] => {
        if (each.name === 'w:trPr' || each.name === 'w:tblPrEx' || each.name === 'w:sdtPr') return [];
        if (each.name === 'w:del' || each.name === 'w:moveFrom') return [];
        if (each.name !== 'w:tc') return cellsOf(each, findings);
        const columns = columnsOf(valOf(each, 'w:tcPr', 'w:gridSpan'), 1);
        if (child(each, 'w:tcPr', 'w:cellDel')) {
            findings.count('cell');
            return [{ cell: undefined, columns, goesOn: false }];
        }
        const merge = child(each, 'w:tcPr', 'w:vMerge');
        return [{ cell: each, columns, goesOn: merge !== undefined && merge.attributes['w:val'] !== 'restart' }];
    });
}

/** Cells whose blocks have been read. */
interface ReadCell<Block> extends Omit<WordCell, 'cell'> {
    readonly blocks: readonly Block[];
}

/** What is known of the cells of a table beside their words. */
interface Spans {
    /** Whether a row has one cell, over all columns. */
    readonly isWhole: (row: number) => boolean;
    /** Whether a cell goes on from the one above it. */
    readonly goesOn: (row: number, column: number) => boolean;
}

/** A table as blocks: a table of Markdown; the text in it, where it is only a frame around text. */
export function tableBlocks<Block>(
    rows: readonly (readonly ReadCell<Block>[])[],
    settle: (blocks: readonly Block[], isCell: boolean) => BlockContent[],
): (Block | BlockContent)[] {
    const width = Math.max(0, ...rows.map(row => row.reduce((sum, { columns }) => sum + columns, 0)));
    const cells = Math.max(0, ...rows.map(row => row.length));
    // A table of one cell is a frame around text; so is one of one column, and a row of it with a number can be a heading.
    if (cells <= 1 && isOneColumn(rows.map(row => row.map(({ blocks }) => settle(blocks, false)))))
        return [...outOfFrame(rows.map(row => row.map(({ blocks }) => settle(blocks, false))))];
    if (cells <= 1) return rows.flatMap(row => row.flatMap(({ blocks }) => [...blocks]));
    const plain: RowBlocks[] = rows.map(row => row.map(({ blocks }) => settle(blocks, false)));
    const begin = width <= MOST_COLUMNS ? beginOfFrame(plain) : undefined;
    const wide = rows.map(row => row.flatMap(({ blocks, columns }) => [settle(blocks, true), ...free(columns - 1)]));
    const merged = rows.map(row => row.flatMap(({ goesOn, columns }) => [goesOn, ...Array<boolean>(Math.max(0, columns - 1)).fill(false)]));
    const spans: Spans = { isWhole: at => rows[at]?.length === 1, goesOn: (at, column) => merged[at]?.[column] ?? false };
    return begin === undefined ? tableOf(wide, spans) : [...tableOf(wide.slice(0, begin), spans), ...outOfFrame(plain.slice(begin))];
}

/** Whether a table of one column has several rows that are numbered headings of the contract, with text between. */
function isOneColumn(rows: readonly RowBlocks[]): boolean {
    const numbered = rows.filter(row => isHeadingRow(row) && row[0]?.length === 1 && NUMBERED.test(wordsOf(row[0]))).length;
    return numbered > 1 && rows.length > numbered;
}

function free(columns: number): readonly (readonly BlockContent[])[] {
    return Array.from({ length: Math.max(0, columns) }, () => []);
}

/** Cells as a table; nothing where all are empty. */
function tableOf(cells: readonly RowBlocks[], { isWhole, goesOn }: Spans): BlockContent[] {
    const width = Math.max(0, ...cells.map(row => row.length));
    const made = cells.map((row, at) => ({
        type: 'tableRow' as const,
        ...(isWhole(at) && { data: { isWhole: true } }),
        children: [...row, ...free(width - row.length)].map(
            (blocks, column): TableCell => ({
                type: 'tableCell',
                ...(goesOn(at, column) && { data: { goesOn: true } }),
                children: cellPhrases(blocks),
            }),
        ),
    }));
    const used = Array.from({ length: width }, (_, column) => made.some(({ children }) => children[column]?.children.length));
    const kept = made.map(row => ({ ...row, children: row.children.filter((_, column) => used[column]) }));
    return kept.some(({ children }) => children.length) ? [{ type: 'table', align: null, children: kept }] : [];
}

/** Blocks of a cell on one line: Markdown has no room for more. */
function cellPhrases(blocks: readonly BlockContent[]): PhrasingContent[] {
    return blocks.flatMap((block, index) => {
        const own = block.type === 'paragraph' || block.type === 'heading' ? block.children : [text(wordsInCell(block))];
        return [...(index ? [text(' / ')] : []), ...own.map(withoutBreaks)];
    });
}

function withoutBreaks(phrase: PhrasingContent): PhrasingContent {
    if (phrase.type === 'text') return text(phrase.value.replaceAll('\n', ' '));
    return 'children' in phrase
        ? ({ ...phrase, children: (phrase.children as PhrasingContent[]).map(withoutBreaks) } as PhrasingContent)
        : phrase;
}

/** The words of a list or table in a cell, its points and rows apart. */
function wordsInCell(block: BlockContent): string {
    if (block.type === 'list')
        return block.children
            .map(
                (item, at) =>
                    `${block.ordered ? `${(block.start ?? 1) + at}. ` : '• '}${item.children.map(each => wordsInCell(each as BlockContent)).join(' ')}`,
            )
            .join('; ');
    if (block.type === 'table') return block.children.map(row => row.children.map(cell => blockWords(cell).trim()).join(' | ')).join('; ');
    return withoutLayout(blockWords(block));
}
