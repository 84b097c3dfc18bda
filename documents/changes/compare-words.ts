import { diffArrays } from 'diff';

/** A stretch of two sequences: in both, or in one of them only. */
export interface Stretch<T> {
    readonly kind: 'same' | 'removed' | 'added';
    readonly items: readonly T[];
    /** For `same`: what the older sequence has there. */
    readonly older: readonly T[];
}

/** What can be compared: equal keys mean the same. */
interface Keyed {
    readonly key: string;
}

/** More differences than this are not looked for one by one: the text is another. It bounds time and memory. */
const MOST_EDITS = 1000;

/**
 * Two sequences as one, in order. What was removed comes before what was added in its place.
 *
 * @returns the fewest differences; everything as removed and added where there are more than 1,000
 */
export function compareSequences<T extends Keyed>(older: readonly T[], newer: readonly T[]): readonly Stretch<T>[] {
    // `same` stretches come from the newer sequence in the package; where the older one is must be counted.
    const found = diffArrays(
        older.map(({ key }) => key),
        newer.map(({ key }) => key),
        { maxEditLength: MOST_EDITS },
    );
    if (!found) return [stretch('removed', older), stretch('added', newer)].filter(({ items }) => items.length);
    let [before, after] = [0, 0];
    return found.map(({ added, removed, count }): Stretch<T> => {
        const [was, is] = [older.slice(before, before + count), newer.slice(after, after + count)];
        if (!added) before += count;
        if (!removed) after += count;
        return added ? stretch('added', is) : removed ? stretch('removed', was) : { kind: 'same', items: is, older: was };
    });
}

function stretch<T>(kind: 'removed' | 'added', items: readonly T[]): Stretch<T> {
    return { kind, items, older: [] };
}

