import { elementOf, keyOf } from '../../language/model/elements.ts';
import { withoutLayout } from '../../language/model/text.ts';
import { isWithin, type Span } from '../../language/model/values.ts';
import { lineKey, type SeenLine } from '../tree/seen-lines.ts';
import { keysInRows, type LineChange } from './line-changes.ts';
import { identityOf, timesOf } from './line-identity.ts';
import { listsApart } from './lists-apart.ts';
import type { Bench, Made } from './made.ts';
import { isBlank } from './row-changes.ts';
import { claimOf, ENTRY_NAME, elementOfRow, type Subject } from './row-edits.ts';
import type { WordLine } from './seen-in-word.ts';
import { type CandidateEdits, withItsLines } from './source-edits.ts';
import { type Reading, readTables, type TableRow } from './table-rows.ts';

/** A cell of a row that is still there, in which people left nothing. */
interface EmptiedCell {
    readonly row: TableRow;
    /** All lines of the row, as they were. */
    readonly ofRow: readonly SeenLine[];
    readonly lines: readonly SeenLine[];
    /** What may go with it: the headings, and the title of its column. */
    readonly above: readonly { readonly line: SeenLine; readonly key: string }[];
    readonly column: number;
    readonly changes: readonly LineChange[];
}

/** What became of cells that people emptied. */
interface EmptiedCells {
    /** The changes that are dealt with. */
    readonly changes: ReadonlySet<LineChange>;
    /** What people see that the text does not say any more: the labels beside them. */
    readonly settled: readonly string[];
    readonly notes: readonly string[];
}

/** The cells that people emptied, in rows of which they left something. */
function emptiedCells(
    changes: readonly LineChange[],
    was: readonly SeenLine[],
    now: readonly SeenLine[],
    reading: Reading,
): readonly EmptiedCell[] {
    const removed = new Map(changes.flatMap(change => (change.kind === 'removed' ? [[change.before, change] as const] : [])));
    // Most files have none, and reading all tables takes a while.
    if (![...removed.keys()].some(at => was[at]?.row !== undefined)) return [];
    const asSeen = was.map(
        (line): WordLine => ({ ...line, markdown: line.words, isPoint: false, isHeading: false, bookmarks: [], remarks: [] }),
    );
    const { rows } = readTables(asSeen, () => false, reading);
    const keys = keysInRows(was);
    const left = new Set(now.flatMap(line => (line.row === undefined || isBlank(line) ? [] : [identityOf(line)])));
    const cells = Map.groupBy(
        [...was.entries()].filter(([at, line]) => line.row !== undefined && (removed.has(at) || !isBlank(line))),
        ([, { row, column }]) => `${row} ${column}`,
    );
    return [...cells.values()].flatMap((cell): EmptiedCell[] => {
        const [, first] = cell[0] as [number, SeenLine];
        const row = rows.get(first.row as number);
        const ofRow = was.filter(line => line.row === first.row);
        const hasOthers = ofRow.some(line => line.column !== first.column && left.has(identityOf(line)));
        if (!row || first.column === undefined || !hasOthers || !cell.every(([at]) => removed.has(at))) return [];
        const lines = cell.map(([, line]) => line);
        const title = was.findIndex(({ table, column: at }) => table !== undefined && table === first.table && at === first.column);
        const above = [...was.entries()].flatMap(([at, line]) => (line.isHeading || at === title ? [{ line, key: keys[at] ?? '' }] : []));
        return [{ row, ofRow, lines, above, column: first.column, changes: cell.flatMap(([at]) => removed.get(at) ?? []) }];
    });
}

/** The lines of the language that a cell is about. */
function labelsOf({ row, lines, column }: EmptiedCell): ReadonlySet<string> {
    const said = row.says.filter(({ line }) => lines.some(each => each.words === line.words && each.column === line.column));
    const own = row.kind === 'lines' || row.kind === 'answers' ? row.says : said;
    const all = [row.columns[column] ?? '', ...own.map(({ label }) => label)].filter(Boolean);
    return new Set(all.flatMap(label => (label === 'state' ? ['state', 'completed on'] : [label])).map(keyOf));
}

/** The lines of the text that say what is in a cell, each whole; nothing where it is a part of a line. */
function spansOf(cell: EmptiedCell, subject: Subject): readonly Span[] {
    const { facts } = subject;
    const labels = labelsOf(cell);
    const element = elementOfRow(cell.row, subject);
    if (cell.row.kind === 'lines' || cell.row.kind === 'answers') {
        const isIn = (block: string, key: string): boolean =>
            cell.row.kind === 'answers' ? block === 'review' : block === (elementOf(key)?.block ?? 'service');
        return facts.lines.filter(({ key, block }) => labels.has(key) && isIn(block, key)).map(({ whole }) => whole);
    }
    if (!element && cell.row.kind === 'offers') {
        // A row of names: what else is offered.
        const named = cell.lines.map(({ words }) => elementOfRow({ ...cell.row, about: words }, subject));
        const all = named.flatMap(each => (each ? [each.whole] : []));
        const isShared = ([start]: Span): boolean => facts.elements.filter(({ whole }) => whole[0] === start).length > 1;
        return all.length === cell.lines.length && !all.some(isShared) ? all : [];
    }
    if (!element || cell.row.kind === 'measures' || cell.row.kind === 'roles' || cell.row.kind === 'offers') return [];
    return facts.lines.filter(({ key, whole }) => labels.has(key) && isWithin(whole, element.whole)).map(({ whole }) => whole);
}

