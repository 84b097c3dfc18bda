import { lineKey, type SeenLine } from '../tree/seen-lines.ts';
import type { WordLine } from './seen-in-word.ts';

/** A table of a document, by the numbers of its lines. */
interface ShapeOf {
    /** The lines of each cell of each row. */
    readonly rows: readonly (readonly (readonly number[])[])[];
    readonly columns: number;
    readonly first: number;
    readonly last: number;
}

/** How much of their cells two tables share, to be one that was changed. */
const SAME_TABLE = 0.2;
/** How much of its cells a column shares with another, to be the same under another title. */
const SAME_COLUMN = 0.5;
/** How much of their words two rows share, to be one that was changed. */
const SAME_ROW = 0.4;
/** Tables and rows that are further apart than this, in tables or rows, are not compared. */
const NEAR = 60;

/** The tables of a document: where lines do not say which, rows that follow each other are one. */
export function tablesOf(lines: readonly SeenLine[]): readonly ShapeOf[] {
    const groups: number[][] = [];
    for (const [at, { row, table }] of lines.entries()) {
        if (row === undefined) continue;
        const last = groups.at(-1);
        const before = last?.at(-1);
        const isSame =
            before !== undefined &&
            (table === undefined ? before === at - 1 : lines[before]?.table === table || lines[before]?.row === row);
        if (last && isSame) last.push(at);
        else groups.push([at]);
    }
    return groups.map(all => {
        const rows = [...Map.groupBy(all, at => lines[at]?.row).values()].map(own => {
            const cells: number[][] = [];
            for (const at of own) {
                const column = lines[at]?.column ?? 0;
                while (cells.length <= column) cells.push([]);
                cells[column]?.push(at);
            }
            return cells;
        });
        // A column in which nothing is written is one as well.
        const widths = all.map(at => (lines[at] as Partial<WordLine>).width ?? 0);
        return { rows, columns: Math.max(...rows.map(row => row.length), ...widths), first: all[0] ?? 0, last: all.at(-1) ?? 0 };
    });
}

function cellKey(lines: readonly SeenLine[], cell: readonly number[] = []): string {
    return cell.map(at => lineKey(lines[at]?.words ?? '').toLowerCase()).join('\n');
}

/** How often each is in a list. */
export function countsOf(all: Iterable<string>): Map<string, number> {
    const counts = new Map<string, number>();
    for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
    return counts;
}

/** How many of two lists are in both, and how many the shorter has. */
function shared(one: readonly string[], other: readonly string[]): { readonly same: number; readonly share: number } {
    const [a, b] = [countsOf(one), countsOf(other)];
    const same = [...a].filter(([key]) => key).reduce((sum, [key, times]) => sum + Math.min(times, b.get(key) ?? 0), 0);
    const size = Math.min(one.filter(Boolean).length, other.filter(Boolean).length);
    return { same, share: size ? same / size : 0 };
}

function cellsOf(lines: readonly SeenLine[], { rows }: ShapeOf): readonly string[] {
    return rows.flatMap(row => row.map(cell => cellKey(lines, cell)));
}

/** Pairs of two lists, the best first; each is in one pair at most. */
function bestPairs(
    before: readonly number[],
    now: readonly number[],
    worth: (before: number, now: number) => number,
    least: number,
): [number, number][] {
    const all = before.flatMap((was, at) =>
        now.slice(Math.max(0, at - NEAR), at + NEAR).flatMap(is => {
            const found = worth(was, is);
            return found >= least ? [{ was, is, worth: found }] : [];
        }),
    );
    const [usedBefore, usedNow] = [new Set<number>(), new Set<number>()];
    return all
        .toSorted((a, b) => b.worth - a.worth || Math.abs(a.was - a.is) - Math.abs(b.was - b.is) || a.was - b.was)
        .flatMap(({ was, is }): [number, number][] => {
            if (usedBefore.has(was) || usedNow.has(is)) return [];
            usedBefore.add(was);
            usedNow.add(is);
            return [[was, is]];
        });
}

