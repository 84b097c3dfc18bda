import type { RootContent } from 'mdast';
import { w, type XmlNode } from '../office/xml.ts';
import type { FormTable } from '../tree/document-tree.ts';
import { blockWords } from '../tree/prose.ts';

/** A small table stays on one page; of others no single row is left alone at the end or the beginning of a page. */
const FEW_ROWS = 3;

/** Whether a row stays on the page of the next one. */
export function isKept(at: number, count: number): boolean {
    return at < count - 1 && (count <= FEW_ROWS || at === 0 || at === count - 2);
}

/** More fields than this may be torn apart by the end of a page. */
export const MOST_TOGETHER = 10;
/** Whether the cell below goes on from a cell. */
export function isGoingOn(rows: FormTable['rows'], at: number, column: number): boolean {
    return at + 1 < rows.length && rows[at + 1]?.[column] === undefined;
}

/** Whether a row of a form stays on the page of the next one: both are about the same thing, which fits on a page. */
export function isTogether(rows: FormTable['rows'], at: number): boolean {
    if (!isGoingOn(rows, at, 0)) return false;
    const next = rows.findIndex((row, index) => index > at && row[0] !== undefined);
    return (next < 0 ? rows.length : next) - rows.findLastIndex((row, index) => index <= at && row[0] !== undefined) <= MOST_TOGETHER;
}

/** How many paragraphs say what a field is about. */
const MOST_LEADING = 6;

/** Whether a paragraph explains the fields that come after it: then it is on their page. */
export function leadsToField(blocks: readonly RootContent[], at: number): boolean {
    const next = blocks.slice(at + 1, at + MOST_LEADING).find(({ type }) => type !== 'paragraph');
    return blocks[at]?.type === 'paragraph' && next?.type === 'formField';
}

/** Whether a block is the beginning of the one after it: words with a colon before a list, or a text before the line about it. */
export function leadsOn(blocks: readonly RootContent[], at: number): boolean {
    const [block, next] = [blocks[at], blocks[at + 1]];
    if (!block || !next) return false;
    if (next.type === 'paragraph' && next.data?.staysWithBefore) return true;
    return block.type === 'paragraph' && next.type !== 'heading' && next.type !== 'paragraph' && /:\s*$/.test(blockWords(block));
}

/** A paragraph that stays on the page of what comes after it. */
export function keptWithNext(node: XmlNode): XmlNode {
    if (node.name !== 'w:p') return node;
    const [first, ...rest] = node.children;
    const isProperties = typeof first === 'object' && first.name === 'w:pPr';
    const own = isProperties ? first.children : [];
    if (own.some(each => typeof each === 'object' && each.name === 'w:keepNext')) return node;
    // The style is the first of its properties.
    const after = own.findIndex(each => typeof each === 'object' && each.name === 'w:pStyle') + 1;
    const properties = w('pPr', {}, [...own.slice(0, after), w('keepNext'), ...own.slice(after)]);
    return { ...node, children: [properties, ...(isProperties ? rest : node.children)] };
}
