import { type ArrayChange, diffArrays, diffLines } from 'diff';
import type { TextEdit } from '../../language/model/findings.ts';
import { tokensOf } from '../model/source-places.ts';
import { lineKey, type SeenLine } from '../tree/seen-lines.ts';
import type { WordLine } from './seen-in-word.ts';

/** What people changed in a document, as numbers of lines before and now. */
export type LineChange =
    | { readonly kind: 'changed'; readonly before: number; readonly now: number }
    | { readonly kind: 'removed'; readonly before: number }
    | { readonly kind: 'added'; readonly now: number };

/** How much of their words two lines share, to be one line that was changed. */
const SIMILAR = 0.4;

/** What makes lines the same: their words, and whether they are in a cell. */
export function keyOf({ words, column }: SeenLine): string {
    return `${column ?? ''}|${lineKey(words)}`;
}

/** Two documents with more differences than this have nothing in common. */
const MOST_DIFFERENCES = 4000;

/** Which lines of two lists are the same; all of both lists where too many are not. */
function compared(before: readonly SeenLine[], now: readonly SeenLine[]): readonly Omit<ArrayChange<string>, 'value'>[] {
    return (
        diffArrays(before.map(keyOf), now.map(keyOf), { maxEditLength: MOST_DIFFERENCES }) ?? [
            { added: false, removed: true, count: before.length },
            { added: true, removed: false, count: now.length },
        ]
    );
}

/** How many lines have to be taken out and put in to make one list of lines of the other. */
export function distance(before: readonly SeenLine[], now: readonly SeenLine[]): number {
    return diffArrays(before.map(keyOf), now.map(keyOf)).reduce(
        (sum, { added, removed, count = 0 }) => sum + (added || removed ? count : 0),
        0,
    );
}

/** Lines without those that sum up others. @param derived what such lines say */
export function withoutDerived<Line extends SeenLine>(lines: readonly Line[], derived: ReadonlySet<string>): readonly Line[] {
    return lines.filter(line => !line.isDerived && !derived.has(keyOf(line)));
}

/** What only lines say that sum up others. */
export function derivedKeys(lines: readonly SeenLine[]): ReadonlySet<string> {
    const written = new Set(lines.filter(({ isDerived }) => !isDerived).map(keyOf));
    return new Set(
        lines
            .filter(({ isDerived }) => isDerived)
            .map(keyOf)
            .filter(key => !written.has(key)),
    );
}

/** How alike two lines are, from 0 to 1. */
function likeness(one: string, other: string): number {
    const [a, b] = [one, other].map(words => new Set(tokensOf(words.toLowerCase()).map(({ word }) => word)));
    if (!a?.size || !b?.size) return 0;
    return (2 * [...a].filter(word => b.has(word)).length) / (a.size + b.size);
}

function isSameCell(one: SeenLine, other: SeenLine): boolean {
    return one.column === other.column;
}

/** Lines that were replaced by others at one place of a document. */
interface Hunk {
    readonly before: number[];
    readonly now: number[];
}

function hunksOf(before: readonly SeenLine[], now: readonly SeenLine[]): readonly Hunk[] {
    const hunks: Hunk[] = [];
    let [at, to] = [0, 0];
    let open: Hunk | undefined;
    for (const { added, removed, count = 0 } of compared(before, now)) {
        if (!added && !removed) {
            at += count;
            to += count;
            open = undefined;
            continue;
        }
        if (!open) {
            open = { before: [], now: [] };
            hunks.push(open);
        }
        for (let step = 0; step < count; step++)
            if (removed) open.before.push(at++);
            else open.now.push(to++);
    }
    return hunks;
}

/** Which line before is which line now, of those that differ: by the bookmark around it, by its cell, or by its words. */
function pairsOf(hunks: readonly Hunk[], before: readonly SeenLine[], now: readonly WordLine[]): ReadonlyMap<number, number> {
    const pairs = new Map<number, number>();
    const used = new Set<number>();
    const pair = (was: number, is: number): void => {
        pairs.set(was, is);
        used.add(is);
    };
    const marked = new Map(hunks.flatMap(hunk => hunk.now).flatMap(is => (now[is]?.bookmarks ?? []).map(mark => [mark, is] as const)));
    for (const was of hunks.flatMap(hunk => hunk.before)) {
        const is = marked.get(before[was]?.bookmark ?? '');
        if (is !== undefined && !used.has(is) && isSameCell(before[was] as SeenLine, now[is] as SeenLine)) pair(was, is);
    }
    for (const hunk of hunks) {
        const left = hunk.before.filter(was => !pairs.has(was));
        const right = hunk.now.filter(is => !used.has(is));
        const isOneForOne =
            left.length === right.length && left.every((was, at) => isSameCell(before[was] as SeenLine, now[right[at] ?? 0] as SeenLine));
        let from = 0;
        for (const [at, was] of left.entries()) {
            const found = right.findIndex(
                (is, index) =>
                    index >= from &&
                    isSameCell(before[was] as SeenLine, now[is] as SeenLine) &&
                    ((isOneForOne && index === at) || likeness(before[was]?.words ?? '', now[is]?.words ?? '') >= SIMILAR),
            );
            if (found < 0) continue;
            pair(was, right[found] as number);
            from = found + 1;
        }
    }
    return pairs;
}

/** What people changed between a document as it was made and as it is now. */
export function changesOf(before: readonly SeenLine[], now: readonly WordLine[]): readonly LineChange[] {
    const hunks = hunksOf(before, now);
    const pairs = pairsOf(hunks, before, now);
    const used = new Set(pairs.values());
    return hunks.flatMap((hunk): LineChange[] => [
        ...hunk.before.map((was): LineChange => {
            const is = pairs.get(was);
            return is === undefined ? { kind: 'removed', before: was } : { kind: 'changed', before: was, now: is };
        }),
        ...hunk.now.filter(is => !used.has(is)).map((is): LineChange => ({ kind: 'added', now: is })),
    ]);
}

/** The edits that make one text of another, line by line. */
export function lineEdits(before: string, now: string): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let at = 0;
    let isOpen = false;
    for (const { added, removed, value } of diffLines(before, now)) {
        const end = added ? at : at + value.length;
        if (!added && !removed) isOpen = false;
        else {
            const last = isOpen ? edits.pop() : undefined;
            edits.push({ at: [last?.at[0] ?? at, end], text: (last?.text ?? '') + (added ? value : '') });
            isOpen = true;
        }
        at = end;
    }
    return edits;
}
