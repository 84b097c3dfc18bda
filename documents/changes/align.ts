import { compareSequences } from './compare-words.ts';

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
