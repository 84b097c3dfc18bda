import { align, type Pair } from './align.ts';
import { compareSequences, compareWords, countWords, likenessOf, type WordChange, type WordCounts } from './compare-words.ts';
import type { Unit, Units } from './units.ts';

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
