import type { DocumentFacts } from './facts.ts';
import type { TextEdit } from './findings.ts';
import type { Span } from './values.ts';

/** A text with edits made: they are in the order of the text and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
    const parts: string[] = [];
    let done = 0;
    for (const { at, text: inserted } of edits) {
        parts.push(text.slice(done, at[0]), inserted);
        done = at[1];
    }
    parts.push(text.slice(done));
    return parts.join('');
}

/** Edits in the order of a text. What they insert takes the line endings of the text: those of most of its lines. */
export function inLineEndsOf(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
    const ending = lineEndOf(text);
    return edits
        .toSorted((a, b) => b.at[0] - a.at[0] || b.at[1] - a.at[1])
        .toReversed()
        .map(({ at, text: put }) => ({ at, text: put.replaceAll(/\r?\n/g, ending) }));
}

/** How most lines of a text end: `\r\n`, `\n` or, in very old files, `\r`. */
export function lineEndOf(text: string): string {
    let [both, feeds, returns] = [0, 0, 0];
    for (const [end] of text.matchAll(/\r\n|\n|\r/g)) {
        if (end === '\n') feeds++;
        else if (end === '\r') returns++;
        else both++;
    }
    if (both > feeds && both >= returns) return '\r\n';
    return returns > feeds ? '\r' : '\n';
}

/** A text with some changes made. What is inserted takes the line endings of the text. */
export function editText(text: string, edits: readonly TextEdit[]): string {
    return applyEdits(text, inLineEndsOf(text, edits));
}

/**
 * Whether nothing went wrong in reading a block, so that its end is where it seems to be and lines can be put in front of it.
 *
 * @param whole where the block stands
 */
export function isSound({ problems }: Pick<DocumentFacts, 'problems'>, whole: Span): boolean {
    return !problems.some(({ line, at }) => at[1] >= whole[0] && line[0] <= whole[1]);
}