/** A word with the signs inside it (“12.5”, “8:00”, “GP’s”, “follow-up”), white space, or a single sign. */
const PIECES = /[\p{L}\p{N}\p{M}]+(?:[.,:/’'‑-][\p{L}\p{N}\p{M}]+)*|\s+|[^\s]/gu;

/** A text as the pieces that are compared: joined, they are the text. */
export function piecesOf(text: string): readonly string[] {
    return text.match(PIECES) ?? [];
}

function isWord(piece: string): boolean {
    return /[\p{L}\p{N}]/u.test(piece);
}

/** So many changed words on either side of a single common one: it is common by chance. */
const MANY_WORDS = 3;

/**
 * Stretches with some of the common ones as parts of the difference around them.
 *
 * @param isChance whether a common stretch between two differences is common by chance
 */
function absorb<T>(all: readonly Stretch<T>[], isChance: (index: number) => boolean): readonly Stretch<T>[] {
    const made: Stretch<T>[] = [];
    let removed: T[] = [];
    let added: T[] = [];
    const flush = (): void => {
        made.push(...[stretch('removed', removed), stretch('added', added)].filter(({ items }) => items.length));
        removed = [];
        added = [];
    };
    for (const [index, each] of all.entries()) {
        const isSame = each.kind === 'same';
        if (isSame && (index === 0 || index === all.length - 1 || !isChance(index))) {
            flush();
            made.push(each);
            continue;
        }
        if (each.kind !== 'added') removed.push(...(isSame ? each.older : each.items));
        if (each.kind !== 'removed') added.push(...each.items);
    }
    flush();
    return made;
}

/**
 * Differences as people read them: a space, a comma or a lone word that two different sentences happen to share is part of the
 * difference, so that no confetti of single words remains.
 *
 * @param textOf the words of an item
 */
export function compareAsRead<T extends Keyed>(
    older: readonly T[],
    newer: readonly T[],
    textOf: (item: T) => string,
): readonly Stretch<T>[] {
    const words = ({ items = [] }: Partial<Stretch<T>> = {}): number => items.filter(item => isWord(textOf(item))).length;
    const found = compareSequences(older, newer);
    const joined = absorb(found, index => words(found[index]) === 0);
    const beside = (index: number, step: 1 | -1): number => {
        let sum = 0;
        for (let at = index + step; joined[at] && joined[at]?.kind !== 'same'; at += step) sum += words(joined[at]);
        return sum;
    };
    return absorb(joined, index => words(joined[index]) === 1 && Math.min(beside(index, -1), beside(index, 1)) >= MANY_WORDS);
}

/** A stretch of a text that was compared with another. */
export interface WordChange {
    readonly kind: 'same' | 'removed' | 'added';
    readonly text: string;
}

/** Two texts as one, word by word. */
export function compareWords(older: string, newer: string): readonly WordChange[] {
    const keyed = (text: string): readonly Keyed[] => piecesOf(text).map(key => ({ key }));
    return compareAsRead(keyed(older), keyed(newer), ({ key }) => key).map(({ kind, items }) => ({
        kind,
        text: items.map(({ key }) => key).join(''),
    }));
}

/** So many words of what is the same are left on either side of a change. */
const CONTEXT = 12;

/** The same with what is far from any change left out, for reports: “…” is in its place. */
export function aroundChanges(words: readonly WordChange[]): readonly WordChange[] {
    return words.map((each, index): WordChange => {
        if (each.kind !== 'same') return each;
        const pieces = each.text.split(/(?<=\s)(?=\S)/);
        const [isFirst, isLast] = [index === 0, index === words.length - 1];
        const [begin, end] = [isFirst ? 0 : CONTEXT, isLast ? 0 : CONTEXT];
        if (pieces.length <= begin + end + CONTEXT) return each;
        const left = pieces.slice(0, begin).join('');
        const right = end ? pieces.slice(-end).join('') : '';
        return { kind: 'same', text: `${left}… ${right}` };
    });
}

/** The words of a text, each with how often it is there. */
export type WordCounts = ReadonlyMap<string, number>;

export function countWords(text: string): WordCounts {
    const counts = new Map<string, number>();
    for (const piece of piecesOf(text.toLowerCase())) if (isWord(piece)) counts.set(piece, (counts.get(piece) ?? 0) + 1);
    return counts;
}

function total(counts: WordCounts): number {
    let sum = 0;
    for (const count of counts.values()) sum += count;
    return sum;
}

/** How many of the words of two texts are common to both, from 0 to 1. Two texts without words are alike. */
export function likenessOf(one: WordCounts, other: WordCounts): number {
    const all = total(one) + total(other);
    if (!all) return 1;
    let common = 0;
    for (const [word, count] of one) common += Math.min(count, other.get(word) ?? 0);
    return (2 * common) / all;
}

/** What two sequences have at one place: the same thing, perhaps changed, or something in one of them only. */
export interface Pair<T> {
    readonly older?: T;
    readonly newer?: T;
}

interface Ways<T> {
    /** What is the same in both has the same key. */
    keyOf(item: T): string;
    /** How alike two things are, from 0 to 1. */
    likeness(older: T, newer: T): number;
}

/** From how alike two things are they are one that was changed: half of their words. */
const ALIKE = 0.5;
/** More pairs than this are not weighed against each other: the work grows with their number. */
const MOST_PAIRS = 40_000;

/**
 * Two sequences as one, in order: what is in both, what was changed, and what was removed or added.
 */
export function align<T>(older: readonly T[], newer: readonly T[], { keyOf, likeness }: Ways<T>): readonly Pair<T>[] {
    const keyed = (item: T): { readonly key: string; readonly item: T } => ({ key: keyOf(item), item });
    const pairs: Pair<T>[] = [];
    let removed: readonly T[] = [];
    let added: readonly T[] = [];
    const flush = (): void => {
        pairs.push(...pairChanged(removed, added, likeness));
        removed = [];
        added = [];
    };
    for (const { kind, items, older: was } of compareSequences(older.map(keyed), newer.map(keyed))) {
        const own = items.map(({ item }) => item);
        if (kind === 'removed') removed = [...removed, ...own];
        else if (kind === 'added') added = [...added, ...own];
        else {
            flush();
            pairs.push(...own.map((item, at) => ({ older: was[at]?.item as T, newer: item })));
        }
    }
    flush();
    return pairs;
}

/** What of some removed and added things is the same thing changed: the pairs that are most alike together, in the order of both. */
function pairChanged<T>(removed: readonly T[], added: readonly T[], likeness: Ways<T>['likeness']): readonly Pair<T>[] {
    const single = (olders: readonly T[], newers: readonly T[]): readonly Pair<T>[] => [
        ...olders.map(older => ({ older })),
        ...newers.map(newer => ({ newer })),
    ];
    if (!removed.length || !added.length || removed.length * added.length > MOST_PAIRS) return single(removed, added);
    const alike = removed.map(older => added.map(newer => likeness(older, newer)));
    // best[i][j]: how alike the best pairs of removed[i…] and added[j…] are together.
    const best = Array.from({ length: removed.length + 1 }, () => new Float64Array(added.length + 1));
    const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
    const paired = (i: number, j: number): number => {
        const own = alike[i]?.[j] ?? 0;
        return own >= ALIKE ? own + at(i + 1, j + 1) : 0;
    };
    for (let i = removed.length - 1; i >= 0; i--)
        for (let j = added.length - 1; j >= 0; j--) (best[i] as Float64Array)[j] = Math.max(paired(i, j), at(i + 1, j), at(i, j + 1));
    const pairs: Pair<T>[] = [];
    let [i, j, fromOld, fromNew] = [0, 0, 0, 0];
    while (i < removed.length && j < added.length) {
        if (at(i, j) > 0 && at(i, j) === paired(i, j)) {
            pairs.push(...single(removed.slice(fromOld, i), added.slice(fromNew, j)));
            pairs.push({ older: removed[i++] as T, newer: added[j++] as T });
            fromOld = i;
            fromNew = j;
        } else if (at(i, j) === at(i + 1, j)) i++;
        else j++;
    }
    return [...pairs, ...single(removed.slice(fromOld), added.slice(fromNew))];
}
