import type { SeenLine } from '../tree/seen-lines.ts';
import type { Bench } from './made.ts';
import { cellsOf, type RowChange } from './row-changes.ts';
import { newRowEdits } from './row-edits.ts';
import type { WordLine } from './seen-in-word.ts';
import { withItsLines } from './source-edits.ts';
import type { TableRow } from './table-rows.ts';
import { rowCopies } from './value-edits.ts';

/** How many places are tried for a change. */
export const MOST_PLACES = 5;

/** The rows of a document before and now. */
interface RowsOf {
    readonly was: readonly SeenLine[];
    readonly now: readonly WordLine[];
    /** What the rows say now, by their numbers. */
    readonly rows: ReadonlyMap<number, TableRow>;
    /** The questions of the template, in its order. */
    readonly order: readonly string[];
}

/** Takes a row that is gone out of the text, or writes one that is new. @returns whether that was done, or is not needed */
export function bringRow({ kind, row, lines }: RowChange, { was, now, rows, order }: RowsOf, bench: Bench): boolean {
    if (kind === 'removed') {
        const all = lines.flatMap(change => (change.kind === 'removed' ? (was[change.before] ?? []) : []));
        if (!all.some(line => bench.isMade(line))) return true;
        const words = all.map(line => line.words).join(' ');
        const places = bench.finder.likely(all[0]?.words ?? '', words).filter(place => !bench.isRoot(place));
        return bench.accept(
            places.slice(0, MOST_PLACES).map(place => [{ at: withItsLines(bench.made.source.text, place.whole), text: '' }]),
        );
    }
    if (lines.every(change => change.kind === 'added' && bench.more(now, change.now) > 0)) return true;
    const cells = cellsOf(now, row);
    const first = now.find(line => line.row === row && line.column === 0);
    const [known, subject] = [rows.get(row), bench.subject()];
    if (known && subject && first && bench.accept(newRowEdits(known, subject, order), bench.making(first))) return true;
    for (const step of [-1, 1]) {
        const near = cellsOf(now, row + step);
        const words = near.map(cell => cell.join(' '));
        if (!words.some(Boolean)) continue;
        const places = bench.finder.likely(words[0] ?? '', words.join(' ')).filter(place => !bench.isRoot(place));
        const pairs = Array.from(
            { length: Math.max(words.length, cells.length) },
            (_, column) => [words[column] ?? '', cells[column]?.join(' ') ?? ''] as const,
        );
        const { source, context } = bench.made;
        const good = bench.making({ words: cells.find(([first]) => first)?.[0] ?? '', column: cells.findIndex(([first]) => first) });
        if (
            bench.accept(
                places.slice(0, MOST_PLACES).flatMap(place => rowCopies(pairs, place, source, context.names)),
                good,
            )
        )
            return true;
    }
    return false;
}
