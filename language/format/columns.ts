import type { AstNode } from 'langium';
import { TextLines } from '../syntax/lines.ts';
import { isComment, type Piece, type PiecedText, type Spacing } from './pieces.ts';

/** Something that may be in a column. Columns are counted from the left edge. */
interface Cell {
    /** The index of its piece. */
    readonly index: number;
    /** The least space before it. */
    readonly least: number;
    /** Where it would be without a column. */
    readonly alone: number;
    /** Where it is now; nothing where it is not on the line of its label. */
    readonly now: number | undefined;
    /** Whether there is more space before it now than it needs. */
    readonly padded: boolean;
    group: Group | undefined;
}

interface Group {
    at: number;
    readonly cells: Cell[];
}

/**
 * Finds the columns among cells that are below each other, and lets those beside a column join it. What is too long
 * for a column is left alone, and does not part those above and below it.
 *
 * @param room how much too long a cell may be for a column, so that the column moves to make room for it
 */
function settle(cells: readonly Cell[], room: number): void {
    for (const [index, cell] of cells.entries()) {
        let next = index + 1;
        while (next < cells.length && !cells[next]?.padded && cells[next]?.now !== cell.now) next++;
        const other = cells[next];
        if (other && cell.now !== undefined && other.now === cell.now) unite(cell, other, cell.now);
    }
    for (const { group } of cells) {
        if (!group || group.cells.some(each => each.padded)) continue;
        for (const cell of group.cells) cell.group = undefined;
    }
    const upwards = cells.toReversed();
    while (joinInTurn(cells, room) || joinInTurn(upwards, room));
}

/** Lets cells join the column that comes before them, and columns at the same place become one. Says whether any did. */
function joinInTurn(cells: readonly Cell[], room: number): boolean {
    let before: Cell | undefined;
    let some = false;
    for (const cell of cells) {
        const group = before?.group;
        const fits = cell.group ? cell.group.at === group?.at : cell.alone <= (group?.at ?? -1) + room;
        if (before && group && cell.group !== group && fits) {
            unite(before, cell, group.at);
            some = true;
        }
        if (cell.group) before = cell;
    }
    return some;
}

function unite(one: Cell, other: Cell, at: number): void {
    const group = one.group ?? { at, cells: [one] };
    one.group = group;
    for (const cell of other.group?.cells ?? [other]) {
        if (cell.group === group) break;
        group.cells.push(cell);
        cell.group = group;
    }
    group.at = Math.max(group.at, at, one.alone, other.alone, other.group?.at ?? 0);
}

/** What can be in a column, from left to right: a title, a value after a colon, what is said of it, a comment. */
const COLUMNS = ['title', 'value', 'addition', 'comment'] as const;

type Column = (typeof COLUMNS)[number];

/** The first line of a statement. */
interface Line {
    /** The index of its first piece. */
    readonly first: number;
    /** The pieces that can be in a column. */
    readonly cells: Readonly<Partial<Record<Column, number>>>;
    /** Lines of the same run can share a column. */
    readonly run: number;
    /** Whether that run goes through a whole list of terms or questions. */
    readonly isListed: boolean;
}

/** Statements whose columns go through the whole block of the file, empty lines and comments in between or not. */
const LISTED = new Set(['Term', 'Ask']);

/**
 * The lines of a text that may have columns. Lines of a block stay together up to an empty line, a comment, an inner
 * block or a text of many lines.
 */
function columnLines({ pieces }: PiecedText, places: readonly Spacing[], left: readonly boolean[], textLines: TextLines): readonly Line[] {
    const lines: Line[] = [];
    let runs = 0;
    let run = ++runs;
    let listed = ++runs;
    for (let first = 0; first < pieces.length; first++) {
        const piece = pieces[first] as Piece;
        const isLeft = left[textLines.at(piece.start)] ?? false;
        const opensLine = first === 0 || (places[first] as Spacing).breaks > 0;
        if (piece.statement?.$containerProperty === 'blocks') listed = ++runs;
        if (isLeft || parts(piece, places[first] as Spacing, opensLine)) run = ++runs;
        if (!opensLine || !piece.statement || isLeft) continue;
        let end = first + 1;
        while (end < pieces.length && places[end]?.breaks === 0) end++;
        const type = piece.statement.$type;
        const isListed = LISTED.has(type);
        lines.push({ first, cells: cellsOf(pieces, first, end, type), run: isListed ? listed : run, isListed });
        if (pieces.slice(first, end).some(each => each.image.includes('\n'))) run = ++runs;
    }
    return lines;
}

