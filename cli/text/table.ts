import { onOneLine } from './safe-text.ts';

export interface Column {
    readonly title: string;
    /** Columns that share what room is left, by weight; the others are as wide as they have to be. */
    readonly grows?: number;
    readonly alignRight?: boolean;
}

const GAP = 2;
const LEAST = 12;

/** A text cut to a width, with an ellipsis where words are left out. */
export function cut(cell: string, width: number): string {
    return cell.length > width ? `${cell.slice(0, Math.max(0, width - 1)).trimEnd()}…` : cell;
}

/** How wide each column is so that a row has at most `width` characters, where that is possible. */
function widthsOf(columns: readonly Column[], rows: readonly (readonly string[])[], width: number): number[] {
    const needed = columns.map((column, index) => Math.max(column.title.length, ...rows.map(row => (row[index] ?? '').length)));
    const isFixed = (index: number): boolean => !columns[index]?.grows;
    const fixed = needed.filter((_, index) => isFixed(index)).reduce((sum, each) => sum + each, 0);
    let room = width - fixed - GAP * (columns.length - 1);
    const growing = columns.map((column, index) => ({ index, weight: column.grows ?? 0 })).filter(({ weight }) => weight);
    // Those that need little first, so that the others share what they leave.
    let weights = growing.reduce((sum, { weight }) => sum + weight, 0);
    const widths = [...needed];
    for (const { index, weight } of growing.toSorted((a, b) => (needed[a.index] ?? 0) / a.weight - (needed[b.index] ?? 0) / b.weight)) {
        widths[index] = Math.max(LEAST, Math.min(needed[index] as number, Math.floor((room * weight) / weights)));
        room -= widths[index] as number;
        weights -= weight;
    }
    return widths;
}

/**
 * A table for a terminal: what does not fit in a column is cut.
 *
 * @param style gives a whole row its look; the first row is the heading
 */
export function table(
    columns: readonly Column[],
    cells: readonly (readonly string[])[],
    width: number,
    style: (line: string, row: number) => string = line => line,
): string {
    const rows = cells.map(row => row.map(onOneLine));
    const widths = widthsOf(columns, rows, width);
    const line = (row: readonly string[]): string =>
        widths
            .map((room, index) => {
                const cell = cut(row[index] ?? '', room);
                return columns[index]?.alignRight ? cell.padStart(room) : cell.padEnd(room);
            })
            .join(' '.repeat(GAP))
            .trimEnd();
    return [columns.map(column => column.title), ...rows].map((row, index) => `${style(line(row), index - 1)}\n`).join('');
}

/** Breaks text between words into lines of at most `width` characters; a longer word stays whole. */
export function wrap(text: string, width: number): string[] {
    const lines: string[] = [];
    for (const paragraph of text.split('\n')) {
        let line = '';
        for (const word of paragraph.split(/[ \t]+/)) {
            if (line && line.length + 1 + word.length > width) {
                lines.push(line);
                line = word;
            } else line = line ? `${line} ${word}` : word;
        }
        lines.push(line);
    }
    return lines;
}

/** Wraps text and puts the same words in front of each line. The points of a list hang. */
export function indented(text: string, indent: string, width: number): string {
    return text
        .split('\n')
        .flatMap(line => {
            const point = line.startsWith('- ') ? '  ' : '';
            return wrap(line, width - indent.length - point.length).map((part, index) =>
                part ? indent + (index ? point : '') + part : '',
            );
        })
        .join('\n');
}

/** A number with its noun: "1 file", "3 files". */
export function counted(count: number, one: string, many = `${one}s`): string {
    // Not `toLocaleString`: it takes 40 ms to begin with.
    return `${String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')} ${count === 1 ? one : many}`;
}
