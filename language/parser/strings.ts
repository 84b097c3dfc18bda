import { countFirst } from '../model/sorted.ts';
import { withoutUnseen } from '../model/written-words.ts';

/**
 * Text in a `.care` file: `"..."` on one line, or Markdown prose between `"""` over several.
 *
 * Word turns straight quotes into curly ones, so both delimit text, mixed as Word leaves them. A quote that is
 * never closed ends where a reader would end it, so that it costs one line or one block and not the rest of the file.
 */

/** The signs that text stands between. */
export const QUOTES = '"“”„‟';
/** Nearly all text on one line. */
const PLAIN = /"[^"\\\n]*"/y;
const FENCE = /["“”„‟]{3}/y;

/** A line that closes a block, or opens one: prose that reaches it has lost its closing quotes. */
export const STRUCTURE = /\n[ \t]*(?:\}[ \t]*(?=\r?\n|$)|[A-Za-z][^\n"“”.]*(?:["“][^"“”\n]*["”])?[^\n"“”.]*\{[ \t]*(?=\r?\n|$))/;

function startsFence(text: string, offset: number): boolean {
    FENCE.lastIndex = offset;
    return FENCE.test(text);
}

/**
 * Where the prose that opens at `offset` ends. When the fences from here on pair up, it ends at the next one, whatever
 * stands between. When they do not, one was lost, and prose that runs into structure is taken to be the one that lost it.
 */
function endOfProse(text: string, offset: number): number {
    const [close, count] = fencesAfter(text, offset);
    const rest = count % 2 === 1 ? '' : text.slice(offset + 3);
    const structure = rest ? STRUCTURE.exec(rest) : null;
    if (close !== undefined && (!structure || close < offset + 3 + structure.index)) return close + 3;
    return structure ? offset + 3 + structure.index : text.length;
}

/** The fences of the text that was read last: a text is read from fence to fence, and not to its end at each of them. */
let last: { readonly text: string; readonly fences: readonly number[] } = { text: '', fences: [] };

function fencesFrom(text: string, start: number): number[] {
    const fences = /["“”„‟]{3}/g;
    fences.lastIndex = start;
    const found: number[] = [];
    for (let match = fences.exec(text); match; match = fences.exec(text)) found.push(match.index);
    return found;
}

/** The first fence behind the one at `offset`, and how many there are. */
function fencesAfter(text: string, offset: number): readonly [first: number | undefined, count: number] {
    // The text itself is kept, not an equal one that was read before: comparing two copies goes through all of them each time.
    last = { text, fences: last.text === text ? last.fences : fencesFrom(text, 0) };
    const { fences } = last;
    const before = countFirst(fences, fence => fence < offset);
    if (fences[before] === offset) return [fences[before + 1], fences.length - before - 1];
    // More than three quotes in a row, of which the first are not the fence.
    const own = fencesFrom(text, offset + 3);
    return [own[0], own.length];
}

/** Where the text that opens with a single quote at `offset` ends: at its closing quote or at the end of the line. */
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
    return lastClose > 0 ? lastClose : lineEnd;
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
export function isClosed(image: string): boolean {
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
    const shared = indents.length ? Math.min(...indents) : 0;
    return [lines[0]?.trimStart() ?? '', ...lines.slice(1).map(line => line.slice(shared))].join('\n').trim();
}

/** Whether tokens of a type are text: what a line ends with, or what begins one. */
export function isTextType(name: string): boolean {
    return name === 'STRING' || name === 'PROSE';
}

/** What a text token says, without its quotes and without what nobody sees in its words: Markdown. */
export function textValue(written: string): string {
    const image = withoutUnseen(written);
    const closed = isClosed(image);
    if (startsFence(image, 0)) return dedent(image.slice(3, closed ? -3 : undefined));
    const inner = image.slice(1, closed ? -1 : undefined);
    return image.startsWith('"') ? inner.replaceAll('\\"', '"') : inner;
}
