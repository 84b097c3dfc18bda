import type { Span } from '../model/values.ts';
import { withoutUnseen } from '../model/written-words.ts';

/** Words that people paste or type over several lines, as the language writes them: paragraphs, lists, texts between `"""`. */

/** The line around an offset, without its end. */
export function lineAround(text: string, offset: number): Span {
    // From before the text, `lastIndexOf` looks at its first sign.
    const start = offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0;
    const newline = text.indexOf('\n', offset);
    const end = newline < 0 ? text.length : newline;
    return [start, text[end - 1] === '\r' && end > start ? end - 1 : end];
}

/** The spaces that the line around an offset begins with. */
export function indentAt(text: string, offset: number): string {
    return /^[ \t]*/.exec(text.slice(...lineAround(text, offset)))?.[0] ?? '';
}

/** Signs that begin an item of a list where people or Word write one. */
const PASTED_BULLET = /^[ \t]*(?:[•·▪◦‣●○■□–—*]|\u00A7|\uF0B7|\uF0A7|o(?=\t))[ \t]+/;
/** Spaces that look like others, and break words off from words where they come from a page. */
const SPACES = /[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g;
const BREAKS = /\r\n?|[\u000B\u2028\u2029\u0085]/g;

/** Text without its invisible characters: soft hyphens and marks of width; spaces and ends of lines of one kind. */
export function withoutClutter(text: string): string {
    return withoutUnseen(text.replaceAll(BREAKS, '\n'))
        .replaceAll(SPACES, ' ')
        .replaceAll(/(?<![ \t])[ \t]+$/gm, '');
}

/**
 * Pasted lines as Markdown: each line of a list begins with a dash, and lists are set apart from paragraphs. What Word puts on one
 * line is a paragraph.
 *
 * @returns the lines, without space before and after all of them
 */
export function asParagraphs(pasted: string): readonly string[] {
    const lines: string[] = [];
    let last: 'item' | 'words' | 'space' = 'space';
    for (const line of withoutClutter(pasted).split('\n')) {
        const words = line.trim();
        const bullet = PASTED_BULLET.test(line) || /^-[ \t]+/.test(words);
        // Word writes lists within lists with other signs.
        const level = /^[ \t]*o\t/.test(line) ? 1 : /^[ \t]*[\u00A7\uF0A7]/.test(line) ? 2 : 0;
        const kind = !words ? 'space' : bullet ? 'item' : 'words';
        if (kind !== 'space' && last !== 'space' && last !== kind) lines.push('');
        if (kind !== 'space' || last !== 'space')
            lines.push(bullet ? `${'  '.repeat(level)}- ${words.replace(PASTED_BULLET, '').replace(/^-[ \t]+/, '')}` : words);
        last = kind;
    }
    while (lines.at(-1) === '') lines.pop();
    return lines;
}

/** Quotation marks three in a row, which would end the prose that they are in. */
const FENCE = /["“”„‟]{3,}/g;

/** A line of prose without marks that would end it: around words they become “ and ”, and one alone is left out. */
export function withoutFences(line: string): string {
    const isEven = (line.match(FENCE) ?? []).length % 2 === 0;
    let count = 0;
    return line.replaceAll(FENCE, () => (isEven ? (count++ % 2 ? '”' : '“') : ''));
}

/**
 * Lines between `"""`, indented below the line that they belong to.
 *
 * @param indent what that line begins with
 * @param eol how the lines of the document end
 */
export function asProse(lines: readonly string[], indent: string, eol: string): string {
    const inner = lines.map(line => (line ? `${indent}  ${withoutFences(line)}` : ''));
    return ['"""', ...inner, `${indent}"""`].join(eol);
}