/** The edits that leave only the name of a post or of what is offered, with what it claims. */
function nameOnly({ row }: EmptiedCell, subject: Subject): readonly CandidateEdits[] {
    const element = row.kind === 'roles' || row.kind === 'offers' ? elementOfRow(row, subject) : undefined;
    if (!element) return [];
    const written = subject.source.text.slice(...element.whole);
    const name = ENTRY_NAME.exec(written)?.[0];
    // Of several names on one line, only this one says nothing more.
    const isShared = subject.facts.elements.some(each => each !== element && each.whole[0] === element.whole[0]);
    if (isShared) {
        const apart = listsApart(subject, (entry, after) => (entry === element ? after.slice(claimOf(after)) : undefined));
        return apart.filter(([edit]) => edit?.at[0] === element.whole[0]);
    }
    return name === undefined ? [] : [[{ at: element.whole, text: name + written.slice(claimOf(written)) }]];
}

/** What is written for a title that people emptied, in those rows that need one. */
const UNTITLED: Readonly<Partial<Record<TableRow['kind'], string>>> = {
    measures: '[what is measured]',
    actions: '[what is done]',
    roles: '[role]',
    offers: '[what is offered]',
};

/** Writes a placeholder for a title that people emptied, as its line needs one. @returns what is to be known of it */
function untitled({ row, ofRow, lines: [line] }: EmptiedCell, subject: Subject, bench: Bench): string | undefined {
    const element = elementOfRow(row, subject);
    const placeholder = UNTITLED[row.kind];
    const { text } = subject.source;
    const head = element && /^(?:indicator\s+|action\s+[\p{L}\p{N}-]+\s+|[-–—•]\s*)?(?=")/u.exec(text.slice(...element.whole))?.[0];
    if (!element || !placeholder || head === undefined || !line) return undefined;
    const start = element.whole[0] + head.length;
    const end = text.indexOf('"', start + 1) + 1;
    const { lines } = bench.made;
    const kept = ofRow.filter(each => each !== line).map(timesOf);
    const isGood = ({ lines: after }: Made): boolean =>
        after.some(each => each.words === placeholder) && kept.every(times => times(after) >= times(lines));
    if (!bench.accept([[{ at: [start, end], text: `"${placeholder}"` }]], isGood)) return undefined;
    return `The title “${line.words}” is empty now, and its line needs one: it is “${placeholder}” in the .care file.`;
}

/**
 * Writes placeholders for titles that people emptied. By its title, all else that is in a row is found: so this comes last.
 *
 * @param changes those that are left
 */
export function emptyTitles(
    changes: readonly LineChange[],
    was: readonly SeenLine[],
    now: readonly WordLine[],
    reading: Reading,
    bench: Bench,
): Omit<EmptiedCells, 'settled'> {
    const done = new Set<LineChange>();
    const notes: string[] = [];
    for (const cell of emptiedCells(changes, was, now, reading)) {
        const subject = cell.column ? undefined : bench.subject();
        const note = subject && cell.lines.every(line => bench.isMade(line)) ? untitled(cell, subject, bench) : undefined;
        if (note === undefined) continue;
        for (const change of cell.changes) done.add(change);
        notes.push(note);
    }
    return { changes: done, notes };
}

/** Takes what people emptied out of the text, line by line, and says so. */
export function emptyCells(
    changes: readonly LineChange[],
    was: readonly SeenLine[],
    now: readonly WordLine[],
    reading: Reading,
    bench: Bench,
): EmptiedCells {
    const done = new Set<LineChange>();
    const settled: string[] = [];
    const notes: string[] = [];
    for (const cell of emptiedCells(changes, was, now, reading)) {
        const subject = bench.subject();
        const { made } = bench;
        if (!subject || !cell.lines.every(line => bench.isMade(line))) continue;
        const { text } = subject.source;
        if (!cell.column) continue;
        const spans = spansOf(cell, subject);
        const ways: readonly CandidateEdits[] = spans.length
            ? [spans.map(span => ({ at: withItsLines(text, span), text: '' }))]
            : nameOnly(cell, subject);
        if (!bench.accept(ways, after => isEmptied(cell, made, after, bench))) continue;
        for (const change of cell.changes) done.add(change);
        const others = cell.ofRow.filter(line => line.column !== cell.column && !isBlank(line));
        for (const { words } of [...others, ...cell.above.map(({ line }) => line)])
            if (!bench.made.lines.some(line => lineKey(line.words) === lineKey(words))) settled.push(words);
        const gone = spans.length ? spans : [elementOfRow(cell.row, subject)?.whole ?? [0, 0]];
        const lines = gone.map(span => `\`${withoutLayout(text.slice(...(span as Span)))}\``).join(', ');
        notes.push(
            `The cell beside “${cell.row.about}” is empty now. ${spans.length ? 'Gone from' : 'Changed in'} the .care file: ${lines}.`,
        );
    }
    return { changes: done, settled, notes };
}

/** Whether a document has what it had without a cell. The row of the cell may be gone with it, or be said elsewhere. */
function isEmptied({ lines, ofRow, above, column, row }: EmptiedCell, before: Made, after: Made, bench: Bench): boolean {
    if (lines.map(timesOf).some(times => times(after.lines) >= times(before.lines))) return false;
    const [label] = keysInRows(ofRow);
    const isOfNames = row.kind === 'offers' && elementOfRow(row, bench.subject() as Subject) === undefined;
    const isLabelled = row.kind === 'lines' || row.kind === 'answers' || isOfNames;
    const isThere = (line: SeenLine): boolean => before.lines.some(each => lineKey(each.words) === lineKey(line.words));
    const others = ofRow.filter(line => line.column !== column && !isBlank(line) && isThere(line));
    const isSaid = others.every(line => after.lines.some(each => lineKey(each.words) === lineKey(line.words)));
    if (!isLabelled && !isSaid) return false;
    return bench.losesNothing(after, new Set([...(label === undefined ? [] : [label]), ...above.map(({ key }) => key)]));
}
