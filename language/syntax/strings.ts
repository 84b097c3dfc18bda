import { isLineKey, keyOf } from '../model/elements.ts';
import { countFirst, leastOf } from '../model/values.ts';
import { withoutUnseen } from '../model/written-words.ts';

/**
 * Text in a `.care` file: `"..."` on one line, or Markdown prose between `"""` over several.
 *
 * Word turns straight quotes into curly ones, so both delimit text, mixed as Word leaves them. A quote that is
 * never closed ends where a reader would end it, so that it costs one line or one block and not the rest of the file.
 */

/** The signs around text. */
export const QUOTES = '"“”„‟';
/** Nearly all text on one line. */
const PLAIN = /"[^"\\\n]*"/y;
const FENCE = /["“”„‟]{3}/y;
const FENCE_ANYWHERE = /["“”„‟]{3}/;

/**
 * A line that closes a block, or opens one: prose that reaches it has lost its closing quotes. What is before the brace can
 * be read in one way only, so that a line of a million letters takes no longer than it takes to go through it.
 */
export const STRUCTURE = /\n[ \t]*(?:\}[ \t]*(?=\r?\n|$)|[A-Za-z][^\n"“”.]*(?:["“][^"“”\n]*["”][^\n"“”.]*)?(?=\r?\n|$)(?<=\{[ \t]*))/;

function startsFence(text: string, offset: number): boolean {
    FENCE.lastIndex = offset;
    return FENCE.test(text);
}

/**
 * Where the prose that opens at `offset` ends. When the fences from here on pair up, it ends at the next one, whatever
 * are around text. When they do not, one was lost, and prose that runs into structure is taken to be the one that lost it.
 */
function endOfProse(text: string, offset: number): number {
    const [close, count] = fencesAfter(text, afterPairs(text, offset));
    if (count % 2 === 1) return (close as number) + 3;
    // With the fence itself, since what ends there does not end its line.
    const structure = STRUCTURE.exec(text.slice(offset + 3, close === undefined ? undefined : close + 3));
    if (structure) return offset + 3 + structure.index;
    if (close === undefined) return text.length;
    const [second] = fencesAfter(text, close);
    return second !== undefined && isStray(text, offset, close, second) ? second + 3 : close + 3;
}

/**
 * Where prose goes on after words that are between two fences in the middle of one of its lines: `He said """hello""" to us.`
 * Nothing closes there, as long as a fence further down begins its line.
 */
function afterPairs(text: string, offset: number): number {
    let at = offset;
    // Where the line begins that was come to; nothing as long as that is the line of the opening fence. Each part is gone through once.
    let line = -1;
    for (;;) {
        const [first] = fencesAfter(text, at);
        if (first === undefined) return at;
        const newline = text.slice(at, first).lastIndexOf('\n');
        if (newline >= 0) line = at + newline + 1;
        if (line < 0) return at;
        const [second] = fencesAfter(text, first);
        const [third] = second === undefined ? [] : fencesAfter(text, second);
        if (second === undefined || third === undefined || BEFORE_START.test(text.slice(line, first))) return at;
        const between = text.slice(first + 3, second);
        if (between.includes('\n') || !between.trim() || AFTER_END.test(between)) return at;
        if (STRUCTURE.test(text.slice(second + 3, third + 3))) return at;
        at = second;
    }
}

/** What may be on the line of quotation marks that end prose, or that open it. */
const AFTER_END = /^[ \t]*(?:meets\b|\r?\n|$)/;
const BEFORE_START = /^[ \t]*(?:[A-Za-z][\w -]*:[ \t]*)?$/;

/**
 * Whether a fence is part of what was pasted into prose: it is in the middle of a line, the next one begins a line, and no
 * block opens or closes between them.
 */
function isStray(text: string, opening: number, fence: number, next: number): boolean {
    const before = text.slice(opening, fence);
    const line = before.lastIndexOf('\n');
    const after = text.slice(fence + 3, next);
    const last = after.lastIndexOf('\n');
    return (
        line >= 0 &&
        last >= 0 &&
        !BEFORE_START.test(before.slice(line + 1)) &&
        !AFTER_END.test(after) &&
        !after.slice(last).trim() &&
        !STRUCTURE.test(text.slice(fence + 3, next + 3))
    );
}

/** Where quotation marks are in a text token that would end it, were they not in the middle of a line; nothing where none are. */
export function strayFence(image: string): number | undefined {
    if (!startsFence(image, 0) || image.length < 9) return undefined;
    const found = image.slice(3, -3).search(FENCE_ANYWHERE);
    return found < 0 ? undefined : found + 3;
}

/** Three quotation marks or more in a row, of the text that was read last: a text is read from fence to fence, and not to its end at each of them. */
interface Runs {
    readonly text: string;
    readonly starts: readonly number[];
    readonly ends: readonly number[];
    /** How many fences there are in each run and in those after it. */
    readonly fences: readonly number[];
}

let last: Runs = { text: '', starts: [], ends: [], fences: [] };

function runsOf(text: string): Runs {
    const runs = Array.from(text.matchAll(/["“”„‟]{3,}/g), ({ index, 0: run }) => [index, index + run.length] as const);
    const fences = runs.map(() => 0);
    let count = 0;
    for (let at = runs.length - 1; at >= 0; at--) {
        const [start, end] = runs[at] as readonly [number, number];
        count += Math.floor((end - start) / 3);
        fences[at] = count;
    }
    return { text, starts: runs.map(([start]) => start), ends: runs.map(([, end]) => end), fences };
}

/** The first fence after the one at `offset`, and how many there are. */
function fencesAfter(text: string, offset: number): readonly [first: number | undefined, count: number] {
    // The text itself is kept, not an equal one that was read before: comparing two copies goes through all of them each time.
    const { starts, ends, fences } = last.text === text ? last : runsOf(text);
    last = { text, starts, ends, fences };
    const from = offset + 3;
    const next = countFirst(starts, start => start <= from);
    const here = Math.floor(Math.max(0, (ends[next - 1] ?? from) - from) / 3);
    return [here ? from : starts[next], here + (fences[next] ?? 0)];
}

/** Where the text that opens with a single quote at `offset` ends: at its closing quote, at the end of the line, or where it was pasted to. */
function endOfLineText(text: string, offset: number): number {
    PLAIN.lastIndex = offset;
    if (PLAIN.test(text)) return PLAIN.lastIndex;
    const newline = text.indexOf('\n', offset);
    const lineEnd = newline < 0 ? text.length : newline - (text[newline - 1] === '\r' ? 1 : 0);
    const straight = text[offset] === '"';
    let depth = 1;
    let lastClose = -1;
    for (let at = offset + 1; at < lineEnd; at++) {
        const char = text[at] as string;
        if (char === '\\' && straight) {
            at++;
        } else if (char === '“' && !straight) {
            depth++;
        } else if (char === (straight ? '"' : '”')) {
            depth--;
            if (depth === 0) return at + 1;
        } else if (QUOTES.includes(char)) {
            lastClose = at + 1;
        }
    }
    return lastClose > 0 ? lastClose : (closedBelow(text, lineEnd) ?? lineEnd);
}

/** How many lines a text of one line may go on over where it was pasted: longer ones are read line by line. */
const MOST_PASTED = 100;
/** A quotation mark that ends a text and its line, and what may come after it. */
const CLOSES_LINE = /[^\s"“”„‟]["“”][ \t]*(?:(?:meets\b[^"“”\n]*|\r?)$|(?:meets\b[^"“”\n]*?)?\/\/)/;
/** A quotation mark that Enter has pushed onto the next line, where nothing else is. */
const MARK_ALONE = /^[ \t]*["“”](?=[ \t]*\r?$)/;
/** What begins a line of the language: a text, a name or a dash with a text after it, or a brace. */
const OWN_LINE = /^[ \t]*(?:[}"“„]|[-–—][ \t]*["“„]|[a-z][\w-]*[ \t]*(?::[ \t]*)?["“„])|^.*\{[ \t]*\r?$/;
const LABEL = /^[ \t]*([a-z][a-z -]*):/;

/**
 * Where a text ends that was opened on one line and pasted over several: at the first line further down that ends with a quotation
 * mark; nothing where a line of the language comes before it.
 *
 * @param lineEnd where the line ends that opens it
 */
function closedBelow(text: string, lineEnd: number): number | undefined {
    let start = text.indexOf('\n', lineEnd) + 1;
    for (let lines = 0; start > 0 && lines < MOST_PASTED; lines++) {
        const newline = text.indexOf('\n', start);
        const line = text.slice(start, newline < 0 ? text.length : newline);
        const label = LABEL.exec(line)?.[1];
        const alone = MARK_ALONE.exec(line);
        if (alone) return start + alone[0].length;
        if (OWN_LINE.test(line) || (label !== undefined && isLineKey(keyOf(label)))) return undefined;
        let marks = 0;
        let last = -1;
        for (let at = 0; at < line.length; at++) if (QUOTES.includes(line[at] as string)) [marks, last] = [marks + 1, at];
        if (marks % 2 === 1) return CLOSES_LINE.test(line) ? start + last + 1 : undefined;
        start = newline + 1;
    }
    return undefined;
}

/** Whether a text token is one of a single line that goes on over several. */
export function isPastedOver(image: string): boolean {
    return image.includes('\n') && !startsFence(image, 0);
}

/** Where the text that opens with a quote at `offset` ends. */
export function textEnd(text: string, offset: number): number {
    return startsFence(text, offset) ? endOfProse(text, offset) : endOfLineText(text, offset);
}

/** Chevrotain's pattern for a text token: the end of the text that starts at `offset`, or nothing. */
export function matchText(text: string, offset: number): RegExpExecArray | null {
    if (!QUOTES.includes(text[offset] as string)) return null;
    return [text.slice(offset, textEnd(text, offset))] as unknown as RegExpExecArray;
}

/** Whether the quotes of a text token were closed. */
export function isClosedText(image: string): boolean {
    if (startsFence(image, 0)) return image.length >= 6 && /["“”„‟]{3}$/.test(image);
    return image.length >= 2 && QUOTES.includes(image.at(-1) as string);
}

/** Takes away the indentation that all lines share, as the writer sees the text and not the file. */
function dedent(prose: string): string {
    const lines = prose.replaceAll('\r\n', '\n').split('\n');
    const indents = lines
        .slice(1)
        .filter(line => line.trim())
        .map(line => line.length - line.trimStart().length);
    const shared = leastOf(indents) ?? 0;
    return [lines[0]?.trimStart() ?? '', ...lines.slice(1).map(line => line.slice(shared))].join('\n').trim();
}

/** Whether tokens of a type are text: what a line ends with, or what begins one. */
export function isTextType(name: string): boolean {
    return name === 'STRING' || name === 'PROSE';
}

/** What a text token says, without its quotes and the invisible characters in its words: Markdown. */
export function textValue(written: string): string {
    const image = withoutUnseen(written);
    const closed = isClosedText(image);
    if (startsFence(image, 0)) return dedent(image.slice(3, closed ? -3 : undefined));
    const inner = isPastedOver(image) ? dedent(image.slice(1, closed ? -1 : undefined)) : image.slice(1, closed ? -1 : undefined);
    return image.startsWith('"') ? inner.replaceAll('\\"', '"') : inner;
}

/**
 * What a token says: text without its quotes, links without their angle brackets, numbers as numbers. Anything else,
 * dates too, stays as it is written, to be checked.
 *
 * @param terminal the terminal rule of the grammar that the token belongs to
 */
export function tokenValue(terminal: string, image: string): string | number {
    switch (terminal) {
        case 'STRING':
        case 'PROSE':
            return textValue(image);
        case 'LINK':
            return image.slice(1, -1);
        case 'NUMBER':
            return Number(image.replaceAll(',', ''));
        default:
            return image;
    }
}
