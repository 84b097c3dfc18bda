import { BLOCKS } from '../../language/model/elements/blocks.ts';
import type { Written } from '../../language/model/elements/element-kind.ts';
import { elementOf, isElementKey } from '../../language/model/elements.ts';
import type { Element, LineFacts, SubjectFacts } from '../../language/model/facts.ts';
import { isVocabularyKind } from '../../language/model/namespaces.ts';
import { capitalised, titleOf } from '../../language/model/text.ts';
import { outerFirst, type Span } from '../../language/model/values.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import type { SourceDocument } from '../model/context.ts';
import { labelInWords, Said } from '../model/said.ts';
import {
    align,
    compareSequences,
    compareWords,
    countWords,
    likenessOf,
    type Pair,
    type WordChange,
    type WordCounts,
} from './compare-words.ts';

/** The smallest part of a service or a review that is compared: a line, an entry of a list, a paragraph of a policy. */
interface Unit {
    /** What it is in, and what it is: the same in two versions for what may be the same part. */
    readonly key: string;
    /** The block that it is in, as people call it: “Team”, “Policy: Engagement”. Empty at the top. */
    readonly place: string;
    /** Its label: “Caseload”, the title of its role. Empty for a text. */
    readonly label: string;
    /** All that it says, on one line: names by their titles, dates in words. */
    readonly words: string;
}

/** A service or a review as its parts, in the order of the text. No word of it is in none, apart from comments. */
interface Units {
    readonly units: readonly Unit[];
    /** Its blocks with a name, such as policies, by key, in the order of the text. */
    readonly named: ReadonlyMap<string, NamedBlock>;
}

interface NamedBlock {
    readonly place: string;
    /** All of its words. */
    readonly words: string;
    /** Which of the parts is its first. */
    readonly index: number;
}

/** A stretch of the text that facts are about, with the stretches inside it. */
interface Node {
    readonly whole: Span;
    readonly line?: LineFacts;
    readonly element?: Element;
    readonly block?: string;
    readonly inner: Node[];
}

/** The stretches of a subject, each in the smallest that holds it. A stretch that is said of twice (a list of names) is one. */
function treeOf({ whole, lines, elements, blocks }: SubjectFacts): Node {
    const all = new Map<string, Node>();
    const add = (span: Span, about: Partial<Node>): void => {
        const key = span.join(' ');
        all.set(key, { ...about, ...all.get(key), whole: span, inner: [] });
    };
    for (const line of lines) add(line.whole, { line });
    for (const element of elements) add(element.whole, { element });
    for (const { block, whole: span } of blocks) add(span, { block });
    const root: Node = { whole, inner: [] };
    const open = [root];
    const sorted = [...all.values()].toSorted((a, b) => outerFirst(a.whole, b.whole));
    for (const node of sorted) {
        while (open.length > 1 && (open.at(-1)?.whole[1] ?? 0) <= node.whole[0]) open.pop();
        const parent = open.at(-1) as Node;
        // What only overlaps with another stretch is a part of neither: its words are found between the others.
        if (node.whole[1] > parent.whole[1] || node.whole[0] < parent.whole[0]) continue;
        if (node.whole[0] === whole[0] && node.whole[1] === whole[1]) continue;
        parent.inner.push(node);
        open.push(node);
    }
    return root;
}

/** A word of the language as a heading: `workswith` is “Works with”. */
function inWords(key: string): string {
    return capitalised(isElementKey(key) ? elementOf(key).words : key);
}

/** Where a node is: the key and the title of what it is in. */
interface Inside {
    readonly key: string;
    readonly place: string;
}

function nameOf({ term, name }: Element): string {
    return name ?? term ?? '';
}

class Reader {
    readonly units: Unit[] = [];
    readonly named = new Map<string, NamedBlock>();
    private readonly said: Said;
    private readonly names: NameIndex;

    constructor(source: SourceDocument, names: NameIndex) {
        this.said = new Said(source, names);
        this.names = names;
    }

    /** The words of a node that are in none of the nodes in it, and then these, in the order of the text. */
    read(node: Node, inside: Inside): void {
        let from = node.whole[0];
        for (const each of node.inner) {
            const isHead = !inside.key && from === node.whole[0];
            this.between([from, each.whole[0]], isHead ? { key: '', place: 'Name and title' } : inside);
            if (each.inner.length || (each.block && !each.line)) this.read(each, this.insideOf(each, inside));
            else this.leaf(each, inside);
            from = each.whole[1];
        }
        this.between([from, node.whole[1]], inside);
    }

