import type { Span } from '../../language/model/values.ts';
import type { Paint } from '../io.ts';
import { neutralise } from './safe-text.ts';

/** Where something stands in a text. Lines and columns begin with 1 and count UTF-16 code units; ends are exclusive. */
export interface Place {
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly start: number;
    readonly end: number;
}

/** The text of a document, as lines. */
export class Source {
    readonly text: string;
    private starts: number[] | undefined;
    private last = { number: 0, text: '' };

    constructor(text: string) {
        this.text = text;
    }

    /** Where a span stands; a span that the text does not have (it may have changed) ends with the text. */
    place([start, end]: Span): Place {
        const from = Math.max(0, Math.min(start, this.text.length));
        const to = Math.max(from, Math.min(end, this.text.length));
        const [line, column] = this.position(from);
        const [endLine, endColumn] = this.position(to);
        return { line, column, endLine, endColumn, start: from, end: to };
    }

    /** One line, without its end. */
    line(number: number): string {
        if (this.last.number === number) return this.last.text;
        const starts = this.lineStarts();
        const text = this.text.slice(starts[number - 1] ?? this.text.length, starts[number] ?? this.text.length).replace(/[\r\n]+$/, '');
        this.last = { number, text };
        return text;
    }

    private position(offset: number): [line: number, column: number] {
        const starts = this.lineStarts();
        let low = 0;
        let high = starts.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if ((starts[middle] as number) <= offset) low = middle;
            else high = middle - 1;
        }
        return [low + 1, offset - (starts[low] as number) + 1];
    }

    private lineStarts(): number[] {
        if (!this.starts) {
            this.starts = [0];
            for (const match of this.text.matchAll(/\r\n|\n|\r/g)) this.starts.push(match.index + match[0].length);
        }
        return this.starts;
    }
}

const TAB = '    ';

/** What a terminal shows of a line, and of its part before a column. */
function shown(line: string): string {
    return neutralise(line).replaceAll('\t', TAB).replaceAll('\n', ' ');
}

/** The line of a place with its number, and a marker under what is meant. */
export function frame(source: Source, place: Place, paint: Paint, width: number): string[] {
    const line = source.line(place.line);
    const last = place.endLine > place.line ? line.trimEnd().length + 1 : place.endColumn;
    const number = String(place.line);
    const gutter = ' '.repeat(number.length);
    const room = Math.max(20, width - number.length - 5);
    // Of a very long line, only what may be seen is looked at.
    const column = place.column - 1;
    const start = Math.max(0, column - 2 * room);
    const end = column + 2 * room;
    let before = shown(line.slice(start, column));
    let whole = shown(line.slice(start, end));
    let marked = shown(line.slice(column, Math.min(last - 1, end))).length;
    // A long line is cut so that the marked part is seen.
    if (before.length > room - 20) {
        const cut = before.length - Math.min(20, room >> 2);
        whole = `…${whole.slice(cut + 1)}`;
        before = before.slice(cut);
    }
    if (whole.length > room) whole = `${whole.slice(0, room - 1)}…`;
    marked = Math.max(1, Math.min(marked, room - before.length));
    return [
        `${paint('dim', `${number} |`)} ${whole}`.trimEnd(),
        `${paint('dim', `${gutter} |`)} ${' '.repeat(before.length)}${paint('red', '^'.repeat(marked))}`,
    ];
}
