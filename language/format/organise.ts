import type { AstNode } from 'langium';
import { fieldKey } from '../facts/field-values.ts';
import type { Field, Service } from '../generated/ast.ts';
import { blockOfRule, SAYINGS } from '../model/elements/blocks.ts';
import { BLOCK_ORDER, LINES, SERVICE_ORDER } from '../model/elements.ts';
import { applyEdits, type TextEdit } from '../model/findings.ts';
import { countFirst, type Span } from '../model/values.ts';

import { Lines } from '../syntax/lines.ts';
import type { ParsedText } from '../syntax/read.ts';
import { wholeOf } from '../syntax/tree.ts';

/** The lines of an item, with the comments and empty lines above it. */
interface Segment {
    readonly at: Span;
    readonly text: string;
}

/** What may follow an item on its last line. */
const REST_OF_LINE = /[^\S\n]*(?:\/\/[^\n]*|\/\*(?:(?!\*\/)[^\n])*\*\/[^\S\n]*)?\n/y;
const EMPTY_LINES = /^(?:[^\S\n]*\n)+/;

/** The end of the line that an offset is on, when only a comment follows there. */
function endOfLine(text: string, offset: number): number | undefined {
    REST_OF_LINE.lastIndex = offset;
    return REST_OF_LINE.test(text) ? REST_OF_LINE.lastIndex : undefined;
}

/**
 * Cuts a block into the lines of its items.
 *
 * @param brace where the block begins, after its brace
 * @param items where its items are
 * @returns one after the other, without gaps; nothing where two items share a line
 */
function segmentsOf(text: string, brace: number, items: readonly Span[]): readonly Segment[] | undefined {
    const segments: Segment[] = [];
    let start = endOfLine(text, brace);
    for (const [from, to] of items) {
        const end = endOfLine(text, to);
        if (start === undefined || end === undefined || from < start || text.slice(text.lastIndexOf('\n', from) + 1, from).trim()) {
            return undefined;
        }
        segments.push({ at: [start, end], text: text.slice(start, end) });
        start = end;
    }
    return segments;
}

/**
 * One edit that puts segments into another order, from the first to the last that moves.
 *
 * @param order which segment comes at each place
 */
function movedLines(segments: readonly Segment[], order: readonly number[]): TextEdit {
    // The empty lines above what comes first are now above what came first before.
    const leading = EMPTY_LINES.exec(segments[order[0] ?? 0]?.text ?? '')?.[0] ?? '';
    const texts = segments.map(({ text }, index) => {
        if (order[0] === 0) return text;
        if (index === order[0]) return text.slice(leading.length);
        return index === 0 ? leading + text : text;
    });
    const first = order.findIndex((from, to) => from !== to);
    const last = order.findLastIndex((from, to) => from !== to);
    const text = order
        .slice(first, last + 1)
        .map(index => texts[index])
        .join('');
    return { at: [segments[first]?.at[0] ?? 0, segments[last]?.at[1] ?? 0], text };
}

/** The words by which the orders name the parts of a service that are no fields and no blocks. */
const WORDS: Readonly<Record<string, string>> = { ...SAYINGS, Role: LINES.role.words };

/**
 * Puts the blocks and lines of services into the order in which a specification is read. Comments and empty lines move
 * with what they are above. A service that can't be read everywhere stays as it is.
 *
 * @returns edits in the order of the text
 */
export function organise(text: string, { document, problems }: ParsedText): readonly TextEdit[] {
    const blocks = document.blocks ?? [];
    const lines = new Lines(text);
    // Both are gone through once, in the order of the text: a text may have as many problems as services.
    const inOrderOfText = problems.map(({ at }) => at).toSorted(([a], [b]) => a - b);
    let passed = 0;
    let reaches = -1;
    return blocks.flatMap((block, index) => {
        const next = blocks[index + 1];
        const to = next ? wholeOf(next)[0] : text.length;
        for (; passed < inOrderOfText.length; passed++) {
            const [begins, ends] = inOrderOfText[passed] as Span;
            if (begins > to) break;
            reaches = Math.max(reaches, ends);
        }
        const isReadable = reaches < wholeOf(block)[0];
        return isReadable && block.$type === 'Service' ? serviceEdits(lines, block) : [];
    });
}

function serviceEdits(lines: Lines, service: Service): readonly TextEdit[] {
    const inner = service.items.flatMap((item): readonly TextEdit[] => {
        const order = Object.hasOwn(BLOCK_ORDER, item.$type) ? BLOCK_ORDER[item.$type as keyof typeof BLOCK_ORDER] : undefined;
        return order && 'items' in item ? inOrder(lines, item, item.items, order, []) : [];
    });
    return inOrder(lines, service, service.items, SERVICE_ORDER, inner);
}

/** The edits that put the items of a block in order, with edits made in the items themselves, which are in the order of the text. */
function inOrder(
    lines: Lines,
    block: AstNode,
    items: readonly AstNode[],
    order: readonly string[],
    inner: readonly TextEdit[],
): readonly TextEdit[] {
    const { text } = lines;
    const ranks = ranksOf(items, order);
    const sorted = items.map((_, index) => index).toSorted((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
    const [from, to] = wholeOf(block);
    const opened = lines.blocks[countFirst(lines.blocks, ({ open }) => open < from)];
    const spans = items.map(wholeOf);
    const isMoved = sorted.some((index, place) => index !== place);
    const segments = opened && opened.open < to && isMoved ? segmentsOf(text, opened.open + 1, spans) : undefined;
    if (!segments) return inner;
    let placed = 0;
    const edited = segments.map(({ at }): Segment => {
        const first = placed;
        while (placed < inner.length && (inner[placed] as TextEdit).at[1] <= at[1]) placed++;
        const own = inner.slice(first, placed);
        const moved = own.map(edit => ({ ...edit, at: [edit.at[0] - at[0], edit.at[1] - at[0]] as const }));
        return { at, text: applyEdits(text.slice(...at), moved) };
    });
    return [movedLines(edited, sorted)];
}

/** Where each item goes. An item that the order does not name stays after the item that it follows now. */
function ranksOf(items: readonly AstNode[], order: readonly string[]): readonly number[] {
    const keys = order.map(words => words.replaceAll(' ', ''));
    const ranks: number[] = [];
    for (const item of items) {
        const rank = keys.indexOf(wordsOf(item).replaceAll(' ', ''));
        ranks.push(rank >= 0 ? rank : (ranks.at(-1) ?? -1));
    }
    return ranks;
}

function wordsOf(item: AstNode): string {
    if (item.$type === 'Statements') return (item as AstNode & { readonly kind?: string }).kind ?? '';
    return blockOfRule(item.$type) ?? WORDS[item.$type] ?? fieldKey(item as Field);
}
