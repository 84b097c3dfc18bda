import { countFirst } from '../model/sorted.ts';
import type { Span } from '../model/values.ts';
import { IN_NAMES } from '../model/written-words.ts';
import { blockAt, type CodeBlock, type Opaque, opaqueAt, type Structure } from './structure.ts';

/** A place between the words of a document where something can be written. */
export interface Place {
    /** The blocks around it, the outermost first. */
    readonly blocks: readonly CodeBlock[];
    /** The word that is being written there, as far as it goes to both sides. */
    readonly word: Span;
    /** Where the line or the entry begins that it belongs to; the first is the likeliest. */
    readonly starts: readonly number[];
    /** Whether nothing stands before it on its line. */
    readonly isLineStart: boolean;
    /** Where what stands behind it ends: with its line. */
    readonly end: number;
}

/** How far back a line may have begun. */
const LONGEST = 4000;
const LETTER = new RegExp(`[${IN_NAMES}]`, 'u');
const CONTINUES = /(?:,|\b(?:or|and))[ \t]*(?:\/\/[^\n]*)?\r?\n[\s\u00A0]*$/;

/** A number, a date or a time, with the signs in it. */
const NUMBER = new RegExp(`(?<![${IN_NAMES}])£?\\p{N}[\\p{L}\\p{M}\\p{N}.,:/-]*(?<![.,:])`, 'gu');

function numberAround(text: string, start: number, offset: number): Span | undefined {
    const [from, to] = [text.lastIndexOf('\n', offset - 1) + 1, text.indexOf('\n', offset)];
    for (const match of text.slice(from, to < 0 ? undefined : to).matchAll(NUMBER)) {
        const [begin, end] = [from + match.index, from + match.index + match[0].length];
        if (begin <= start && offset <= end && begin < offset) return [begin, end];
    }
    return undefined;
}

function wordAt(text: string, offset: number): Span {
    let [start, end] = [offset, offset];
    while (start > 0 && LETTER.test(text[start - 1] as string)) start--;
    while (end < text.length && LETTER.test(text[end] as string)) end++;
    const number = numberAround(text, start, offset);
    if (number) return number;
    // A dash in front is the sign that begins a statement, or stands between two numbers.
    while (start < offset && text[start] === '-') start++;
    return [start, end];
}

function columnOf(text: string, line: number): number {
    return (/^[ \t]*/.exec(text.slice(line, line + 200)) as RegExpExecArray)[0].length;
}

/** Where the line begins that an offset belongs to: its own line, or one above of which it is the continuation. */
function startsOf(text: string, structure: Structure, block: CodeBlock | undefined, offset: number): number[] {
    const lines = block?.lines ?? structure.lines;
    const opened = block ? block.open + 1 : 0;
    let index = countFirst(lines, line => line <= offset) - 1;
    let own = Math.max(lines[index] ?? 0, opened);
    // What stands behind a block that was closed on the same line is on its own.
    const closed = text.lastIndexOf('}', offset - 1);
    if (closed >= own && !opaqueAt(structure, closed + 0.5)) return [closed + 1];
    const column = columnOf(text, own);
    while (index > 0 && own > opened && CONTINUES.test(text.slice(Math.max(0, own - 200), own)))
        own = Math.max(lines[--index] ?? 0, opened);
    const starts = [own];
    if (columnOf(text, own) !== column) return starts;
    for (let before = index - 1; before >= 0 && own - (lines[before] as number) < LONGEST; before--) {
        const line = lines[before] as number;
        const isBlank = /^\s*(?:\n|$|\/\/)/.test(text.slice(line, line + 200));
        if (isBlank || columnOf(text, line) >= column) continue;
        if (line > opened) starts.unshift(line);
        break;
    }
    return starts;
}

/** The place at an offset; the text, comment or link that it is in, where it is in one. */
export function placeAt(text: string, structure: Structure, offset: number): Place | Opaque {
    const opaque = opaqueAt(structure, offset);
    if (opaque) return opaque;
    const word = wordAt(text, offset);
    const blocks: CodeBlock[] = [];
    for (let block = blockAt(structure, offset); block; block = block.around) blocks.push(block);
    blocks.reverse();
    const starts = startsOf(text, structure, blocks.at(-1), word[0]);
    const own = starts.at(-1) as number;
    const line = Math.max(own, text.lastIndexOf('\n', word[0] - 1) + 1);
    const newline = text.indexOf('\n', offset);
    return {
        blocks,
        word,
        starts,
        isLineStart: line === own && text[own - 1] !== '}' && !text.slice(line, word[0]).trim(),
        end: newline < 0 ? text.length : newline,
    };
}

/** The line that opens a block, with its brace. */
export function headOf(text: string, block: CodeBlock): string {
    const floor = block.around ? block.around.open + 1 : 0;
    let start = Math.max(floor, text.lastIndexOf('\n', block.open) + 1);
    for (let lines = 0; lines < 20 && start > floor && CONTINUES.test(text.slice(Math.max(0, start - 200), start)); lines++) {
        start = Math.max(floor, text.lastIndexOf('\n', start - 2) + 1);
    }
    return text.slice(start, block.open + 1).trim();
}
