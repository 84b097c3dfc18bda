import { MONTHS } from '../../language/model/dates.ts';
import type { Element, SubjectFacts } from '../../language/model/facts.ts';
import type { Namespace } from '../../language/model/namespaces.ts';
import { fnv1a64, titleOf } from '../../language/model/text.ts';
import { countFirst, outerFirst, type Span } from '../../language/model/values.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { type DocumentTree, isField, type RootContent } from '../tree/document-tree.ts';
import { blockWords } from '../tree/prose.ts';
import type { SeenLine } from '../tree/seen-lines.ts';
import type { SourceDocument } from './context.ts';
import { printedDay } from './said.ts';

/** A word, a number or a sign of a `.care` text, as people see it in a document. */
export interface SourceToken {
    readonly word: string;
    /** Where it is in the text. */
    readonly at: Span;
    /** What people see otherwise than it is written: a date, or the title of a name. Its tokens have one place in common. */
    readonly shownAs?: { readonly date: true } | { readonly namespaces: readonly Namespace[]; readonly name: string };
}

/** A line or a block of a service or a review. */
export interface SourcePlace {
    /** What tells it from all others of its document, whatever it says. */
    readonly path: string;
    readonly whole: Span;
    /** Whether other places are in it. */
    readonly isBlock: boolean;
    readonly tokens: readonly SourceToken[];
}

