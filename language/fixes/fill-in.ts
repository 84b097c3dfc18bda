import { openerOf } from '../model/elements/blocks.ts';
import type { Element, SubjectFacts } from '../model/facts.ts';
import type { TextEdit } from '../model/findings.ts';
import { placeholdersIn } from '../model/placeholders.ts';
import type { Span } from '../model/values.ts';

/** Edits for a place that is still to be filled in, other than what people write there. */

function holds([start, end]: Span, at: Span): boolean {
    return start <= at[0] && at[1] <= end;
}

function lengthOf([start, end]: Span): number {
    return end - start;
}

/** The elements of a service or a review that hold a place, and in which no smaller one holds it. Several for a list of terms. */
export function elementsAround(at: Span, { elements }: SubjectFacts): readonly Element[] {
    const around = elements.filter(({ whole }) => holds(whole, at));
    const least = Math.min(...around.map(({ whole }) => lengthOf(whole)));
    return around.filter(({ whole }) => lengthOf(whole) === least);
}

/** Something that can be taken out of a document. */
interface Part {
    readonly edit: TextEdit;
    /** How it begins, for a block: `policy engagement`. */
    readonly head?: string;
}

/** The text of a block between its braces; nothing for what is no block. */
function innerOf(text: string, [start, end]: Span): Span | undefined {
    const open = text.indexOf('{', start);
    return open >= 0 && open < end && text[end - 1] === '}' ? [open + 1, end - 1] : undefined;
}

/** Taking out a block, with the empty lines before it. */
function withoutBlock(text: string, [start, end]: Span): TextEdit {
    const before = text.slice(0, start);
    const empty = /\n(?<!\n[ \t]*\r?\n)(?:[ \t]*\r?\n)+[ \t]*$/.exec(before);
    return { at: [empty ? empty.index + 1 : start, end], text: '' };
}

/**
 * The line that holds a place, and the block around it, as they can be taken out of a service or a review. The line alone is not
 * among them where nothing would be left of its block.
 *
 * @param text of the document
 */
export function removableAround(at: Span, subject: SubjectFacts, text: string): { readonly line?: TextEdit; readonly block?: Part } {
    // Parts of a line, such as how often a measure is taken, are not taken out of it.
    const spans = [...subject.elements, ...subject.lines, ...subject.blocks]
        .map(({ whole }) => whole)
        .filter(whole => holds(whole, at) && /(?:^|[\n{])[ \t]*$/.test(text.slice(0, whole[0])));
    const [inner, ...outer] = spans.toSorted((a, b) => lengthOf(a) - lengthOf(b));
    if (!inner) return {};
    const isBlock = (span: Span): boolean => innerOf(text, span) !== undefined && /^[\p{L}]/u.test(text.slice(...span));
    const block = isBlock(inner) ? inner : outer.find(isBlock);
    const own = block && innerOf(text, block);
    const isOnly = own && !`${text.slice(own[0], inner[0])}${text.slice(inner[1], own[1])}`.trim();
    // A block that many lines share, such as `team`, is not taken out for one of them.
    const isNamed = block && openerOf(text.slice(...block))?.name !== undefined;
    return {
        ...(inner !== block && !isOnly && { line: { at: inner, text: '' } }),
        ...(block &&
            own &&
            (isNamed || isOnly) && { block: { edit: withoutBlock(text, block), head: text.slice(block[0], own[0] - 1).trim() } }),
    };
}

/**
 * Where the first placeholder that edits write is in the text as they leave it; nothing where they write none.
 *
 * @param edits in the order of the text
 */
export function firstWritten(edits: readonly TextEdit[]): Span | undefined {
    let moved = 0;
    for (const { at, text } of edits) {
        const [first] = placeholdersIn(text);
        if (first) {
            const start = at[0] + moved + first.index;
            return [start, start + first[0].length];
        }
        moved += text.length - lengthOf(at);
    }
    return undefined;
}
