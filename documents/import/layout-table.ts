import type { BlockContent, Heading } from 'mdast';
import { blockWords } from '../tree/prose.ts';

/** The blocks of each cell of a row. */
export type RowBlocks = readonly (readonly BlockContent[])[];

const LONGEST_LABEL = 120;
/** Deeper than the headings that stand in a row of their own. */
const LABEL_DEPTH = 4;

function wordsOf(cell: readonly BlockContent[] = []): string {
    return cell.map(blockWords).join(' ').trim();
}

function isHeadingRow(row: RowBlocks): boolean {
    const words = row.length === 1 ? wordsOf(row[0]) : '';
    return words !== '' && words.length <= LONGEST_LABEL;
}

function isLongRow(row: RowBlocks): boolean {
    const [label, text = []] = row;
    return row.length === 2 && wordsOf(label).length <= LONGEST_LABEL && (text.length > 1 || text.some(block => block.type === 'list'));
}

/**
 * Where a table is the frame of a whole document, as many specifications are: the row at which the document begins. What stands above
 * is a table with a label and a value in each row. Nothing for a table that is one.
 */
export function beginOfFrame(rows: readonly RowBlocks[]): number | undefined {
    const headings = rows.filter(isHeadingRow).length;
    const long = rows.filter(isLongRow).length;
    if (rows.length < 3 || headings + long < 2 || rows.some(row => row.length > 2)) return undefined;
    // A row for a title above labels and values is no begin.
    const begin = rows.findIndex((row, at) => isLongRow(row) || (isHeadingRow(row) && at > 0));
    return begin < 0 ? undefined : begin;
}

function asHeading(words: string, depth: Heading['depth']): Heading {
    return { type: 'heading', depth, children: [{ type: 'text', value: words }] };
}

/** The rows of a frame as text: what stands in a row of its own, and what stands beside a label as under a heading. */
export function outOfFrame(rows: readonly RowBlocks[]): readonly BlockContent[] {
    return rows.flatMap((row): readonly BlockContent[] => {
        const [first = [], second] = row;
        if (!second) {
            const words = wordsOf(first);
            const [only] = first;
            return isHeadingRow(row) && first.length === 1 && only?.type === 'paragraph' && /^\d/.test(words)
                ? [asHeading(words, 3)]
                : first;
        }
        const label = wordsOf(first);
        // A label over several rows stands in the first of them.
        if (!label) return second;
        return label.length <= LONGEST_LABEL ? [asHeading(label, LABEL_DEPTH), ...second] : [...first, ...second];
    });
}
