/** A number with commas between its thousands: "1,200,000". */
export function grouped(number: number): string {
    // Not `toLocaleString`: it takes 40 ms to begin with.
    return String(number).replace(/^-?\d+/, whole => whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ','));
}

/** A number with its noun: "1 file", "3,000 files". */
export function counted(count: number, one: string, many = `${one}s`): string {
    return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** A number of people with its noun: "1 person", "1,190 people". @param count as it is written */
export function peopleCounted(count: string): string {
    return `${count} ${/^0*1$/.test(count) ? 'person' : 'people'}`;
}

/** Joins words as a sentence does: "a, b and c". */
export function listed(words: readonly string[], last: 'and' | 'or' = 'and'): string {
    if (words.length < 2) return words[0] ?? '';
    // A comma keeps the last apart where another has an "and" or "or" in it.
    const comma = words.length > 2 && words.some(word => / (?:and|or) /.test(word)) ? ',' : '';
    return `${words.slice(0, -1).join(', ')}${comma} ${last} ${words.at(-1)}`;
}

/** A sum of money in whole pounds: "£1,200,000". */
export function pounds(amount: number): string {
    return `£${grouped(Math.round(amount))}`;
}

/** The source of a pattern that takes some words literally. */
export function escapeRegExp(words: string): string {
    return words.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** The same, however the words are spaced or broken over lines. */
export function literally(words: string): string {
    return escapeRegExp(words).replaceAll(/\s+/g, '\\s+');
}

const OFFICE_SPACES = /[\u00A0\u2007\u202F]/g;
const OFFICE_HYPHENS = /[\u2010\u2011]/g;

/** A text with plain spaces and hyphens in place of those at which an office program breaks no line, sign for sign as long as it was. */
export function withPlainSigns(text: string): string {
    return text.replaceAll(OFFICE_SPACES, ' ').replaceAll(OFFICE_HYPHENS, '-');
}

/** The same as `literally`, with whatever apostrophe: an office program puts in its own. */
export function literallyTyped(words: string): string {
    return literally(words).replaceAll(/['’‘]/g, "['’‘]");
}

/** A text that begins with a capital letter, within its quotation marks if it has some. */
export function capitalised(text: string): string {
    const first = text.startsWith('“') ? 1 : 0;
    return text.slice(0, first) + text.charAt(first).toUpperCase() + text.slice(first + 1);
}

/** What people call something that has a name: its title, or its name with spaces for hyphens. */
export function titleOf({ name, title }: { readonly name: string; readonly title?: string | undefined }): string {
    return title ?? name.replaceAll('-', ' ');
}

/** A title as it was written; nothing where it has no words, so that everything with a title also has a name for people. */
export function writtenTitle(title: string | undefined): string | undefined {
    return title?.trim() ? title : undefined;
}

/** How long a quotation may be, in UTF-16 code units. */
export const MOST_WORDS = 160;

/** A text on one line, as its reader compares it: without what only the layout makes of it. */
export function withoutLayout(text: string): string {
    // Most texts have no layout, and all that is quoted comes this way.
    if (!/[^\S ]| {2}|^ | $/.test(text)) return text;
    return text.replaceAll(/\s+/g, ' ').trim();
}

/** A text whose lines follow each other on one line, with a space where one ends. */
export function withLinesJoined(text: string): string {
    return text.replaceAll(/(?<!\s)\s*\n\s*/g, ' ');
}

/** The white space that a text begins with, its words, and the white space that it ends with. */
export function apartFromSpace(text: string): readonly [before: string, words: string, after: string] {
    const words = text.trim();
    const start = text.length - text.trimStart().length;
    return [text.slice(0, start), words, text.slice(start + words.length)];
}

/**
 * Where the signs of a kind begin that are before an offset. They are gone through from the last one: a pattern would begin at each
 * sign of the text, and go on to the end of all that are like it.
 *
 * @param kind of one sign, such as `/[ \t]/`
 */
export function startOfSigns(text: string, end: number, kind: RegExp): number {
    let at = end;
    while (at > 0 && kind.test(text.charAt(at - 1))) at--;
    return at;
}

/** What is cut off a quotation is longer than this: two last words are shorter than the doubt of what they are. */
const WORTH_CUTTING = 20;

/** Words to quote: on one line, whole words, of a longer text at most 160 characters. */
export function quotable(text: string): string {
    const line = text.length > 4 * MOST_WORDS ? text.slice(0, 4 * MOST_WORDS) : text;
    const plain = withoutLayout(line);
    if (plain.length <= MOST_WORDS + WORTH_CUTTING) return plain;
    const cut = plain.slice(0, MOST_WORDS - 1);
    const end = cut.lastIndexOf(' ');
    return `${cut.slice(0, end > MOST_WORDS / 2 ? end : undefined).replace(/(?<![\s,;:])[\s,;:]+$/, '')}…`;
}

/** A text between quotation marks, as the language writes it: a text can't hold the marks that end it, so they become single ones. */
export function quoted(text: string): string {
    const line = withoutLayout(text);
    return `"${line.replaceAll(/[“„‟]|(?<![^\s([])"/g, '‘').replaceAll(/["”]/g, '’')}"`;
}

/** A text on one line, and without the marks that would end a text of the language. */
export function onOneLine(text: string): string {
    return withoutLayout(text).replaceAll('"', '’');
}

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/**
 * The FNV-1a hash of a text, 64 bits over its UTF-8 bytes, as 16 hexadecimal digits. It tells texts apart; it keeps no
 * secrets.
 */
export function fnv1a64(text: string): string {
    let hash = OFFSET;
    for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
    return hash.toString(16).padStart(16, '0');
}

/** Characters that JSON leaves as they are, but that a terminal or a reader may not show. */
const UNSEEN_IN_JSON = /[\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;

/** A value as JSON in which every character can be seen; `indent` goes before all lines but the first. */
export function jsonText(value: unknown, indent = ''): string {
    return JSON.stringify(value, undefined, 2)
        .replaceAll(UNSEEN_IN_JSON, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .replaceAll('\n', `\n${indent}`);
}

/** No call takes more arguments than this everywhere. */
const PIECE = 0x2000;

/** Bytes as text, for a message. Works in browsers too. */
export function toBase64(bytes: Uint8Array): string {
    let characters = '';
    for (let at = 0; at < bytes.length; at += PIECE) characters += String.fromCharCode(...bytes.subarray(at, at + PIECE));
    return btoa(characters);
}

/** Bytes that came as text. @throws where it is none of `toBase64` */
export function fromBase64(text: string): Uint8Array {
    return Uint8Array.from(atob(text), character => character.charCodeAt(0));
}

/** How many letters have to be changed, added, left out or swapped to make one word of another; stops above `most`. */
export function distance(a: string, b: string, most: number): number {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let beforeLast: number[] = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const same = a[i - 1] === b[j - 1];
            let best = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (same ? 0 : 1));
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (beforeLast[j - 2] as number) + 1);
            row.push(best);
        }
        beforeLast = last;
        last = row;
    }
    return last[b.length] as number;
}

/** How many letters of a word may be other ones for it to be a slip. */
const slipsIn = (word: string): number => Math.max(1, Math.floor(word.length / 3));

/** A part of a name without the zeros that its number begins with: `07` is `7`. */
const withoutZeros = (word: string): string => word.replaceAll(/(?<!\d)0+(?=\d)/g, '');

/** Whether one name can be a slip of the keyboard for another: word by word where both have as many, and never another code or number. */
function isSlip(written: string, known: string): boolean {
    const [words, others] = [written.split(/[\s-]+/), known.split(/[\s-]+/)];
    if (words.length !== others.length) return !/\d/.test(written + known);
    return words.every((word, at) => {
        const other = others[at] as string;
        if (/\d/.test(word + other)) return withoutZeros(word) === withoutZeros(other);
        return distance(word, other, slipsIn(word)) <= slipsIn(word);
    });
}

/** The known name that was most likely meant, if one is close enough. A code is no word: one with another number is another thing. */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
    const most = written.length < 5 ? 1 : written.length < 9 ? 2 : 3;
    const wanted = written.toLowerCase();
    let nearest: string | undefined;
    let least = most + 1;
    for (const name of known) {
        const other = name.toLowerCase();
        const steps = distance(wanted, other, least - 1);
        if (steps < least && isSlip(wanted, other)) [nearest, least] = [name, steps];
    }
    return nearest;
}
