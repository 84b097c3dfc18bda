import type { TextEdit } from '../model/findings.ts';
import { Lines } from '../syntax/lines.ts';

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
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    const line = /^[^\n\r]*/.exec(text.slice(start))?.[0] ?? '';
    const closes = line.trimStart().startsWith('}');
    if (typed === '}' && (!closes || text.slice(start, offset).trim() !== '}')) return [];
    const lines = new Lines(text);
    if ((lines.opaqueAt(start)?.at[1] ?? start) > start) return [];
    const now = marginAt(text, start);
    const wanted = indentationOf(lines, start, closes, indent);
    return now === wanted ? [] : [{ at: [start, start + now.length], text: wanted }];
}

/** As deep as the line that opened the block, and one level more unless the block is closed here. */
function indentationOf(lines: Lines, start: number, closes: boolean, indent: number): string {
    const block = lines.blockAt(start);
    const outer = block ? marginAt(lines.text, block.open) : '';
    if (closes) return outer;
    const inner = block ? outer + ' '.repeat(indent) : '';
    const continued = lines.continuedFrom(start);
    if (continued === undefined) return inner;
    // The second line of a list is a level deeper than the first; the third is as deep as the second.
    const above = marginAt(lines.text, continued);
    return above.length > inner.length ? above : inner + ' '.repeat(indent);
}

/** The space at the start of the line that an offset is on. */
function marginAt(text: string, offset: number): string {
    return /^[^\S\n\r]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? '';
}
