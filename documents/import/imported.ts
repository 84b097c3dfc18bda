import { SaxesParser } from 'saxes';
import { elementOf } from '../../language/model/elements.ts';
import { quoted as quotedText } from '../../language/model/text.ts';
import { nameFromTitle } from '../../language/model/written-words.ts';
import { plainLine, plainText } from '../tree/prose.ts';
import type { LeftOut } from './findings.ts';
import { countsOf } from './table-shapes.ts';

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
const TEXTUAL = /^(document|hdr|ftr|footnotes|endnotes|comments|sst|worksheet)$/;
/** Elements that divide words. */
const DIVIDING = new Set(
    'p tab ptab br cr tc tr si c comment oMath rt rubyBase txbxContent footnoteReference endnoteReference sym noBreakHyphen fldChar textpath drawing pict object hyperlink sdt'.split(
        ' ',
    ),
);
/** Properties of runs whose words people do not read as text. */
const UNREAD = new Set(['strike', 'dstrike', 'vanish']);
/** Marks of Markdown, and invisible characters: a word is the same with and without them. */
/** Where one run ends and another begins: a word goes on over it. */
const SEAM = '\u0001';
const MARKS = /[\u0001*\\_^\u00AD\u200B-\u200F\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/g;
const WORD = /[\p{L}\p{N}]+/gu;
/** More occurrences than this are not looked up one by one. */
const MOST_LOOKED_UP = 500;
/** How many missing words are listed. */
const MOST_LISTED = 200;

function tokens(words: string): readonly string[] {
    return words.normalize('NFKC').replaceAll(MARKS, '').toLowerCase().match(WORD) ?? [];
}

/**
 * The words of a part without looking at what they mean: no styles, no numbers, no fields. It shares nothing with the reader
 * whose work it checks. Deleted words are not among them.
 */
function wordsOfPart(bytes: Uint8Array): { readonly root: string; readonly words: string } {
    let out: string[] = [];
    /** Words that are struck out or hidden: they would run into those beside them. */
    const unread: string[] = [];
    let isUnread = false;
    const open: { readonly local: string; readonly from: number }[] = [];
    /** For each pair of alternatives that is open: whether the newer one has had words. */
    const alternatives: boolean[] = [];
    let skipped = 0;
    let root = '';
    const parser = new SaxesParser({ xmlns: true, position: false });
    parser.on('opentag', ({ local, uri, attributes }) => {
        root ||= local;
        open.push({ local, from: out.length });
        if (local === 'r') isUnread = false;
        if (UNREAD.has(local) && open.at(-2)?.local === 'rPr' && open.at(-3)?.local === 'r')
            isUnread ||= !/^(0|false|off)$/.test(Object.values(attributes).find(each => each.local === 'val')?.value ?? '1');
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
        else if (local === 'r') out.push(SEAM);
        // What follows the mark of a deletion in its row or cell is deleted with it.
        if ((local === 'tr' || local === 'tc') && last && out[last.from] === '\u0000') out = out.slice(0, last.from).concat(' ');
    });
    const text = (words: string): void => {
        if (skipped || open.at(-1)?.local !== 't') return;
        if (words.trim() && alternatives.length) alternatives.fill(true);
        (isUnread ? unread : out).push(words);
    };
    parser.on('text', text);
    parser.on('cdata', text);
    parser.on('error', () => undefined);
    const label = /encoding\s*=\s*["']([\w.:-]+)["']/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 100)))?.[1] ?? 'utf-8';
    parser.write(decoded(bytes, label)).close();
    return { root, words: [out.join(''), ...unread].join(' ') };
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
    const texts = [...parts].flatMap(([name, bytes]) => {
        if (!/\.xml$/i.test(name)) return [];
        const { root, words } = wordsOfPart(bytes);
        return TEXTUAL.test(root) && (root !== 'document' || name === main) ? [words] : [];
    });
    const file = texts.flatMap(tokens);
    const text = made.join('\n');
    const there = countsOf(tokens(text));
    // `10^5` is two words in a formula, and one where a sign is raised.
    for (const [word, times] of countsOf(tokens(text.replaceAll(/[\^_]/g, ' ')))) there.set(word, Math.max(times, there.get(word) ?? 0));
    const excused = countsOf(leftOut.flatMap(({ words }) => tokens(words)));
    const short = new Map<string, number>();
    const found = countsOf(file);
    for (const [word, times] of found) {
        const gone = times - (there.get(word) ?? 0) - (excused.get(word) ?? 0);
        if (gone > 0) short.set(word, gone);
    }
    if (short.size) findInPieces(texts, short, word => (there.get(word) ?? 0) + (excused.get(word) ?? 0) - (found.get(word) ?? 0));
    const all = [text, ...leftOut.map(({ words }) => words)].join('\n');
    const lost = short.size ? notGlued(file, short, tokens(all).join('')) : [];
    return { words: file.length, leftOut: [...excused.values()].reduce((sum, times) => sum + times, 0), missing: lost };
}

/**
 * Takes words off those that are short which several runs make, where each of these runs is there on its own: what is struck out or hidden is
 * kept apart from the word that it touches.
 *
 * @param spare how often a word is there that no word of the file needs
 */
function findInPieces(texts: readonly string[], short: Map<string, number>, spare: (word: string) => number): void {
    const used = new Map<string, number>();
    const seams = /[\p{L}\p{N}\u0001]+/gu;
    for (const whole of texts.flatMap(words => words.match(seams) ?? [])) {
        const pieces = whole.split(SEAM).flatMap(tokens);
        const [word = ''] = tokens(whole);
        const gone = short.get(word) ?? 0;
        if (pieces.length < 2 || !gone || !pieces.every(piece => spare(piece) > (used.get(piece) ?? 0))) continue;
        for (const piece of pieces) used.set(piece, (used.get(piece) ?? 0) + 1);
        if (gone > 1) short.set(word, gone - 1);
        else short.delete(word);
    }
}

/** Of the words that are short, those that are not there either as a part of others: where two words have become one, or one two. */
function notGlued(file: readonly string[], short: ReadonlyMap<string, number>, text: string): readonly string[] {
    const found = new Map<string, number>();
    let lookedUp = 0;
    for (const [at, word] of file.entries()) {
        if (!short.has(word) || ++lookedUp > MOST_LOOKED_UP) continue;
        if (text.includes(`${file[at - 1] ?? ''}${word}${file[at + 1] ?? ''}`)) found.set(word, (found.get(word) ?? 0) + 1);
    }
    const all = countsOf(file);
    return [...short].flatMap(([word, gone]) => {
        const unseen = (all.get(word) ?? 0) - (found.get(word) ?? 0);
        return Array.from({ length: Math.min(gone, Math.max(0, unseen)) }, () => word);
    });
}

/** The missing words for a sentence, not more than people read. */
export function missingInWords(missing: readonly string[]): string {
    const some = missing.slice(0, MOST_LISTED).join(', ');
    return missing.length > MOST_LISTED ? `${some} and ${missing.length - MOST_LISTED} more` : some;
}

/** What became of a file that was read. */
export interface Imported {
    readonly kind: 'review' | 'specification';
    /** The name of the review or the service. */
    readonly name: string;
    /** The text of a `.care` file. */
    readonly text: string;
    /** What a person has to know: what was kept without a place, and what was left out. */
    readonly notes: readonly string[];
    /** Of a form: its own words, and the answers as people wrote them, which may be names and dates now. */
    readonly read?: readonly string[];
    /** The words of the file, compared with those of the text and the notes. */
    readonly account?: WordAccount;
    /** Of a document of Carewright's: the text that was changed, and the file that it is in. */
    readonly origin?: { readonly uri: string; readonly text: string };
}

/** A text on one line, between quotation marks: whatever it holds can't end it. */
export function careLine(text: string): string {
    return quotedText(plainText(text).replaceAll('\\', '/'));
}

/** Text of any length: on one line where it has one, else between fences. Every word of it is kept. */
export function careText(text: string, indent: string): string {
    const clean = plainText(text).trim();
    if (!clean.includes('\n') && clean.length <= 160 && !/["“”„‟\\]/.test(clean)) return careLine(clean);
    // Three quotation marks would end the text; two with a space between them do not.
    const safe = clean.replaceAll(/["“”„‟](?=["“”„‟])/g, '$& ');
    const lines = safe.split('\n').map(line => (line.trim() ? `${indent}  ${line.trimEnd()}` : ''));
    return `"""\n${lines.join('\n')}\n${indent}"""`;
}

/** Lines of a comment: what has no place is kept in the file without meaning anything in it. */
function comment(text: string, indent: string): string[] {
    return plainText(text)
        .split(/\n|\u2028|\u2029/)
        .map(line => `${indent}// ${line}`.trimEnd());
}

/** The longest name, in words. */
const LONGEST_NAME = 6;

/** A name for something, out of its title, in the letters of its language. */
export function nameOf(title: string, otherwise: string): string {
    const name = nameFromTitle(title.replace(/^[^\p{L}]+/u, ''), otherwise);
    return name.split('-').slice(0, LONGEST_NAME).join('-');
}

/** The order in which a specification is read. */
const BLOCKS = ['aims', 'population', 'access', 'pathway', 'team', 'offers', 'policy', 'works with', 'measures', 'outcomes'];

/** A service in the making: its lines, and those of each of its blocks. */
export class CareService {
    private readonly head: string[] = [];
    private readonly blocks = new Map<string, string[]>();

    /** A line of the service itself. */
    add(line: string): void {
        this.head.push(line);
    }

    /** A line of a block: `population`, or `policy discharge`. */
    addTo(block: string, line: string): void {
        const lines = this.blocks.get(block) ?? [];
        lines.push(line);
        this.blocks.set(block, lines);
    }

    /** A block, also where it has no lines. */
    addBlock(block: string): void {
        if (!this.has(block)) this.blocks.set(block, []);
    }

    has(block: string): boolean {
        return this.blocks.has(block);
    }

    /** A line where its kind belongs. */
    addElement(kind: string, value: string): void {
        const element = elementOf(kind);
        const line = `${element?.words ?? kind}: ${value}`;
        if (!element || element.block === 'service') this.add(line);
        else this.addTo(element.block, line);
    }

    /** The text of the service. */
    text(name: string, title: string): string {
        const rank = (block: string): number => {
            const at = BLOCKS.findIndex(each => block === each || block.startsWith(`${each} `));
            return at < 0 ? BLOCKS.length : at;
        };
        const blocks = [...this.blocks].toSorted(([a], [b]) => rank(a) - rank(b));
        return [
            `service ${name} ${title} {`,
            ...this.head.map(line => `  ${line}`),
            ...blocks.flatMap(([block, lines]) => ['', `  ${block} {`, ...lines.map(line => `    ${line}`), '  }']),
            '}',
            '',
        ].join('\n');
    }
}

function under(title: string, lines: readonly string[]): readonly string[] {
    return lines.length ? [`// ${title}`, ...lines.flatMap(text => comment(text, '')), ''] : [];
}

/** What people call a file that is read. */
type FileKind = 'Word file' | 'workbook';

/** What had no place, as comments after the document. */
export function keptLines(kept: readonly string[], file: FileKind = 'Word file'): readonly string[] {
    return under(`Kept from the ${file} without a place in it. Move each line to where it belongs, or delete it:`, kept);
}

/** Where text went whose headings are not in the document, as comments after it. */
export function placeLines(places: readonly string[]): readonly string[] {
    return under('Headings and labels of the Word file, and where their text is:', places);
}

/** What was reported when the file was read, as comments after the document: whoever opens it later knows it too. */
export function reportLines(notes: readonly string[], file: FileKind = 'Word file'): readonly string[] {
    return under(`Reported when the ${file} was read:`, notes);
}

/** Numbers of pages, hints and headers that repeat others can be told from their number: their words would only be in the way. */
const TRIVIAL = /page numbers|hints|repeat others|symbol font/;

/** Words that were left out, by the reason, as comments after the document: whoever has only that can see what they were. */
export function leftOutLines(leftOut: readonly LeftOut[]): readonly string[] {
    const byReason = new Map<string, Set<string>>();
    for (const { reason, words } of leftOut.filter(each => !TRIVIAL.test(each.reason)))
        byReason.set(reason, (byReason.get(reason) ?? new Set()).add(plainLine(words)));
    const lines = [...byReason].map(
        ([reason, words]) => `${reason[0]?.toUpperCase()}${reason.slice(1)}: ${[...words].filter(Boolean).join(' · ')}`,
    );
    return under('Left out, as it says nothing of the service:', lines);
}
