import type { DataTable } from '../tree/document-tree.ts';
import { blockWords } from '../tree/prose.ts';

/** Room that a cell takes from its text. */
export const CELL_MARGIN = 216;
/** What a character of a table takes at most, in twentieths of a point: bold capitals are wide. */
const CHARACTER = 125;
/** An empty column keeps the room of a few characters, for its title. */
const LEAST_MEAN = 6;
/** No column claims more of a page for one long word. */
const LARGEST_CLAIM = 0.3;

/** Whole widths that add up to the width of the page. */
export function shares(widths: readonly number[], width: number): number[] {
    const total = widths.reduce((sum, each) => sum + each, 0) || 1;
    return widths.map(each => Math.floor((each / total) * width));
}

function longestWord(text: string): number {
    return Math.max(0, ...text.split(/\s+/).map(word => word.length));
}

/**
 * Widths of the columns of a table: between what was planned and what the texts need, so that an empty column leaves its room to
 * a full one. Each has room for its longest word, such as the code of a requirement.
 */
export function columnWidths({ columns, rows }: DataTable, width: number): number[] {
    const planned = shares(
        columns.map(column => column.width),
        width,
    );
    const texts = columns.map((_, index) => rows.map(row => row[index]?.children.map(blockWords).join('\n') ?? ''));
    const needed = shares(
        texts.map(cells => Math.sqrt(LEAST_MEAN + cells.reduce((sum, cell) => sum + cell.length, 0) / (rows.length || 1))),
        width,
    );
    const least = texts.map((cells, index) => {
        const words = [columns[index]?.title ?? '', ...cells].map(longestWord);
        return Math.min(LARGEST_CLAIM * width, Math.max(...words) * CHARACTER + CELL_MARGIN);
    });
    const room = width - least.reduce((sum, each) => sum + each, 0);
    if (room <= 0) return shares(least, width);
    const wanted = planned.map((each, index) => Math.max(0, (each + (needed[index] ?? 0)) / 2 - (least[index] ?? 0)));
    const more = shares(wanted, room);
    return least.map((each, index) => Math.floor(each + (more[index] ?? 0)));
}
