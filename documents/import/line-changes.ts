import { type ArrayChange, diffArrays, diffLines } from 'diff';
import type { TextEdit } from '../../language/model/findings.ts';
import { afterEmptySection, saysNothing } from '../model/nothing.ts';
import { tokensOf } from '../model/source-places.ts';
import type { SeenLine } from '../tree/seen-lines.ts';
import { identityOf } from './line-identity.ts';
import type { WordLine } from './seen-in-word.ts';
import { countsOf, outOfOrder, sameTables } from './table-shapes.ts';

/** What people changed in a document, as numbers of lines before and now. */
export type LineChange =
    | { readonly kind: 'changed'; readonly before: number; readonly now: number }
    /** The same words at another place: a line, or a row by the first of its lines. */
    | { readonly kind: 'moved'; readonly before: number; readonly now: number }
    | { readonly kind: 'removed'; readonly before: number }
    | { readonly kind: 'added'; readonly now: number };

/** How much of their words two lines share, to be one line that was changed. */
const SIMILAR = 0.4;

/** Two documents with more differences than this have nothing in common. */
const MOST_DIFFERENCES = 4000;

/** Which lines of two lists are the same; all of both lists where too many are not. */
function compared(before: readonly SeenLine[], now: readonly SeenLine[]): readonly Omit<ArrayChange<string>, 'value'>[] {
    return (
        diffArrays(before.map(identityOf), now.map(identityOf), { maxEditLength: MOST_DIFFERENCES }) ?? [
            { added: false, removed: true, count: before.length },
            { added: true, removed: false, count: now.length },
        ]
    );
}

/** How many lines have to be taken out and put in to make one list of lines of the other. */
export function distance(before: readonly SeenLine[], now: readonly SeenLine[]): number {
    return diffArrays(before.map(identityOf), now.map(identityOf)).reduce(
        (sum, { added, removed, count = 0 }) => sum + (added || removed ? count : 0),
        0,
    );
}

/** What makes lines the same also where a table says the same in several rows: for a cell, what its row is about. */
export function keysInRows(lines: readonly SeenLine[]): readonly string[] {
    const about = new Map<number, string>();
    return lines.map(line => {
        if (line.row === undefined) return identityOf(line);
        if (!about.has(line.row)) about.set(line.row, identityOf(line));
        return `${about.get(line.row)}|${identityOf(line)}`;
    });
}

/** Whether a list has each of another as often as that, or as often as people see it. @param but what it need not have */
export function hasAll(
    before: readonly string[],
    after: readonly string[],
    seen: ReadonlyMap<string, number>,
    but: ReadonlySet<string>,
): boolean {
    const timesAfter = countsOf(after);
    return [...countsOf(before)].every(([key, times]) => {
        const left = timesAfter.get(key) ?? 0;
        return left >= times || left >= (seen.get(key) ?? 0) || but.has(key);
    });
}

/** How many are in one list and not in the other. */
function difference(one: readonly string[], other: readonly string[]): number {
    const [a, b] = [countsOf(one), countsOf(other)];
    return [...new Set([...a.keys(), ...b.keys()])].reduce((sum, key) => sum + Math.abs((a.get(key) ?? 0) - (b.get(key) ?? 0)), 0);
}

/** The order of the rows of a table counts less than any word: documents sort some of them. */
const ORDER = 1e-6;

/**
 * How far two documents are from each other: their paragraphs in order, and the cells of their tables by what the row is about. Where a
 * row is called otherwise, the words of its cells count nevertheless.
 */
export function farness(before: readonly SeenLine[], now: readonly SeenLine[]): number {
    const [out, inside] = [
        (lines: readonly SeenLine[]) => lines.filter(({ row }) => row === undefined),
        (lines: readonly SeenLine[]) => lines.filter(({ row }) => row !== undefined),
    ];
    const [cells, others] = [inside(before), inside(now)];
    return (
        3 * distance(out(before), out(now)) +
        2 * difference(keysInRows(cells), keysInRows(others)) +
        difference(cells.map(identityOf), others.map(identityOf)) +
        ORDER * distance(before, now)
    );
}

/** Lines without those that sum up others, or only say that nothing is written. @param derived what lines say that sum up others */
export function withoutDerived<Line extends SeenLine>(lines: readonly Line[], derived: ReadonlySet<string>): readonly Line[] {
    return lines.filter(line => !line.isDerived && !derived.has(identityOf(line)) && !(line.row !== undefined && saysNothing(line.words)));
}

