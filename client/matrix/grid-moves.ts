/** A place in the grid; row 0 is that of the headings. */
export interface Cell {
    readonly row: number;
    readonly column: number;
}

export interface GridSize {
    /** With the row of headings. */
    readonly rows: number;
    readonly columns: number;
    /** How many rows are seen at a time. */
    readonly page: number;
}

interface Key {
    readonly key: string;
    readonly ctrlKey: boolean;
    readonly metaKey: boolean;
}

/** Where a key leads to, by the habits of grids; nothing where the key is not one that moves. */
export function moveTo({ key, ctrlKey, metaKey }: Key, { row, column }: Cell, size: GridSize): Cell | undefined {
    const whole = ctrlKey || metaKey;
    const moves: Readonly<Record<string, Cell>> = {
        ArrowUp: { row: whole ? 0 : row - 1, column },
        ArrowDown: { row: whole ? size.rows : row + 1, column },
        ArrowLeft: { row, column: whole ? 0 : column - 1 },
        ArrowRight: { row, column: whole ? size.columns : column + 1 },
        PageUp: { row: row - size.page, column },
        PageDown: { row: row + size.page, column },
        Home: { row: whole ? 0 : row, column: 0 },
        End: { row: whole ? size.rows : row, column: size.columns },
    };
    const to = Object.hasOwn(moves, key) ? moves[key] : undefined;
    return to && within(to, size);
}

/** The nearest cell that there is. */
export function within({ row, column }: Cell, { rows, columns }: GridSize): Cell {
    const limited = (value: number, count: number): number => Math.max(0, Math.min(value, count - 1));
    return { row: limited(row, rows), column: limited(column, columns) };
}
