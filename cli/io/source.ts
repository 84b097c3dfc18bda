import type { Span } from '../../language/model/values.ts';

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
