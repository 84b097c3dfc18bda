import type { TextEdit } from '../model/findings.ts';

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