/** What only lines say that sum up others. */
export function derivedKeys(lines: readonly SeenLine[]): ReadonlySet<string> {
    const written = new Set(lines.filter(({ isDerived }) => !isDerived).map(identityOf));
    return new Set(
        lines
            .filter(({ isDerived }) => isDerived)
            .map(identityOf)
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

/** The lines of a part of two documents that differ. @param before, now the numbers of the lines of the part */
function hunksOf(before: Lines<SeenLine>, now: Lines<WordLine>): readonly Hunk[] {
    const hunks: Hunk[] = [];
    let [at, to] = [0, 0];
    let open: Hunk | undefined;
    for (const { added, removed, count = 0 } of compared(
        before.at.map(each => before.all[each] as SeenLine),
        now.at.map(each => now.all[each] as WordLine),
    )) {
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
            if (removed) open.before.push(before.at[at++] ?? 0);
            else open.now.push(now.at[to++] ?? 0);
    }
    return hunks;
}

/** Some lines of a document, by their numbers. */
interface Lines<Line extends SeenLine> {
    readonly all: readonly Line[];
    readonly at: readonly number[];
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
        const left = hunk.before.filter(was => !pairs.has(was) && before[was]?.isHeading);
        const right = hunk.now.filter(is => !used.has(is) && now[is]?.isHeading);
        // Where people wrote several headings instead of one, the first is that one.
        const isFirst = left.length === 1 && left[0] === hunk.before[0] && right[0] === hunk.now[0] && right.length > 0;
        if (left.length !== right.length && !isFirst) continue;
        const isGone = (at: number): boolean =>
            hunk.before.includes(at) && !pairs.has(at) && afterEmptySection(before[at]?.words ?? '') !== '';
        for (const [at, was] of left.entries()) if (!isGone(was + 1)) pair(was, right[at] as number);
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

/** What people changed between a document as it was made and as it is now: in tables cell by cell, elsewhere line by line. */
export function changesOf(before: readonly SeenLine[], now: readonly WordLine[]): readonly LineChange[] {
    const tables = sameTables(before, now);
    const inTables = tables.flatMap(({ same, removed, added }) => [
        {
            before: [...same.flatMap(row => row.before.flat()), ...removed.flat()],
            now: [...same.flatMap(row => row.now.flat()), ...added.flat()],
        },
    ]);
    const [mine, theirs] = [new Set(inTables.flatMap(each => each.before)), new Set(inTables.flatMap(each => each.now))];
    const part = (own: readonly number[], other: readonly number[]): readonly LineChange[] =>
        changesIn(hunksOf({ all: before, at: own }, { all: now, at: other }), before, now);
    const outside = part(
        [...before.keys()].filter(at => !mine.has(at)),
        [...now.keys()].filter(at => !theirs.has(at)),
    );
    const cells = tables.flatMap(({ same, removed, added }) => [
        ...same.flatMap(row =>
            Array.from({ length: Math.max(row.before.length, row.now.length) }, (_, column) =>
                part(row.before[column] ?? [], row.now[column] ?? []),
            ).flat(),
        ),
        ...removed.flat().map((was): LineChange => ({ kind: 'removed', before: was })),
        ...added.flat().map((is): LineChange => ({ kind: 'added', now: is })),
        ...outOfOrder(same.map(row => row.now.flat()[0] ?? 0)).flatMap((at): LineChange[] => {
            const [was, is] = [same[at]?.before.flat()[0], same[at]?.now.flat()[0]];
            return was === undefined || is === undefined ? [] : [{ kind: 'moved', before: was, now: is }];
        }),
    ]);
    return withMoves([...outside, ...cells], before, now);
}

function changesIn(hunks: readonly Hunk[], before: readonly SeenLine[], now: readonly WordLine[]): readonly LineChange[] {
    const pairs = pairsOf(hunks, before, now);
    const used = new Set(pairs.values());
    return hunks.flatMap((hunk): LineChange[] => [
        ...hunk.before.flatMap((was): LineChange[] => {
            const is = pairs.get(was);
            if (is === undefined) return [{ kind: 'removed', before: was }];
            const isSame = identityOf(before[was] as SeenLine) === identityOf(now[is] as WordLine);
            return [
                ...(isSame ? [] : [{ kind: 'changed', before: was, now: is } as const]),
                ...(hunk.now.includes(is) ? [] : [{ kind: 'moved', before: was, now: is } as const]),
            ];
        }),
        ...hunk.now.filter(is => !used.has(is)).map((is): LineChange => ({ kind: 'added', now: is })),
    ]);
}

/** Changes in which a line that is gone at one place and new at another is one that was moved. */
function withMoves(changes: readonly LineChange[], before: readonly SeenLine[], now: readonly WordLine[]): readonly LineChange[] {
    const added = new Map<string, LineChange[]>();
    for (const change of changes) {
        const line = change.kind === 'added' ? now[change.now] : undefined;
        if (line && line.row === undefined) added.set(identityOf(line), [...(added.get(identityOf(line)) ?? []), change]);
    }
    const taken = new Set<LineChange>();
    const moved = changes.map((change): LineChange => {
        const line = change.kind === 'removed' ? before[change.before] : undefined;
        const there = line && line.row === undefined ? added.get(identityOf(line))?.shift() : undefined;
        if (change.kind !== 'removed' || there?.kind !== 'added') return change;
        taken.add(there);
        return { kind: 'moved', before: change.before, now: there.now };
    });
    return moved.filter(change => !taken.has(change));
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
