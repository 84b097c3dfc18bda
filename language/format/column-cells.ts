/** Something that may stand in a column. Columns are counted from the left edge. */
export interface Cell {
    /** The index of its piece. */
    readonly index: number;
    /** The least space before it. */
    readonly least: number;
    /** Where it would stand by itself. */
    readonly alone: number;
    /** Where it stands now; nothing where it does not stand on the line of its label. */
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
 * Finds the columns among cells that stand below each other, and lets those beside a column join it. What is too long
 * for a column stands by itself, and does not part those above and below it.
 *
 * @param room how much too long a cell may be for a column, so that the column moves to make room for it
 */
export function settle(cells: readonly Cell[], room: number): void {
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
