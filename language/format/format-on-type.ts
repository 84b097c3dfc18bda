import type { IToken } from 'chevrotain';
import type { TextEdit } from '../model/findings.ts';
import { CONTINUING } from '../syntax/classify.ts';
import { TextLines } from '../syntax/lines.ts';
import { tokensOf } from './pieces.ts';

/**
 * Indents the line on which somebody has just begun, or closes a block there. It looks only at what stands above, so it
 * works in a text that is not finished.
 *
 * @param text the text with the typed sign in it
 * @param offset where the cursor is, behind that sign
 * @param typed the sign: a line break or `}`; others change nothing
 * @param indent the spaces of one level
 * @returns at most one edit, of the space at the start of the line
 */
export function formatOnType(text: string, offset: number, typed: string, indent = 2): readonly TextEdit[] {
    if (typed !== '}' && !/^\r?\n$/.test(typed)) return [];
    const lines = new TextLines(text);
    const start = lines.startOf(lines.at(offset));
    const now = /^[^\S\n\r]*/.exec(text.slice(start))?.[0] ?? '';
    const line = /^[^\n\r]*/.exec(text.slice(start))?.[0] ?? '';
    if (typed === '}' && (!line.trimStart().startsWith('}') || text.slice(start, offset).trim() !== '}')) return [];
    const { tokens, comments } = tokensOf(text);
    const isWithin = ({ startOffset, endOffset = startOffset }: IToken): boolean => startOffset < start && endOffset >= start;
    if (tokens.some(isWithin) || comments.some(isWithin)) return [];
    const wanted = indentationOf(text, tokens, start, line.trimStart().startsWith('}'), indent);
    return now === wanted ? [] : [{ at: [start, start + now.length], text: wanted }];
}

/** As deep as the line that opened the block, and one level more unless the block is closed here. */
function indentationOf(text: string, tokens: readonly IToken[], lineStart: number, closes: boolean, indent: number): string {
    const open: IToken[] = [];
    let last: IToken | undefined;
    // Braces that are lacking at the end of the file are those of blocks that are still open here.
    const written = tokens.slice(0, tokens.findLastIndex(token => !token.isInsertedInRecovery) + 1);
    for (const token of written) {
        if (token.startOffset >= lineStart) break;
        if (token.image === '{') open.push(token);
        else if (token.image === '}') open.pop();
        if (!token.isInsertedInRecovery) last = token;
    }
    const block = open.at(-1);
    const outer = block ? marginAt(text, block.startOffset) : '';
    if (closes) return outer;
    const inner = block ? outer + ' '.repeat(indent) : '';
    if (!last || !CONTINUING.has(last.image)) return inner;
    // The second line of a list is a level deeper than the first; the third is as deep as the second.
    const above = marginAt(text, last.startOffset);
    return above.length > inner.length ? above : inner + ' '.repeat(indent);
}

/** The space at the start of the line on which an offset stands. */
function marginAt(text: string, offset: number): string {
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    return /^[^\S\n\r]*/.exec(text.slice(start, offset))?.[0] ?? '';
}