/** Whether what follows a piece is not beside what comes before it. */
function parts(piece: Piece, { breaks }: Spacing, opensLine: boolean): boolean {
    if (breaks > 1 || (opensLine && isComment(piece))) return true;
    const node: AstNode | undefined = piece.node;
    return (piece.kind === '{' || piece.kind === '}') && node?.$type !== 'CheckGroup';
}

function cellsOf(pieces: readonly Piece[], first: number, end: number, type: string): Line['cells'] {
    const cells: Partial<Record<Column, number>> = {};
    const line = pieces.slice(first, end);
    const kindOf = (index: number): string | undefined => line[index]?.kind;
    const title = type === 'Term' ? 1 : type === 'Ask' ? 2 : -1;
    if (kindOf(title) === 'STRING') cells.title = first + title;
    const colon = line.findIndex(({ kind }) => kind === ':' || kind === '{');
    const value = colon + 1;
    const hasValue = kindOf(colon) === ':' && line[value] !== undefined && kindOf(value) !== 'comment';
    if (hasValue && !line[value]?.image.includes('\n')) cells.value = first + value;
    const addition = type === 'Term' ? title + 1 : hasValue ? line.findIndex(({ kind }, index) => index > value && kind === 'STRING') : -1;
    if (addition > 0 && kindOf(addition) && kindOf(addition) !== 'comment' && !line[addition]?.image.includes('\n')) {
        cells.addition = first + addition;
    }
    if (kindOf(line.length - 1) === 'comment') cells.comment = first + line.length - 1;
    return cells;
}

/** How much longer than its neighbours the label of a line may be, and they still make room for it. */
const ROOM = 4;

/**
 * Keeps columns: what a writer put in one column with its neighbours stays in one column, and what is right above or
 * below a column joins it. Everything else follows right after what comes before it.
 *
 * @param left which lines are not to be touched
 */
export function aligned(read: PiecedText, places: readonly Spacing[], left: readonly boolean[]): readonly Spacing[] {
    const textLines = new TextLines(read.text);
    const lines = columnLines(read, places, left, textLines);
    const result = [...places];
    for (const column of COLUMNS) {
        for (const run of runsOf(lines, column)) {
            const cells = run.map(line => cellOf(line, column, read, result, textLines));
            settle(cells, column === 'value' && !run[0]?.isListed ? ROOM : 0);
            for (const { index, least, alone, group } of cells)
                result[index] = { breaks: 0, spaces: least + (group ? group.at - alone : 0) };
        }
    }
    return result;
}

/** Lines that may share a column; a line that has nothing for it does not come between others. */
function runsOf(lines: readonly Line[], column: Column): readonly (readonly Line[])[] {
    const runs = new Map<number, Line[]>();
    for (const line of lines) {
        if (line.cells[column] === undefined) continue;
        const run = runs.get(line.run);
        if (run) run.push(line);
        else runs.set(line.run, [line]);
    }
    return [...runs.values()];
}

function cellOf(line: Line, column: Column, { pieces }: PiecedText, places: readonly Spacing[], textLines: TextLines): Cell {
    const index = line.cells[column] as number;
    const first = pieces[line.first] as Piece;
    const piece = pieces[index] as Piece;
    const before = pieces[line.first - 1];
    const least = places[index]?.spaces ?? 1;
    let alone = least;
    // Signs without width that names lose: what no one sees moves no column.
    let unseen = 0;
    for (let at = line.first; at < index; at++) {
        const { start, end, image } = pieces[at] as Piece;
        alone += (places[at]?.spaces ?? 0) + image.length;
        unseen += end - start - image.length;
    }
    const opensItsLine = !before || textLines.at(before.end) < textLines.at(first.start);
    const gap = piece.start - (pieces[index - 1]?.end ?? 0);
    const hasColumn = opensItsLine && textLines.at(first.start) === textLines.at(piece.start) && gap >= least;
    return {
        index,
        least,
        alone,
        // Where it is now, if its line were indented as it will be.
        now: hasColumn ? (places[line.first]?.spaces ?? 0) + piece.start - first.start - unseen : undefined,
        padded: hasColumn && gap > least,
        group: undefined,
    };
}
