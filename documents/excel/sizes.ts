import type { Column } from '../tree/document-tree.ts';

/** How many characters stand beside each other on a page that is still read with ease. */
const PAGE = 185;
const WIDEST = 70;
/** A longer word goes on in the next line. */
const LONGEST_WORD = 17;
/** What the button of the filter takes from a title. */
const BUTTON = 4;
/** Of a line in Arial 10, in points. */
const LINE = 12.75;
/** Excel shows no higher rows, in points. */
const HIGHEST = 409;

function longestWord(text: string): number {
    return text.split(/\s+/).reduce((most, word) => Math.max(most, word.length), 0);
}

/** How wide columns are, in characters: by their share, wide enough for each word, together a page wide if they can. */
export function columnWidths(columns: readonly Column[], rows: readonly (readonly (string | number)[])[]): readonly number[] {
    const shares = columns.map(({ width }) => Math.min(WIDEST, 6 + width * 6));
    const scale = Math.min(1, PAGE / shares.reduce((sum, share) => sum + share, 0));
    return columns.map(({ title, type }, index) => {
        const texts = rows.map(row => row[index]).filter(each => typeof each === 'string');
        const longest =
            Math.min(
                LONGEST_WORD,
                texts.reduce((most, text) => Math.max(most, longestWord(text)), 0),
            ) + 1;
        return Math.max(Math.round((shares[index] ?? 0) * scale), longestWord(title) + BUTTON, longest, type === 'date' ? 13 : 0);
    });
}

/** Letters are narrower than the digits in which Excel measures columns; a little room is left to other fonts. */
const LETTERS = 1.08;

/** How many lines a text takes in a column. */
function linesOf(text: string, width: number): number {
    let lines = 0;
    for (const paragraph of text.split('\n')) {
        lines++;
        let used = 0;
        for (const word of paragraph.split(' ')) {
            if (used && used + 1 + word.length > width) {
                lines++;
                used = 0;
            }
            used += (used ? 1 : 0) + word.length;
            // A word that is wider than its column goes on in the next line.
            if (used > width) {
                lines += Math.floor(used / width);
                used %= width;
            }
        }
    }
    return lines;
}

/**
 * How high a row is, in points, so that everything in it can be read. Programs work it out again when somebody edits the
 * row; not all do so when they open the file.
 */
export function rowHeight(cells: readonly (string | number)[], widths: readonly number[]): number {
    const lines = cells.map((cell, index) =>
        typeof cell === 'number' ? 1 : linesOf(cell, Math.max(1, ((widths[index] ?? WIDEST) - 1) * LETTERS)),
    );
    return Math.min(HIGHEST, Math.max(1, ...lines) * LINE + 2);
}
