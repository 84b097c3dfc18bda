import type { TextEdit } from '../checks/rule.ts';

/** A text with some changes made. What is inserted takes the line endings of the text. */
export function edited(text: string, edits: readonly TextEdit[]): string {
    const ending = text.includes('\r\n') ? '\r\n' : '\n';
    return edits
        .toSorted((a, b) => b.at[0] - a.at[0] || b.at[1] - a.at[1])
        .reduce((done, { at, text: put }) => done.slice(0, at[0]) + put.replaceAll(/\r?\n/g, ending) + done.slice(at[1]), text);
}