/** Words, and signs that are not spaces. */
const TOKEN = /[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu;

/** The words and signs of a text, each with its place in it. */
export function tokensOf(text: string): readonly { readonly word: string; readonly at: Span }[] {
    return [...text.matchAll(TOKEN)].map(found => ({ word: found[0], at: [found.index, found.index + found[0].length] as const }));
}

/** The tokens of a whole text: dates in words, names by their titles, all else as it is written. */
function tokensOfSource({ text, facts }: SourceDocument, [start, end]: Span, names: NameIndex): readonly SourceToken[] {
    const shown = new Map<number, { readonly at: Span; readonly words: string; readonly shownAs: NonNullable<SourceToken['shownAs']> }>();
    for (const { at, date, shown: written } of facts.dates)
        if (date) shown.set(at[0], { at, words: printedDay(written), shownAs: { date: true } });
    for (const { at, name, namespaces } of facts.references) {
        const title = titleOf({ name, title: names.find(namespaces, name)[0]?.declaration.title });
        if (!namespaces.includes('requirement')) shown.set(at[0], { at, words: title, shownAs: { namespaces, name } });
    }
    const tokens: SourceToken[] = [];
    const places = [...shown.values()].filter(({ at }) => start <= at[0] && at[1] <= end).toSorted((a, b) => a.at[0] - b.at[0]);
    let from = start;
    for (const place of [...places, undefined]) {
        const base = from;
        for (const { word, at } of tokensOf(text.slice(from, place?.at[0] ?? end))) tokens.push({ word, at: [base + at[0], base + at[1]] });
        if (!place) break;
        for (const { word } of tokensOf(place.words)) tokens.push({ word, at: place.at, shownAs: place.shownAs });
        from = place.at[1];
    }
    return tokens;
}

/** Kinds of elements that have no line. */
const WITHOUT_LINE = new Set([
    'role',
    'offer',
    'measure',
    'indicator',
    'aim',
    'outcome',
    'pathway',
    'policy',
    'workswith',
    'finding',
    'action',
]);

function pathOf({ kind, term, name }: Element): string {
    return [kind, term ?? name ?? ''].filter(Boolean).join(' ');
}

/** The places of a service or a review, in the order of its text. Of several with the same name, the second has a number. */
export function placesOf(source: SourceDocument, subject: SubjectFacts, names: NameIndex): readonly SourcePlace[] {
    const tokens = tokensOfSource(source, subject.whole, names);
    const times = new Map<string, number>();
    const unique = (path: string): string => {
        const time = (times.get(path) ?? 0) + 1;
        times.set(path, time);
        return time > 1 ? `${path} ${time}` : path;
    };
    const elements = subject.elements.filter(({ kind }) => WITHOUT_LINE.has(kind));
    const blocks = elements.map(element => ({ path: pathOf(element), whole: element.whole, isElement: true }));
    const lines = subject.lines.map(({ key, block, whole }) => {
        const around = blocks.find(each => each.whole[0] <= whole[0] && whole[1] <= each.whole[1]);
        return { path: `${around?.path ?? block}/${key}`, whole, isElement: false };
    });
    const all = [{ path: `${subject.type} ${subject.name}`, whole: subject.whole, isElement: true }, ...blocks, ...lines];
    const sorted = all.toSorted((a, b) => outerFirst(a.whole, b.whole));
    return sorted.map(({ path, whole }, at) => ({
        path: unique(path),
        whole,
        isBlock: hasInner(sorted, at),
        tokens: tokensIn(tokens, whole),
    }));
}

/** Whether one of several spans, outer ones first, has another in it. */
function hasInner(sorted: readonly { readonly whole: Span }[], at: number): boolean {
    const [, end] = sorted[at]?.whole ?? [0, 0];
    for (let index = at + 1; index < sorted.length; index++) {
        const [start, last] = (sorted[index] as { readonly whole: Span }).whole;
        if (last <= end) return true;
        if (start > end) return false;
    }
    return false;
}

/** Those of a text's tokens that are in a span. They are in the order in which they begin. */
function tokensIn(tokens: readonly SourceToken[], [start, end]: Span): readonly SourceToken[] {
    const from = countFirst(tokens, ({ at }) => at[0] < start);
    const found: SourceToken[] = [];
    for (let index = from; index < tokens.length; index++) {
        const token = tokens[index] as SourceToken;
        if (token.at[0] > end) break;
        if (token.at[1] <= end) found.push(token);
    }
    return found;
}

/** How much of the words of a line a place must have, to be where the line comes from. */
const ENOUGH = 0.6;

/** Months as narrow columns print them. */
const SHORT_MONTHS: ReadonlyMap<string, string> = new Map(MONTHS.map(month => [month.slice(0, 3).toLowerCase(), month.toLowerCase()]));

/** A word as it is compared: “Dec” is “december”. */
export function foldedWord(word: string): string {
    // Of ASCII letters there is only one form.
    const own = (/^[ -~]*$/.test(word) ? word : word.normalize('NFKC')).toLowerCase();
    return SHORT_MONTHS.get(own) ?? own;
}

/** Finds which place of a text a line of a document comes from. */
export class PlaceFinder {
    readonly places: readonly SourcePlace[];
    /** For each word, the places that have it. */
    private readonly having = new Map<string, Set<number>>();

    constructor(places: readonly SourcePlace[]) {
        this.places = places;
        for (const [index, { tokens }] of places.entries())
            for (const { word } of tokens) {
                const folded = foldedWord(word);
                const having = this.having.get(folded);
                if (having) having.add(index);
                else this.having.set(folded, new Set([index]));
            }
    }

    /**
     * The places that a line may come from, the likeliest first. Rare words count more; of two that have the same, the smaller
     * is meant.
     *
     * @param context more words to tell places apart, such as those of the other cells of a row
     */
    likely(words: string, context = ''): readonly SourcePlace[] {
        const own = new Set(tokensOf(words).map(({ word }) => foldedWord(word)));
        const more = new Set(tokensOf(context).map(({ word }) => foldedWord(word)));
        const scores = new Map<number, number>();
        let most = 0;
        for (const word of own) {
            const having = this.having.get(word);
            const weight = /[\p{L}\p{N}]/u.test(word) ? 1 / (having?.size ?? 1) : 0;
            most += weight;
            for (const place of having ?? []) scores.set(place, (scores.get(place) ?? 0) + weight);
        }
        for (const word of more) {
            if (own.has(word)) continue;
            const having = this.having.get(word);
            for (const place of having ?? [])
                if (scores.has(place)) scores.set(place, (scores.get(place) ?? 0) + 0.2 / (having?.size ?? 1));
        }
        return [...scores]
            .filter(([, score]) => score >= ENOUGH * most)
            .map(([index, score]) => ({ place: this.places[index] as SourcePlace, score }))
            .toSorted((a, b) => b.score - a.score || a.place.tokens.length - b.place.tokens.length)
            .map(({ place }) => place);
    }

    /** For each line, the place that it comes from, as far as one can be found. Lines of a row that says so belong together. */
    ofLines(lines: readonly SeenLine[]): readonly (SourcePlace | undefined)[] {
        const rows = rowsOf(lines);
        return lines.map(({ words, row }) => this.likely(words, row === undefined ? '' : (rows.get(row) ?? '').replace(words, ' '))[0]);
    }
}

/** The words of each row of each table. */
export function rowsOf(lines: readonly SeenLine[]): ReadonlyMap<number, string> {
    const rows = new Map<number, string>();
    for (const { row, words } of lines) if (row !== undefined) rows.set(row, `${rows.get(row) ?? ''} ${words}`);
    return rows;
}

/** The name of the bookmark around a line: the place that it comes from, and which of its lines it is. */
export function bookmarksOf(lines: readonly SeenLine[], finder: PlaceFinder): readonly (string | undefined)[] {
    const times = new Map<string, number>();
    return finder.ofLines(lines).map(place => {
        if (!place) return undefined;
        const time = (times.get(place.path) ?? 0) + 1;
        times.set(place.path, time);
        return bookmarkOf(finder.places[0]?.path ?? '', place.path, time);
    });
}

function bookmarkOf(subject: string, path: string, time: number): string {
    return `carewright_${fnv1a64(`${subject}/${path}/${time}`)}`;
}

/** The name of the bookmark around the title of a service or a review. */
export function titleBookmark(type: 'service' | 'review', name: string): string {
    return bookmarkOf(`${type} ${name}`, `${type} ${name}`, 1);
}

/** That what a line of a file says is in a block of its document. */
interface BlockPlace {
    /** From 0. */
    readonly line: number;
    /** The place of the block among the children of the tree's root. */
    readonly block: number;
}

/** How many words that follow each other tell where they are. */
const TELLING = 3;
const SEVERAL = -1;

function wordsOf(text: string): readonly string[] {
    return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words of a block, those of tables and of fields too. */
function allWords(node: RootContent): string {
    if (node.type === 'formField') return [node.label, node.help ?? ''].join('\n');
    if (node.type === 'formTable')
        return node.rows
            .flat()
            .map(cell => (isField(cell) ? cell.label : (cell?.words ?? []).map(blockWords).join('\n')))
            .join('\n');
    if (node.type !== 'dataTable') return blockWords(node);
    return node.rows.flatMap(row => row.flatMap(({ children }) => children.map(blockWords))).join('\n');
}

/** All groups of words that follow each other. */
function groups(words: readonly string[]): readonly string[] {
    return words.slice(TELLING - 1).map((_, at) => words.slice(at, at + TELLING).join(' '));
}

/** The number that comes most often; of several the first. */
function mostOften(numbers: readonly number[]): number | undefined {
    const counts = Map.groupBy(numbers, each => each);
    return [...counts.values()].toSorted((a, b) => b.length - a.length)[0]?.[0];
}

/** How often an overview is named at least, and how many lines in a row are its at most. */
const OVERVIEW = { runs: 3, lines: 1.5 };

/** Leaves out blocks that repeat a line from here and there, such as a table of claims: who scrolls would be thrown about. */
function withoutOverviews(places: readonly BlockPlace[]): readonly BlockPlace[] {
    const runs = new Map<number, number>();
    for (const [at, { block }] of places.entries()) if (places[at - 1]?.block !== block) runs.set(block, (runs.get(block) ?? 0) + 1);
    const lines = Map.groupBy(places, ({ block }) => block);
    return places.filter(({ block }) => {
        const count = runs.get(block) ?? 0;
        return count < OVERVIEW.runs || (lines.get(block)?.length ?? 0) / count > OVERVIEW.lines;
    });
}

/**
 * Where in a document the lines of its file are: a line belongs to the block with which it shares most groups of words that
 * are in no other block, or to a heading that says the same. Lines that are not found are left out; the rest are in the order of the lines.
 */
export function blockPlaces(text: string, { root }: DocumentTree): readonly BlockPlace[] {
    const headings = new Map<string, number>();
    const blocks = new Map<string, number>();
    const note = (known: Map<string, number>, words: string, block: number): void => {
        known.set(words, (known.get(words) ?? block) === block ? block : SEVERAL);
    };
    for (const [block, node] of root.children.entries()) {
        const words = wordsOf(allWords(node));
        if (node.type === 'heading') note(headings, words.join(' '), block);
        for (const group of groups(words)) note(blocks, group, block);
    }
    const places = text.split('\n').flatMap((content, line) => {
        const words = wordsOf(content);
        const found = [headings.get(words.join(' ')), ...groups(words).map(group => blocks.get(group))];
        const block = mostOften(found.flatMap(each => (each === undefined || each === SEVERAL ? [] : each)));
        return block === undefined ? [] : [{ line, block }];
    });
    return withoutOverviews(places);
}
