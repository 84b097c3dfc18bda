import measure from 'fast-string-truncated-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import type { Source, TextPlace } from '../workspace/sources.ts';
import type { Paint } from './io.ts';
import { neutralise, neutraliseLine } from './safe-text.ts';

export interface TextColumn {
    readonly title: string;
    /** Columns that share what room is left, by weight; the others are as wide as they have to be. */
    readonly grows?: number;
    readonly alignRight?: boolean;
    /** What people see in a cell in which nothing is. */
    readonly blank?: string;
}

const GAP = 2;
const LEAST = 12;

/** How many columns of a terminal a text has: two for a character of East Asia or an emoji, none for an accent. */
function stringWidth(text: string): number {
    return measure(text).width;
}

/** Letters of Europe and punctuation: one column each, whatever follows them. Most texts have no others. */
const NARROW = /^[ -~\u00A1-\u00AC\u00AE-\u024F\u2010-\u2027\u2030-\u205E\u20AC]*$/;

/** A text as characters that people see: a letter with its accents, an emoji of several code points. */
function charactersOf(text: string): readonly string[] {
    // To make a segmenter takes 7 ms.
    return NARROW.test(text) ? [...text] : [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);
}

/** The first characters of some that have at most so many columns together. */
function fitting(characters: readonly string[], width: number): readonly string[] {
    // The package can cut as well, but is off by one for each curly quotation mark before the cut (3.0.3).
    let used = 0;
    const past = characters.findIndex(character => {
        used += stringWidth(character);
        return used > width;
    });
    return past < 0 ? characters : characters.slice(0, past);
}

/** The beginning of a text, with an ellipsis where the text needs more columns than there are. */
function cutEnd(text: string, width: number): string {
    return stringWidth(text) > width ? `${fitting(charactersOf(text), width - 1).join('')}…` : text;
}

/** The end of a text that needs more columns than there are, with an ellipsis before it. */
function cutStart(text: string, width: number): string {
    return `…${fitting(charactersOf(text).toReversed(), width - 1)
        .toReversed()
        .join('')}`;
}

/** A text cut to some columns of a terminal, with an ellipsis where words are left out. */
export function cut(text: string, width: number): string {
    return cutEnd(text, width).replace(/(?<!\s)\s+…$/, '…');
}

/** A cell in the columns that it has: cut where it needs more, with white space where it needs less. */
function fillColumn(cell: string, width: number, alignRight: boolean): string {
    const shown = cut(cell, width);
    const space = ' '.repeat(Math.max(0, width - stringWidth(shown)));
    return alignRight ? space + shown : shown + space;
}

/** How many columns of the terminal each column has, so that a row has at most `width` of them, where that is possible. */
function widthsOf(columns: readonly TextColumn[], rows: readonly (readonly string[])[], width: number): number[] {
    const needed = columns.map((column, index) => Math.max(stringWidth(column.title), ...rows.map(row => stringWidth(row[index] ?? ''))));
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
    columns: readonly TextColumn[],
    cells: readonly (readonly string[])[],
    width: number,
    style: (line: string, row: number) => string = line => line,
): string {
    const rows = cells.map(row => row.map(neutraliseLine));
    const widths = widthsOf(columns, rows, width);
    const line = (row: readonly string[]): string =>
        widths
            .map((room, index) => fillColumn(row[index] ?? '', room, columns[index]?.alignRight === true))
            .join(' '.repeat(GAP))
            .trimEnd();
    return [columns.map(column => column.title), ...rows].map((row, index) => `${style(line(row), index - 1)}\n`).join('');
}

/** Breaks text between words into lines of at most `width` columns of a terminal; a longer word stays whole. */
export function wrap(text: string, width: number): string[] {
    return wrapAnsi(text.replaceAll(/[ \t]+/g, ' '), width).split('\n');
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

const TAB = '    ';

/** What a terminal shows of a line, and of its part before a column. */
function shownLine(line: string): string {
    return neutralise(line).replaceAll('\t', TAB).replaceAll('\n', ' ');
}

/** The line of a place with its number, and a marker under what is meant. */
export function frame(source: Source, place: TextPlace, paint: Paint, width: number): string[] {
    const line = source.line(place.line);
    const last = place.endLine > place.line ? line.trimEnd().length + 1 : place.endColumn;
    const number = String(place.line);
    const gutter = ' '.repeat(number.length);
    const room = Math.max(20, width - number.length - 5);
    // Of a very long line, only what may be seen is looked at.
    const column = place.column - 1;
    const start = Math.max(0, column - 2 * room);
    const end = column + 2 * room;
    let before = shownLine(line.slice(start, column));
    let whole = shownLine(line.slice(start, end));
    // A long line is cut so that the marked part is seen.
    if (stringWidth(before) > room - 20) {
        const kept = cutStart(before, Math.min(20, room >> 2));
        whole = kept + whole.slice(before.length);
        before = kept;
    }
    const used = stringWidth(before);
    const marked = stringWidth(shownLine(line.slice(column, Math.min(last - 1, end))));
    return [
        `${paint('dim', `${number} |`)} ${cutEnd(whole, room)}`.trimEnd(),
        `${paint('dim', `${gutter} |`)} ${' '.repeat(used)}${paint('red', '^'.repeat(Math.max(1, Math.min(marked, room - used))))}`,
    ];
}