/** Which column before each column now is, for a table with its titles, or by what its cells say. */
function columnsOf(before: readonly SeenLine[], was: ShapeOf, now: readonly SeenLine[], is: ShapeOf): ReadonlyMap<number, number> {
    const title = (lines: readonly SeenLine[], table: ShapeOf, column: number): string => cellKey(lines, table.rows[0]?.[column]);
    const inColumn = (lines: readonly SeenLine[], table: ShapeOf, column: number): readonly string[] =>
        table.rows.map(row => cellKey(lines, row[column]));
    const [all, these] = [[...Array(was.columns).keys()], [...Array(is.columns).keys()]];
    const byTitle = bestPairs(all, these, (a, b) => (title(before, was, a) && title(before, was, a) === title(now, is, b) ? 1 : 0), 1);
    const map = new Map(byTitle.map(([a, b]) => [b, a]));
    const left = (): [number[], number[]] => [all.filter(a => ![...map.values()].includes(a)), these.filter(b => !map.has(b))];
    const byCells = bestPairs(
        ...left(),
        (a, b) => {
            const { same, share } = shared(inColumn(before, was, a), inColumn(now, is, b));
            return same ? share : 0;
        },
        SAME_COLUMN,
    );
    for (const [a, b] of byCells) map.set(b, a);
    // Of as many columns as before, one without a title is where it was: all of its cells have changed.
    const [gone, fresh] = left();
    const hasTitles = byTitle.length > 1;
    if (was.columns === is.columns && !hasTitles) for (const b of fresh) if (gone.includes(b)) map.set(b, b);
    return map;
}

/** Rows of two tables that are the same: by all that they say, by what they are about, by the bookmarks in them, or by their words. */
function rowPairs(
    before: readonly SeenLine[],
    was: ShapeOf,
    now: readonly WordLine[],
    is: ShapeOf,
    columns: ReadonlyMap<number, number>,
): readonly (readonly [number, number])[] {
    const kept = [...columns].toSorted((a, b) => a[1] - b[1]);
    const wasKeys = was.rows.map(row => kept.map(([, a]) => cellKey(before, row[a])));
    const isKeys = is.rows.map(row => kept.map(([b]) => cellKey(now, row[b])));
    const pairs: [number, number][] = [];
    const [usedBefore, usedNow] = [new Set<number>(), new Set<number>()];
    const pair = (a: number, b: number): void => {
        pairs.push([a, b]);
        usedBefore.add(a);
        usedNow.add(b);
    };
    const openBefore = (): number[] => [...was.rows.keys()].filter(a => !usedBefore.has(a));
    const openNow = (): number[] => [...is.rows.keys()].filter(b => !usedNow.has(b));
    const byKey = (keyBefore: (row: number) => string, keyNow: (row: number) => string, isOnce: boolean): void => {
        const places = Map.groupBy(openNow(), keyNow);
        const own = Map.groupBy(openBefore(), keyBefore);
        for (const [key, rows] of own) {
            const there = places.get(key) ?? [];
            if (!key || (isOnce && (rows.length > 1 || there.length > 1))) continue;
            for (const [at, a] of rows.entries()) {
                const b = there[at];
                if (b !== undefined) pair(a, b);
            }
        }
    };
    byKey(
        a => wasKeys[a]?.join('\u0000') ?? '',
        b => isKeys[b]?.join('\u0000') ?? '',
        false,
    );
    byKey(
        a => wasKeys[a]?.[0] ?? '',
        b => isKeys[b]?.[0] ?? '',
        true,
    );
    const marks = (row: readonly (readonly number[])[]): readonly string[] => row.flat().flatMap(at => now[at]?.bookmarks ?? []);
    const byMark = new Map(openNow().flatMap(b => marks(is.rows[b] ?? []).map(mark => [mark, b] as const)));
    for (const a of openBefore()) {
        const found = (was.rows[a] ?? []).flat().flatMap(at => byMark.get(before[at]?.bookmark ?? '') ?? [])[0];
        if (found !== undefined && !usedNow.has(found)) pair(a, found);
    }
    const words = (keys: readonly string[] | undefined): readonly string[] => keys?.join(' ').match(/[\p{L}\p{N}]+/gu) ?? [];
    const alike = (a: number, b: number): number => {
        const [one, other] = [words(wasKeys[a]), words(isKeys[b])];
        return one.length + other.length ? (2 * shared(one, other).same) / (one.length + other.length) : 0;
    };
    for (const [a, b] of bestPairs(openBefore(), openNow(), alike, SAME_ROW)) pair(a, b);
    return pairs.toSorted((a, b) => a[0] - b[0]);
}

/** What is reported of a change of columns, and the line before that it is about. */
interface ShapeNote {
    readonly words: string;
    readonly at: number;
}

/** A document as people see it, with the columns that its tables had when it was made. */
export interface Shaped {
    readonly lines: readonly WordLine[];
    /** Columns that are gone, new or in another place, and rows that no longer fit them. */
    readonly notes: readonly ShapeNote[];
}

interface TablePair {
    readonly was: ShapeOf;
    readonly is: ShapeOf;
}

