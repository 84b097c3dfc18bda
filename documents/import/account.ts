import { SaxesParser } from 'saxes';
import type { LeftOut } from './findings.ts';

/** What a file says in words, and which of them are in neither the text nor the notes. */
export interface WordAccount {
    /** How many words the Word file has. */
    readonly words: number;
    /** How many were left out with a reason. */
    readonly leftOut: number;
    /** Those that are gone without a reason, each as often as it is. */
    readonly missing: readonly string[];
}

/** Parts with words that people see, by their first element. */
const TEXTUAL = /^(document|hdr|ftr|footnotes|endnotes|comments)$/;
/** Elements that divide words. */
const DIVIDING = new Set(
    'p tab ptab br cr tc tr oMath rt rubyBase txbxContent footnoteReference endnoteReference sym noBreakHyphen fldChar textpath drawing pict object hyperlink sdt'.split(
        ' ',
    ),
);
/** Marks of Markdown, and characters that nobody sees: a word is the same with and without them. */
const MARKS = /[*\\_^\u00AD\u200B-\u200F\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/g;
const WORD = /[\p{L}\p{N}]+/gu;
/** More occurrences than this are not looked up one by one. */
const MOST_LOOKED_UP = 500;
/** How many missing words are listed. */
const MOST_LISTED = 200;

function tokens(words: string): readonly string[] {
    return words.normalize('NFKC').replaceAll(MARKS, '').toLowerCase().match(WORD) ?? [];
}

function counted(words: Iterable<string>): Map<string, number> {
    const bag = new Map<string, number>();
    for (const word of words) bag.set(word, (bag.get(word) ?? 0) + 1);
    return bag;
}

/**
 * The words of a part without looking at what they mean: no styles, no numbers, no fields. It shares nothing with the reader
 * whose work it checks. Deleted words are not among them.
 */
function wordsOfPart(bytes: Uint8Array): { readonly root: string; readonly words: string } {
    let out: string[] = [];
    const open: { readonly local: string; readonly from: number }[] = [];
    /** For each pair of alternatives that is open: whether the newer one has had words. */
    const alternatives: boolean[] = [];
    let skipped = 0;
    let root = '';
    const parser = new SaxesParser({ xmlns: true, position: false });
    parser.on('opentag', ({ local, uri, attributes }) => {
        root ||= local;
        open.push({ local, from: out.length });
        if (skipped || ((local === 'del' || local === 'moveFrom') && !/math/.test(uri)) || (local === 'Fallback' && alternatives.at(-1))) {
            // The row or cell of a deletion, not the mark of one.
            const around = open.at(-2)?.local;
            const whole = skipped ? undefined : around === 'trPr' ? 'tr' : undefined;
            const from = whole ? open.findLast(each => each.local === whole)?.from : undefined;
            if (from !== undefined) out = out.slice(0, from).concat('\u0000');
            skipped++;
            return;
        }
        if (local === 'cellDel') out = out.slice(0, open.findLast(each => each.local === 'tc')?.from ?? 0).concat('\u0000');
        if (local === 'AlternateContent') alternatives.push(false);
        if (local === 'textpath') out.push(' ', Object.values(attributes).find(each => each.local === 'string')?.value ?? '', ' ');
        else if (DIVIDING.has(local)) out.push(' ');
        // Each part of a formula is apart.
        if (local === 't' && /math/.test(uri)) out.push(' ');
    });
    parser.on('closetag', ({ local, uri }) => {
        const last = open.pop();
        if (skipped) {
            skipped--;
            return;
        }
        if (local === 'AlternateContent') alternatives.pop();
        if (DIVIDING.has(local) || (local === 't' && /math/.test(uri))) out.push(' ');
        // What follows the mark of a deletion in its row or cell is deleted with it.
        if ((local === 'tr' || local === 'tc') && last && out[last.from] === '\u0000') out = out.slice(0, last.from).concat(' ');
    });
    const text = (words: string): void => {
        if (skipped || open.at(-1)?.local !== 't') return;
        if (words.trim() && alternatives.length) alternatives.fill(true);
        out.push(words);
    };
    parser.on('text', text);
    parser.on('cdata', text);
    parser.on('error', () => undefined);
    const label = /encoding\s*=\s*["']([\w.:-]+)["']/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 100)))?.[1] ?? 'utf-8';
    parser.write(decoded(bytes, label)).close();
    return { root, words: out.join('') };
}

/** Bytes as text, in the encoding that the reader of parts would use for them. */
function decoded(bytes: Uint8Array, label: string): string {
    const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || bytes[1] === 0;
    const labels = isWide
        ? ['utf-16le']
        : bytes[0] === 0xfe || bytes[0] === 0
          ? ['utf-16be']
          : [/^utf-?16/i.test(label) ? 'utf-8' : label, 'utf-8'];
    for (const each of labels) {
        try {
            return new TextDecoder(each, { fatal: true }).decode(bytes);
        } catch {
            // Not this one: the next is tried.
        }
    }
    return new TextDecoder('windows-1252').decode(bytes);
}

/**
 * Compares the words of a Word file with what was made of it.
 *
 * @param parts the parts of the file
 * @param main the name of the part that holds the document
 * @param made all that was written and said
 * @param leftOut what was left out with a reason
 */
export function accountOf(
    parts: ReadonlyMap<string, Uint8Array>,
    main: string,
    made: readonly string[],
    leftOut: readonly LeftOut[],
): WordAccount {
    const file = [...parts].flatMap(([name, bytes]) => {
        if (!/\.xml$/i.test(name)) return [];
        const { root, words } = wordsOfPart(bytes);
        return TEXTUAL.test(root) && (root !== 'document' || name === main) ? tokens(words) : [];
    });
    const text = made.join('\n');
    const there = counted(tokens(text));
    // `10^5` is two words in a formula, and one where a sign is raised.
    for (const [word, times] of counted(tokens(text.replaceAll(/[\^_]/g, ' ')))) there.set(word, Math.max(times, there.get(word) ?? 0));
    const excused = counted(leftOut.flatMap(({ words }) => tokens(words)));
    const short = new Map<string, number>();
    for (const [word, times] of counted(file)) {
        const gone = times - (there.get(word) ?? 0) - (excused.get(word) ?? 0);
        if (gone > 0) short.set(word, gone);
    }
    const all = [text, ...leftOut.map(({ words }) => words)].join('\n');
    const lost = short.size ? notGlued(file, short, tokens(all).join('')) : [];
    return { words: file.length, leftOut: [...excused.values()].reduce((sum, times) => sum + times, 0), missing: lost };
}

/** Of the words that are short, those that are not there either as a part of others: where two words have become one, or one two. */
function notGlued(file: readonly string[], short: ReadonlyMap<string, number>, text: string): readonly string[] {
    const found = new Map<string, number>();
    let lookedUp = 0;
    for (const [at, word] of file.entries()) {
        if (!short.has(word) || ++lookedUp > MOST_LOOKED_UP) continue;
        if (text.includes(`${file[at - 1] ?? ''}${word}${file[at + 1] ?? ''}`)) found.set(word, (found.get(word) ?? 0) + 1);
    }
    const all = counted(file);
    return [...short].flatMap(([word, gone]) => {
        const unseen = (all.get(word) ?? 0) - (found.get(word) ?? 0);
        return Array.from({ length: Math.min(gone, Math.max(0, unseen)) }, () => word);
    });
}

/** The missing words for a sentence, not more than people read. */
export function listed(missing: readonly string[]): string {
    const some = missing.slice(0, MOST_LISTED).join(', ');
    return missing.length > MOST_LISTED ? `${some} and ${missing.length - MOST_LISTED} more` : some;
}
