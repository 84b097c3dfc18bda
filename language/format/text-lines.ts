/** The lines of a text, by their number from 0. */
export class TextLines {
    readonly starts: readonly number[];

    constructor(text: string) {
        const starts = [0];
        for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
        this.starts = starts;
    }

    /** The line that an offset stands on. */
    at(offset: number): number {
        let low = 0;
        let high = this.starts.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if ((this.starts[middle] ?? 0) <= offset) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /** Where a line starts. */
    startOf(line: number): number {
        return this.starts[line] ?? 0;
    }

    get count(): number {
        return this.starts.length;
    }
}

/** How the lines of a text end: as its first line does. */
export function lineEnding(text: string): string {
    const first = text.indexOf('\n');
    return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/** How many lines end within a piece of text. */
export function lineBreaks(text: string): number {
    let count = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
    return count;
}