function tablePairs(before: readonly SeenLine[], now: readonly SeenLine[]): readonly TablePair[] {
    const [tables, theirs] = [tablesOf(before), tablesOf(now)];
    const [own, others] = [tables.map(each => cellsOf(before, each)), theirs.map(each => cellsOf(now, each))];
    const share = (a: number, b: number): number => {
        const [one = [], other = []] = [own[a], others[b]];
        const { same } = shared(one, other);
        return same / Math.max(1, Math.min(one.length, other.length));
    };
    const pairs = bestPairs([...tables.keys()], [...theirs.keys()], share, SAME_TABLE);
    return pairs.toSorted((a, b) => a[1] - b[1]).map(([a, b]) => ({ was: tables[a] as ShapeOf, is: theirs[b] as ShapeOf }));
}

/** A table that is in both documents, row by row: the numbers of the lines of its cells. */
interface SameTable {
    readonly same: readonly { readonly before: readonly (readonly number[])[]; readonly now: readonly (readonly number[])[] }[];
    /** The lines of each row that is gone or new. */
    readonly removed: readonly (readonly number[])[];
    readonly added: readonly (readonly number[])[];
}

/** Tables that are in both documents. Rows that are the same can be in another order. */
export function sameTables(before: readonly SeenLine[], now: readonly WordLine[]): readonly SameTable[] {
    return tablePairs(before, now).map(({ was, is }) => {
        const columns = new Map(Array.from({ length: Math.max(was.columns, is.columns) }, (_, at) => [at, at]));
        const pairs = rowPairs(before, was, now, is, columns);
        return {
            same: pairs.map(([a, b]) => ({ before: was.rows[a] ?? [], now: is.rows[b] ?? [] })),
            removed: was.rows.filter((_, row) => !pairs.some(([a]) => a === row)).map(row => row.flat()),
            added: is.rows.filter((_, row) => !pairs.some(([, b]) => b === row)).map(row => row.flat()),
        };
    });
}

/** The places of a list that are out of order: all but those of a longest run in order. */
export function outOfOrder(numbers: readonly number[]): readonly number[] {
    const best: { readonly length: number; readonly from: number }[] = [];
    for (const [at, number] of numbers.entries()) {
        let [length, from] = [1, -1];
        for (let before = 0; before < at; before++)
            if ((numbers[before] ?? 0) < number && (best[before]?.length ?? 0) >= length)
                [length, from] = [(best[before]?.length ?? 0) + 1, before];
        best.push({ length, from });
    }
    const longest = best.reduce((most, { length }) => Math.max(most, length), 0);
    const kept = new Set<number>();
    for (let at = best.findIndex(({ length }) => length === longest); at >= 0; at = best[at]?.from ?? -1) kept.add(at);
    return [...numbers.keys()].filter(at => !kept.has(at));
}

function wordsIn(lines: readonly SeenLine[], cell: readonly number[] = []): string {
    return cell.map(at => lines[at]?.words ?? '').join(' / ');
}

/** What a table is called: the last line before it, where that is near; else its first words. */
function nameOfTable(before: readonly SeenLine[], { first, rows }: ShapeOf): string {
    const above = before[first - 1];
    return above?.row === undefined && above ? above.words : wordsIn(before, rows[0]?.[0]);
}

/**
 * A document with the columns that its tables had when it was made: a cell belongs to the column whose title is above it, wherever that is now.
 * Columns that are gone keep what they said, and new ones are taken out; both are reported, and so are columns in another order.
 */
export function inShape(before: readonly SeenLine[], now: readonly WordLine[]): Shaped {
    const notes: ShapeNote[] = [];
    const replaced = new Map<number, { readonly last: number; readonly lines: readonly WordLine[] }>();
    for (const { was, is } of tablePairs(before, now)) {
        const columns = columnsOf(before, was, now, is);
        const isSame = was.columns === is.columns && [...Array(is.columns).keys()].every(b => columns.get(b) === b);
        const widths = countsOf(is.rows.map(row => String(widthOf(now, row))));
        const usual = Number([...widths].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? is.columns);
        const isTorn = is.rows.some(row => widthOf(now, row) < usual);
        if (isSame && !isTorn) continue;
        const shaping = new TableShape(before, was, now, is, columns, usual);
        replaced.set(is.first, { last: is.last, lines: shaping.lines() });
        for (const words of shaping.notes) notes.push({ words, at: was.rows[1]?.flat()[0] ?? was.first });
    }
    const lines: WordLine[] = [];
    for (let at = 0; at < now.length; at++) {
        const other = replaced.get(at);
        if (other) {
            for (const each of other.lines) lines.push(each);
            at = other.last;
        } else lines.push(now[at] as WordLine);
    }
    return { lines, notes };
}