    private insideOf({ element, block = '', line, whole }: Node, inside: Inside): Inside {
        const kind = element?.kind ?? (block || line?.key || '');
        const name = element && nameOf(element);
        if (!name) return { key: `${inside.key}/${kind}`, place: inWords(kind) };
        const key = `${inside.key}/${kind} ${name}`;
        const place = `${inWords(kind)}: ${this.titleOf(element)}`;
        this.named.set(key, { place, words: this.said.everythingIn(whole), index: this.units.length });
        return { key, place };
    }

    /** What people call an element: its own title, or that of its term. A requirement keeps its code. */
    private titleOf(element: Element): string {
        const { kind, title, term, name } = element;
        if (title !== undefined) return title;
        const { terms } = elementOf(kind) as Written;
        if (term === undefined || !isVocabularyKind(terms)) return term ?? titleOf({ name: name ?? '' });
        return this.names.title(terms, term);
    }

    private leaf({ line, element, whole }: Node, { key, place }: Inside): void {
        if (line) {
            const isText = line.key === 'prose';
            const words = isText ? this.said.everythingIn(whole) : this.said.everythingIn([line.at[1], whole[1]]).replace(/^:\s*/, '');
            const label = isText ? '' : labelInWords(this.said.written(line.at));
            this.units.push({ key: `${key}/${line.key}`, place, label, words });
            return;
        }
        if (!element) return;
        const name = nameOf(element);
        const [start, end] = whole;
        // The words after the name: the name itself is the label.
        const after = name && start <= element.at[0] ? element.at[1] : start;
        const words = this.said.everythingIn([after, end]).replace(/^[:-]\s*/, '');
        const label = name ? this.titleOf(element) : '';
        this.units.push({ key: `${key}/${element.kind}${name && ` ${name}`}`, place, label, words });
    }

    /** What the facts have no line for: the words that open a block, with a title, and lines that could not be read. */
    private between(span: Span, { key, place }: Inside): void {
        let from = span[0];
        for (const line of linesOf(this.said.written(span))) {
            const words = this.said.everythingIn([from, from + line.length]).replaceAll(/^[\s{},-]+|(?<![\s{},-])[\s{},-]+$/g, '');
            from += line.length;
            // The word that opens a block says nothing by itself.
            if (words && !OPENING.has(words)) this.units.push({ key: `${key}/`, place, label: '', words });
        }
    }
}

const OPENING: ReadonlySet<string> = new Set(Object.keys(BLOCKS));

