import type { TextEdit } from '../model/findings.ts';
import type { Span } from '../model/values.ts';

/** The lines of an item, with the comments and empty lines above it. */
export interface Segment {
    readonly at: Span;
    readonly text: string;
}

/** What may stand behind an item on its last line. */
const REST_OF_LINE = /[^\S\n]*(?:\/\/[^\n]*|\/\*(?:(?!\*\/)[^\n])*\*\/[^\S\n]*)?\n/y;
const EMPTY_LINES = /^(?:[^\S\n]*\n)+/;

/** Where the line ends on which an offset stands, when nothing but a comment follows there. */
function endOfLine(text: string, offset: number): number | undefined {
    REST_OF_LINE.lastIndex = offset;
    return REST_OF_LINE.test(text) ? REST_OF_LINE.lastIndex : undefined;
}

/**
 * Cuts a block into the lines of its items.
 *
 * @param brace where the block begins, behind its brace
 * @param items where its items are
 * @returns nothing where two items share a line
 */
export function segmentsOf(text: string, brace: number, items: readonly Span[]): readonly Segment[] | undefined {
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
export function movedLines(segments: readonly Segment[], order: readonly number[]): TextEdit {
    // The empty lines above what comes first now stand above what came first before.
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
