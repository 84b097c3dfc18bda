import { type Cell, settle } from './column-cells.ts';
import { COLUMNS, type Column, columnLines, type Line } from './column-lines.ts';
import type { Place } from './placing.ts';
import type { Piece, PiecedText } from './read-text.ts';
import { TextLines } from './text-lines.ts';

/** How much longer than its neighbours the label of a line may be, and they still make room for it. */
const ROOM = 4;

/**
 * Keeps columns: what a writer put in one column with its neighbours stays in one column, and what stands right above or
 * below a column joins it. Everything else stands right behind what comes before it.
 *
 * @param left which lines are not to be touched
 */
export function aligned(read: PiecedText, places: readonly Place[], left: readonly boolean[]): readonly Place[] {
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

function cellOf(line: Line, column: Column, { pieces }: PiecedText, places: readonly Place[], textLines: TextLines): Cell {
    const index = line.cells[column] as number;
    const first = pieces[line.first] as Piece;
    const piece = pieces[index] as Piece;
    const before = pieces[line.first - 1];
    const least = places[index]?.spaces ?? 1;
    let alone = least;
    for (let at = line.first; at < index; at++) alone += (places[at]?.spaces ?? 0) + (pieces[at]?.image.length ?? 0);
    const opensItsLine = !before || textLines.at(before.end) < textLines.at(first.start);
    const gap = piece.start - (pieces[index - 1]?.end ?? 0);
    const hasColumn = opensItsLine && textLines.at(first.start) === textLines.at(piece.start) && gap >= least;
    return {
        index,
        least,
        alone,
        // Where it stands now, if its line were indented as it will be.
        now: hasColumn ? (places[line.first]?.spaces ?? 0) + piece.start - first.start : undefined,
        padded: hasColumn && gap > least,
        group: undefined,
    };
}
