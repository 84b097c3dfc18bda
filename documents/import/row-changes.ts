import { saysNothing } from '../model/nothing.ts';
import type { SeenLine } from '../tree/seen-lines.ts';
import type { LineChange } from './line-changes.ts';
import { identityOf } from './line-identity.ts';

/** Rows that are new as a whole or gone as a whole, by their lines. */
export function wholeRows(
    changes: readonly LineChange[],
    was: readonly SeenLine[],
    now: readonly SeenLine[],
): ReadonlyMap<LineChange, RowChange> {
    const out = new Map<LineChange, RowChange>();
    for (const [kind, lines] of [['removed', was] as const, ['added', now] as const]) {
        const own = changes.filter(change => change.kind === kind);
        const rowOf = (change: LineChange): number | undefined => lines[change.kind === 'removed' ? change.before : change.now]?.row;
        for (const [row, all] of Map.groupBy(own, rowOf)) {
            if (row === undefined || all.length !== lines.filter(line => line.row === row && !isBlank(line)).length) continue;
            for (const change of all) out.set(change, { kind, row, lines: all });
        }
    }
    const once = new Map<string, RowChange>();
    for (const [change, row] of out) {
        const key = `${row.kind} ${row.row}`;
        const known = once.get(key) ?? row;
        once.set(key, known);
        out.set(change, known);
    }
    return out;
}

/** Whether a text has a text of no words, or a label with nothing after it, that another does not have. */
export function leavesEmpty(before: string, now: string): boolean {
    const count = (text: string): number => text.match(/(?<!["“”„‟])""(?!["“”„‟])|^[ \t]*[a-z][\w -]*:[ \t]*$/gm)?.length ?? 0;
    return count(now) > count(before);
}

/** A row that is new as a whole, or gone as a whole. */
export interface RowChange {
    readonly kind: 'removed' | 'added';
    readonly row: number;
    readonly lines: readonly LineChange[];
}

/** Whether the lines of two documents differ only in that words became others, wherever they are said. */
export function onlyEchoes(before: readonly SeenLine[], now: readonly SeenLine[], words: string, others: string): boolean {
    const [old, fresh] = [new Set(before.map(identityOf)), new Set(now.map(identityOf))];
    const [gone, come] = [before.filter(line => !fresh.has(identityOf(line))), now.filter(line => !old.has(identityOf(line)))];
    return come.length > 0 && gone.every(line => fresh.has(identityOf({ ...line, words: line.words.replaceAll(words, others) })));
}

/** Whether a cell only says that nothing is written there. */
export function isBlank({ row, words }: SeenLine): boolean {
    return row !== undefined && saysNothing(words);
}

/** Changes of what is written: where people took out or left what only says that nothing is, nothing was changed. */
export function writtenChanges(changes: readonly LineChange[], was: readonly SeenLine[], now: readonly SeenLine[]): readonly LineChange[] {
    return changes.flatMap((change): readonly LineChange[] => {
        const before = change.kind === 'added' ? undefined : was[change.before];
        const after = change.kind === 'removed' ? undefined : now[change.now];
        const [hadNone, hasNone] = [before, after].map(line => line === undefined || isBlank(line));
        if (hadNone && hasNone) return [];
        return hasNone && change.kind === 'changed' ? [{ kind: 'removed', before: change.before }] : [change];
    });
}

/** The words of each cell of a row, line by line. */
export function cellsOf(now: readonly SeenLine[], row: number): readonly (readonly string[])[] {
    const lines = now.filter(line => line.row === row);
    const columns = Math.max(0, ...lines.map(({ column = 0 }) => column + 1));
    return Array.from({ length: columns }, (_, column) => lines.filter(line => line.column === column).map(({ words }) => words));
}
