import type { BlockContent } from 'mdast';
import { isoDate, MONTHS } from '../../language/model/dates.ts';
import { elementOf } from '../../language/model/elements.ts';
import { quoted as quotedText } from '../../language/model/text.ts';
import { renderBlocks } from '../formats/markdown.ts';
import { onOneLine, plainText } from '../tree/build.ts';
import type { WordAccount } from './account.ts';
import type { LeftOut } from './findings.ts';

/** What became of a file that somebody brought. */
export interface Imported {
    readonly kind: 'review' | 'specification';
    /** The name of the review or the service. */
    readonly name: string;
    /** The text of a `.care` file. */
    readonly text: string;
    /** What a person has to know: what was kept without a place, and what was left out. */
    readonly notes: readonly string[];
    /** The words of the file, compared with those of the text and the notes. */
    readonly account?: WordAccount;
    /** Of a document of Carewright's: the text that was changed, and the file that it is in. */
    readonly origin?: { readonly uri: string; readonly text: string };
}

/** A text on one line, between quotation marks: whatever it holds can't end it. */
export function quoted(text: string): string {
    return quotedText(plainText(text).replaceAll('\\', '/'));
}

/** Text of any length: on one line where it has one, else between fences. Every word of it is kept. */
export function careText(text: string, indent: string): string {
    const clean = plainText(text).trim();
    if (!clean.includes('\n') && clean.length <= 160 && !/["“”„‟\\]/.test(clean)) return quoted(clean);
    // Three quotation marks would end the text; two with a space between them do not.
    const safe = clean
        .replaceAll(/["“”„‟](?=["“”„‟])/g, '$& ')
        .replaceAll(/^([ \t]*)["“”„‟]+|["“”„‟]+$/g, match => match.replaceAll(/["“”„‟]/g, '’'));
    const lines = safe.split('\n').map(line => (line.trim() ? `${indent}  ${line.trimEnd()}` : ''));
    return `"""\n${lines.join('\n')}\n${indent}"""`;
}

/** What the renderer writes so that no reader of Markdown mistakes it, and what it may be as it is where people read the text itself. */
const READABLE: readonly (readonly [RegExp, string | ((whole: string, inner: string) => string)])[] = [
    // A letter beside a mark of emphasis, as a number. Ampersands of the text itself are escaped.
    [/(?<!\\)&#x([0-9A-F]{1,6});/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16))],
    // A ticked box, and an address that is written out.
    [/\\\[([ x])\](?![([:])/g, '[$1]'],
    [/\b(https?)\\:(?=\/\/)/g, '$1:'],
    [/\bwww\\\./g, 'www.'],
    [/(?<=[\w.+-])\\@(?=\w)/g, '@'],
];

/** Blocks of a Word file as Markdown that people can read: each character is written as itself, wherever that means the same. */
export function markdownOf(blocks: readonly BlockContent[]): string {
    return READABLE.reduce((text, [found, better]) => text.replaceAll(found, better as string), renderBlocks(blocks));
}

/** Lines of a comment: what nobody could place is kept in the file without meaning anything in it. */
function comment(text: string, indent: string): string[] {
    return plainText(text)
        .split(/\n|\u2028|\u2029/)
        .map(line => `${indent}// ${line}`.trimEnd());
}

/** A name for something, out of its title. */
export function nameOf(title: string, otherwise: string): string {
    const words = title
        .normalize('NFKD')
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^[-\d]+|-+$/g, '')
        .split('-')
        .slice(0, 6)
        .join('-');
    return /^[a-z]/.test(words) ? words : otherwise;
}

/** A date that somebody wrote, as `YYYY-MM-DD`: also `30th September 2026` and `30.9.2026`. */
export function dateIn(text: string): string | undefined {
    const clean = text
        .trim()
        .replace(/(\d)(st|nd|rd|th)\b/i, '$1')
        .replaceAll(/[.\u2013-](?=\d)/g, '/')
        .replaceAll(/\s+/g, ' ');
    const iso = /^\d{4}-\d{2}-\d{2}$/.exec(text.trim());
    return isoDate(iso ? text.trim() : /^\d{1,2}\/\d{1,2}\/\d{2}$/.test(clean) ? clean.replace(/(\d{2})$/, '20$1') : capitalMonth(clean));
}

function capitalMonth(text: string): string {
    return text.replace(/[A-Za-z]{3,}/, word => MONTHS.find(month => month.toLowerCase().startsWith(word.toLowerCase())) ?? word);
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

/** What had no place, as comments after the document. */
export function keptLines(kept: readonly string[]): readonly string[] {
    return under('Kept from the Word file without a place in it. Move each line to where it belongs, or delete it:', kept);
}

/** Where text went whose headings are not in the document, as comments after it. */
export function placeLines(places: readonly string[]): readonly string[] {
    return under('Headings and labels of the Word file, and where their text is:', places);
}

/** What was reported when the file was read, as comments after the document: whoever opens it later knows it too. */
export function reportLines(notes: readonly string[]): readonly string[] {
    return under('Reported when the Word file was read:', notes);
}

/** Numbers of pages, hints and headers that repeat others can be told from their number: their words would only be in the way. */
const TRIVIAL = /page numbers|hints|repeat others|symbol font/;

/** Words that were left out, by the reason, as comments after the document: whoever has only that can see what they were. */
export function leftOutLines(leftOut: readonly LeftOut[]): readonly string[] {
    const byReason = new Map<string, Set<string>>();
    for (const { reason, words } of leftOut.filter(each => !TRIVIAL.test(each.reason)))
        byReason.set(reason, (byReason.get(reason) ?? new Set()).add(onOneLine(words)));
    const lines = [...byReason].map(
        ([reason, words]) => `${reason[0]?.toUpperCase()}${reason.slice(1)}: ${[...words].filter(Boolean).join(' · ')}`,
    );
    return under('Left out, as it says nothing of the service:', lines);
}