/** How many columns a row covers, also those without words. */
function widthOf(lines: readonly WordLine[], row: readonly (readonly number[])[]): number {
    const [at] = row.flat();
    return (at === undefined ? undefined : lines[at]?.width) ?? row.length;
}

class TableShape {
    readonly notes: string[] = [];
    private readonly before: readonly SeenLine[];
    private readonly was: ShapeOf;
    private readonly now: readonly WordLine[];
    private readonly is: ShapeOf;
    private readonly columns: ReadonlyMap<number, number>;
    private readonly usual: number;

    constructor(
        before: readonly SeenLine[],
        was: ShapeOf,
        now: readonly WordLine[],
        is: ShapeOf,
        columns: ReadonlyMap<number, number>,
        usual: number,
    ) {
        this.before = before;
        this.was = was;
        this.now = now;
        this.is = is;
        this.columns = columns;
        this.usual = usual;
    }

    lines(): readonly WordLine[] {
        const rows = new Map(rowPairs(this.before, this.was, this.now, this.is, this.columns).map(([a, b]) => [b, a]));
        this.tell();
        const there = new Set(this.columns.values());
        const fill = [...Array(this.was.columns).keys()].filter(column => !there.has(column));
        return this.is.rows.flatMap((row, b) => {
            const a = rows.get(b);
            const number = this.now[row.flat()[0] ?? 0]?.row ?? 0;
            if (widthOf(this.now, row) < this.usual && a !== undefined) return this.torn(row, a, number);
            const cells = new Map<number, readonly WordLine[]>();
            for (const [at, cell] of row.entries()) {
                const column = this.columns.get(at);
                if (column !== undefined)
                    cells.set(
                        column,
                        cell.map(each => ({ ...(this.now[each] as WordLine), column })),
                    );
            }
            if (a !== undefined) for (const column of fill) cells.set(column, this.asBefore(a, column, number));
            return [...cells].toSorted(([one], [other]) => one - other).flatMap(([, own]) => own);
        });
    }

    private asBefore(row: number, column: number, number: number): readonly WordLine[] {
        return (this.was.rows[row]?.[column] ?? []).map(at => {
            const line = this.before[at] as SeenLine;
            return { ...line, row: number, markdown: line.words, isPoint: false, isHeading: false, bookmarks: [], remarks: [] };
        });
    }

    /** A row with fewer cells than its table: which cell belongs to which column is not known, so that it stays as it was. */
    private torn(row: readonly (readonly number[])[], a: number, number: number): readonly WordLine[] {
        const words = row.map(cell => wordsIn(this.now, cell)).join(' | ');
        const had = (this.was.rows[a] ?? []).map(cell => wordsIn(this.before, cell)).join(' | ');
        this.notes.push(`The row “${had}” became “${words}”, with other columns than its table`);
        return (this.was.rows[a] ?? []).flatMap((_, column) => this.asBefore(a, column, number));
    }

    private tell(): void {
        const table = nameOfTable(this.before, this.was);
        const there = [...this.columns].toSorted((a, b) => a[0] - b[0]).map(([, a]) => a);
        for (const column of [...Array(this.was.columns).keys()].filter(each => !there.includes(each)))
            this.notes.push(`The column “${wordsIn(this.before, this.was.rows[0]?.[column])}” of the table “${table}” is gone`);
        for (const column of [...Array(this.is.columns).keys()].filter(each => !this.columns.has(each))) {
            const [title, ...cells] = this.is.rows.map(row => ({
                about: wordsIn(this.now, row[0]),
                words: wordsIn(this.now, row[column]),
            }));
            if (!title?.words && cells.every(({ words }) => !words)) continue;
            const said = cells.flatMap(({ about, words }) => (words ? [column && about ? `${about}: ${words}` : words] : []));
            this.notes.push(
                [`The column “${title?.words ?? ''}” of the table “${table}” is new`, ...(said.length ? [said.join('; ')] : [])].join('. '),
            );
        }
        for (const at of outOfOrder(there)) {
            const column = there[at] as number;
            const next = there[at + 1];
            const place: string = next === undefined ? 'last' : `before “${wordsIn(this.before, this.was.rows[0]?.[next])}”`;
            this.notes.push(`The column “${wordsIn(this.before, this.was.rows[0]?.[column])}” of the table “${table}” is ${place} now`);
        }
    }
}
