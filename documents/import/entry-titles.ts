import type { Table, TableRow } from 'mdast';
import { blockWords } from '../tree/prose.ts';
import titles from './entry-titles.json' with { type: 'json' };
import { saysNot, withoutNumber } from './headings.ts';

declare module 'mdast' {
    interface TableRowData {
        /** Whether its only cell is over all columns of a table that has several. */
        isWhole?: boolean;
    }
    interface TableCellData {
        /** Whether it goes on from the cell above it, which has its words. */
        goesOn?: boolean;
    }
}

/** What the rows of a table can be. */
export type EntryKind = 'offers' | 'roles' | 'measures' | 'partners';

/** A table of entries: what they are, and what each of its columns says. */
export interface EntryTable {
    readonly kind: EntryKind;
    /** The words above its columns. */
    readonly titles: readonly string[];
    /** By column: `title` for what a row is about; nothing where only the words above the column say what it is. */
    readonly columns: readonly (string | undefined)[];
    /** Rows above the titles, as a caption. */
    readonly above: readonly TableRow[];
    readonly rows: readonly TableRow[];
}

interface EntryTitles {
    readonly headings: readonly string[];
    readonly certain: readonly string[];
    readonly likely: readonly string[];
    readonly telling: readonly string[];
    readonly columns: Readonly<Record<string, readonly string[]>>;
}

/** In the order in which they are tried: what only some tables have, first. */
const KINDS: readonly EntryKind[] = ['roles', 'measures', 'partners', 'offers'];
const TITLES: Readonly<Record<EntryKind, EntryTitles>> = titles;

/** What was once so, what may come, and what others do: a table below such a heading says nothing of the service as it is. */
const NOT_OF_NOW =
    /\b(previous(?:ly)?|former(?:ly)?|past|historic(?:al)?|until|superseded|options?|examples?|e\.g\.|benchmark\w*|elsewhere|other (?:trusts|services|areas|providers)|gaps?|unmet|proposed|proposals?|future|planned|draft)\b/i;

/** The title of a column is no longer. */
const LONGEST_TITLE = 60;

function bare(words: string): string {
    return withoutNumber(words.replaceAll(/\s+/g, ' ').trim())
        .replace(/^(the|our) /i, '')
        .replaceAll(' & ', ' and ')
        .replaceAll(/ ?\/ ?/g, '/')
        .replace(/(?<![\s:*?.–-])[\s:*?.–-]+$/, '')
        .toLowerCase();
}

/** Whether the words above a table tell that what is in it is not so, or not so now. */
export function turnsRound(words: string): boolean {
    return saysNot(words) || NOT_OF_NOW.test(words);
}

/** Which entries the titles of a table name, and what each of its columns says; nothing for other titles. */
function columnsOf(words: readonly string[], heading: string): Pick<EntryTable, 'kind' | 'columns'> | undefined {
    const called = words.map(bare);
    if (words.some(each => each.length > LONGEST_TITLE || /[.:;]\s/.test(each))) return undefined;
    if (called.filter(Boolean).length < 2 || called.some((each, at) => each && called.indexOf(each) !== at)) return undefined;
    const above = bare(heading);
    for (const kind of KINDS) {
        const { headings, certain, likely, telling, columns } = TITLES[kind];
        const isSure = called.some(each => telling.includes(each)) || headings.includes(above);
        const title = called.findIndex(each => certain.includes(each) || (isSure && likely.includes(each)));
        const isTold = telling.length === 0 || isSure;
        if (title < 0 || !isTold) continue;
        const known = [...Object.values(columns).flat(), ...telling];
        // “Partners” may also be a label, with what it is about beside it.
        const isHead = called.length > 2 || called.some((each, at) => at !== title && known.includes(each));
        if (!isHead && !headings.includes(above)) continue;
        const meant = called.map((each, at) =>
            at === title ? 'title' : Object.entries(columns).find(([, names]) => names.includes(each))?.[0],
        );
        return {
            kind,
            columns: meant.map((each, at) => (each !== 'words' && (each === 'text' || meant.indexOf(each) === at) ? each : undefined)),
        };
    }
    return undefined;
}

/** Whether words are the titles of a table of entries, whatever is above it. */
export function areEntryTitles(words: readonly string[]): boolean {
    return columnsOf(words, '') !== undefined;
}

/** The words of the cells of a row. */
export function wordsOf(row: TableRow | undefined): readonly string[] {
    return row?.children.map(cell => blockWords(cell).trim()) ?? [];
}

/** Rows in which each cell has its words, also where it goes on from one above it. */
function filledDown(rows: readonly TableRow[]): readonly TableRow[] {
    const made: TableRow[] = [];
    for (const row of rows) {
        const above = made.at(-1)?.children;
        made.push({ ...row, children: row.children.map((cell, at) => (cell.data?.goesOn ? (above?.[at] ?? cell) : cell)) });
    }
    return made;
}

/**
 * Which entries a table holds.
 *
 * @param heading the one above it
 * @returns nothing for a table that is another, or of which the words may turn round what is in it
 */
export function entryTable(table: Table, heading: string): EntryTable | undefined {
    const [first, ...rest] = table.children;
    const isCaption = first !== undefined && wordsOf(first).filter(Boolean).length === 1;
    const [above, [titleRow, ...rows]] = isCaption ? [[first], rest] : [[], table.children];
    const words = wordsOf(titleRow);
    const caption = above.flatMap(wordsOf).join(' ').trim();
    const found = columnsOf(words, heading) ?? columnsOf(words, caption);
    // “No.” is the title of a number.
    const said = [heading, caption, ...words].filter(each => !/^nos?\.?$/i.test(each));
    if (!found || !rows.length || said.some(turnsRound)) return undefined;
    return { ...found, titles: words, above, rows: filledDown(rows) };
}
