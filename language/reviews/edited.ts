import { applyEdits } from '../format/apply-edits.ts';
import type { TextEdit } from '../model/findings.ts';

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
export function edited(text: string, edits: readonly TextEdit[]): string {
    return applyEdits(text, inLineEndsOf(text, edits));
}