/** What ends a line, or opens what may go on over several. */
const TELLING = /"""|\/\*|\n/g;

/** The lines of what is between lines; a text over several lines, or a comment, is one. */
function linesOf(text: string): readonly string[] {
    const lastOf: Readonly<Record<string, number>> = { '"""': text.lastIndexOf('"""'), '/*': text.lastIndexOf('*/') };
    const lines: string[] = [];
    let from = 0;
    let next = TELLING.exec(text);
    const seek = (at: number): void => {
        TELLING.lastIndex = at;
        next = TELLING.exec(text);
    };
    for (seek(0); next; ) {
        const sign: string = next[0];
        const after: number = next.index + sign.length;
        if (sign === '\n') {
            lines.push(text.slice(from, after));
            from = after;
            seek(after);
        } else if (after <= (lastOf[sign] ?? -1)) {
            const close: string = sign === '/*' ? '*/' : sign;
            seek(text.indexOf(close, after) + close.length);
        } else seek(next.index + 1);
    }
    return from < text.length ? [...lines, text.slice(from)] : lines;
}

/** A service or a review of a file as the parts that are compared. */
export function unitsOf(source: SourceDocument, subject: SubjectFacts, names: NameIndex): Units {
    const reader = new Reader(source, names);
    reader.read(treeOf(subject), { key: '', place: '' });
    return { units: reader.units, named: reader.named };
}

/** What has become of one part of a service or a review. */
export interface ElementChange {
    readonly kind: 'added' | 'removed' | 'changed' | 'moved';
    /** The block that it is in; empty at the top. Of what was removed, where it was. */
    readonly place: string;
    /** Its label; empty where it is a text. */
    readonly label: string;
    /** Where it was before, if that is another block. */
    readonly movedFrom?: string;
    readonly before?: string;
    readonly after?: string;
    /** Both texts as one, word by word, where both are there and differ. */
    readonly words?: readonly WordChange[];
}

/** From how alike two blocks are, one is the other under another name. */
const RENAMED = 0.6;
/** A text of fewer words that is in two places is not called moved: “Team manager” is said often. */
const FEW_WORDS = 3;

/** Names in the older version by those that they have in the newer one: blocks of one kind with the same words. */
function renamesOf(older: Units, newer: Units): ReadonlyMap<string, string> {
    const kindOf = (key: string): string => key.slice(0, key.indexOf(' '));
    const gone = [...older.named].filter(([key]) => !newer.named.has(key));
    const free = new Map([...newer.named].filter(([key]) => !older.named.has(key)).map(([key, { words }]) => [key, countWords(words)]));
    const renames = new Map<string, string>();
    for (const [key, { words }] of gone) {
        const counts = countWords(words);
        const found = [...free]
            .filter(([other]) => kindOf(other) === kindOf(key))
            .map(([other, own]) => ({ other, alike: likenessOf(counts, own) }))
            .toSorted((a, b) => b.alike - a.alike)[0];
        if (!found || found.alike < RENAMED) continue;
        renames.set(key, found.other);
        free.delete(found.other);
    }
    return renames;
}

/** A part of one version, with its place among the others and the key that it is compared by. */
interface Part {
    readonly unit: Unit;
    readonly index: number;
    readonly key: string;
    readonly counts: WordCounts;
}

/** The parts of a version. A named block that only this version has is one part, with all of its words. */
function partsOf({ units, named }: Units, other: Units, keyOf: (key: string) => string): readonly Part[] {
    const alone = [...named.keys()].filter(key => !other.named.has(keyOf(key)));
    const seen = new Set<string>();
    const wordsOf = (block: string): string =>
        units
            .filter(({ key }) => key.startsWith(`${block}/`))
            .map(({ label, words }) => [label, words].filter(Boolean).join(': '))
            .join('; ');
    const parts: Part[] = [];
    for (const [index, unit] of units.entries()) {
        const block = alone.find(key => unit.key.startsWith(`${key}/`));
        if (block !== undefined && seen.has(block)) continue;
        if (block !== undefined) seen.add(block);
        const own = block === undefined ? unit : { ...unit, label: '', words: wordsOf(block) };
        parts.push({ unit: own, index, key: keyOf(block ?? unit.key), counts: countWords(own.words) });
    }
    return parts;
}

function grouped(parts: readonly Part[]): ReadonlyMap<string, readonly Part[]> {
    return Map.groupBy(parts, ({ key }) => key);
}

/** The parts of two versions, each with what it has become. */
function pairsOf(older: readonly Part[], newer: readonly Part[]): readonly Pair<Part>[] {
    const [olds, news] = [grouped(older), grouped(newer)];
    const ways = {
        keyOf: ({ unit }: Part) => unit.words,
        likeness: (one: Part, other: Part) => likenessOf(one.counts, other.counts),
    };
    return [...new Set([...olds.keys(), ...news.keys()])].flatMap((key): readonly Pair<Part>[] => {
        const [was, is] = [olds.get(key) ?? [], news.get(key) ?? []];
        const found = align(was, is, ways);
        const [gone, come] = [found.filter(pair => !pair.newer), found.filter(pair => !pair.older)];
        // One line of a kind that is left on each side is the same line, whatever it says now; a text is another text.
        const [only, another] = [gone[0]?.older, come[0]?.newer];
        if (gone.length !== 1 || come.length !== 1 || !only?.unit.label || !another) return found;
        return [...found.filter(pair => pair !== gone[0] && pair !== come[0]), { older: only, newer: another }];
    });
}

/** Parts that are gone in one place and come in another with the same words were moved. */
function withMoves(pairs: readonly Pair<Part>[]): readonly Pair<Part>[] {
    const whatIs = ({ unit }: Part): string => `${unit.label}\n${unit.words}`;
    const isTelling = ({ counts, unit }: Part): boolean => unit.label !== '' || counts.size >= FEW_WORDS;
    const gone = pairs.flatMap(({ older, newer }) => (older && !newer && isTelling(older) ? [older] : []));
    const taken = new Set<Part>();
    const moved = pairs.map((pair): Pair<Part> => {
        const { older, newer } = pair;
        const from = older || !newer ? undefined : gone.find(each => !taken.has(each) && whatIs(each) === whatIs(newer));
        if (!from) return pair;
        taken.add(from);
        return { ...pair, older: from };
    });
    return moved.filter(({ older, newer }) => newer || !older || !taken.has(older));
}

/** The parts that are in another order than they were, as few as possible, among those of one block. */
function reordered(pairs: readonly Pair<Part>[]): ReadonlySet<Part> {
    const both = pairs.flatMap(({ older, newer }) => (older && newer ? [{ older, newer }] : []));
    const moved = new Set<Part>();
    for (const inBlock of Map.groupBy(both, ({ newer }) => newer.unit.place).values()) {
        const keyed = (side: 'older' | 'newer'): readonly { readonly key: string; readonly part: Part }[] =>
            inBlock.toSorted((a, b) => a[side].index - b[side].index).map(pair => ({ key: String(pair.newer.index), part: pair.newer }));
        for (const { kind, items } of compareSequences(keyed('older'), keyed('newer')))
            if (kind === 'added') for (const { part } of items) moved.add(part);
    }
    return moved;
}

/** The blocks with a name that are in another order than they were, as few as possible. */
function movedBlocks(older: Units, newer: Units): readonly { readonly place: string; readonly index: number }[] {
    const common = ({ named }: Units, other: Units): readonly { readonly key: string }[] =>
        [...named.keys()].filter(key => other.named.has(key)).map(key => ({ key }));
    const found = compareSequences(common(older, newer), common(newer, older));
    return found.flatMap(({ kind, items }) => (kind === 'added' ? items.flatMap(({ key }) => newer.named.get(key) ?? []) : []));
}

function changeOf({ older, newer }: Pair<Part>, moved: ReadonlySet<Part>): ElementChange | undefined {
    const { place, label } = ((newer ?? older) as Part).unit;
    const before = older?.unit.words;
    const after = newer?.unit.words;
    if (!older) return { kind: 'added', place, label, after: after ?? '' };
    if (!newer) return { kind: 'removed', place, label, before: before ?? '' };
    const movedFrom = older.key === newer.key ? {} : { movedFrom: older.unit.place };
    const texts = { before: before ?? '', after: after ?? '' };
    if (before !== after) return { kind: 'changed', place, label, ...movedFrom, ...texts, words: compareWords(texts.before, texts.after) };
    if (older.unit.label !== label) {
        const labels = { before: `${older.unit.label}: ${before}`, after: `${label}: ${after}` };
        return { kind: 'changed', place, label, ...labels, words: compareWords(labels.before, labels.after) };
    }
    return older.key !== newer.key || moved.has(newer) ? { kind: 'moved', place, label, ...movedFrom, ...texts } : undefined;
}

/**
 * What has changed between two versions of a service or a review, part by part, in the order of the newer one; what was removed is
 * where it was.
 */
export function compareUnits(older: Units, newer: Units): readonly ElementChange[] {
    const renames = renamesOf(older, newer);
    const newKeyOf = (key: string): string => {
        const [from, to] = [...renames].find(([old]) => key === old || key.startsWith(`${old}/`)) ?? ['', ''];
        return from ? to + key.slice(from.length) : key;
    };
    const oldNames: Units = { ...older, named: new Map([...older.named].map(([key, block]) => [newKeyOf(key), block])) };
    const pairs = withMoves(
        pairsOf(
            partsOf(older, newer, newKeyOf),
            partsOf(newer, oldNames, key => key),
        ),
    );
    const moved = reordered(pairs);
    const places = new Map(pairs.flatMap(({ older: was, newer: is }) => (was && is ? [[was.index, is.index] as const] : [])));
    const indexOf = ({ older: was, newer: is }: Pair<Part>): number => {
        if (is) return is.index;
        for (let at = was?.index ?? 0; at >= 0; at--) {
            const place = places.get(at);
            if (place !== undefined) return place + 0.5;
        }
        return -1;
    };
    const blocks = movedBlocks(oldNames, newer).map(({ place, index }): readonly [number, ElementChange] => [
        index - 0.25,
        { kind: 'moved', place, label: '' },
    ]);
    const changes = pairs.flatMap((pair): readonly (readonly [number, ElementChange])[] => {
        const change = changeOf(pair, moved);
        return change ? [[indexOf(pair), change]] : [];
    });
    return [...blocks, ...changes].toSorted(([a], [b]) => a - b).map(([, change]) => change);
}
