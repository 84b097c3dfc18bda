import type { Paint } from '../io.ts';
import { neutralise, onOneLine } from '../text/safe-text.ts';
import { indented, wrap } from '../text/table.ts';

/** An explanation being written: headings, paragraphs and examples. */
export class Page {
    private readonly parts: string[] = [];
    private readonly paint: Paint;
    private readonly width: number;

    constructor(paint: Paint, width: number) {
        this.paint = paint;
        this.width = width;
    }

    /** What it is called, and what it is. */
    title(name: string, title: string | undefined): this {
        this.parts.push(`${this.paint('bold', onOneLine(name))}${title ? `  ${onOneLine(title)}` : ''}\n`);
        return this;
    }

    paragraph(text: string | undefined): this {
        if (text?.trim()) this.parts.push(`${wrap(neutralise(text.trim()), this.width).join('\n')}\n`);
        return this;
    }

    /** A paragraph with a word in front that says what it is. */
    section(heading: string, ...texts: readonly (string | undefined)[]): this {
        const told = texts.flatMap(text => (text?.trim() ? indented(neutralise(text.trim()), '  ', this.width) : []));
        if (told.length) this.parts.push(`${this.paint('bold', heading)}\n${told.join('\n')}\n`);
        return this;
    }

    /** Text of the language, as it is written. */
    example(heading: string, text: string | undefined): this {
        if (!text?.trim()) return this;
        const lines = neutralise(text.trimEnd()).split('\n');
        this.parts.push(`${this.paint('bold', heading)}\n${lines.map(line => (line ? `  ${line}` : '')).join('\n')}\n`);
        return this;
    }

    toString(): string {
        return this.parts.join('\n');
    }
}
