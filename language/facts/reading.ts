import type { AstNode } from 'langium';
import type { Interval, Quantity } from '../generated/ast.ts';
import { isoDate } from '../model/dates.ts';
import type { DatedPlace, Declaration, Named, NameReference, RefusedLink, Stray, Text } from '../model/facts.ts';
import { MOST_WORDS, quotable } from '../model/quotations.ts';
import { amountOf, intervalHours, poundsOf } from '../model/units.ts';
import type { DateValue, NumberValue, Span, TextValue } from '../model/values.ts';
import { canonicalName, unseenIn, withoutUnseen } from '../model/written-words.ts';
import { allPlaces, firstPlace, wholeOf } from '../syntax/places.ts';

const FENCE = /^["“”„‟]{3}/;
/** Space within a line, and what Windows puts before its end. */
const BLANK = /[^\S\n]/;
const END_OF_PARAGRAPH = /^[^\S\n]*(?:\}|\n|$)/;
const MANY_SPACES = /\s\s|[\n\t\u00A0]/;

/** What is being gathered while one document is read. */
export class Reading {
    readonly declarations: Declaration[] = [];
    readonly references: NameReference[] = [];
    readonly vocabularies: Named[] = [];
    readonly texts: Text[] = [];
    readonly dates: DatedPlace[] = [];
    readonly strays: Stray[] = [];
    readonly refusedLinks: RefusedLink[] = [];
    private readonly source: string;

    constructor(source: string) {
        this.source = source;
    }

    /** Where the first value of a property stands; the whole node where the property is missing. */
    at(node: AstNode, property: string): Span {
        return firstPlace(node, property) ?? wholeOf(node);
    }

    /** Where all values of a property stand. */
    all(node: AstNode, property: string): readonly Span[] {
        return allPlaces(node, property);
    }

    /** The names and numbers between two offsets, on one line, as everybody writes them. */
    shown(span: Span): string {
        return canonicalName(this.onOneLine(span));
    }

    private onOneLine([start, end]: Span): string {
        const image = this.source.slice(start, end);
        return MANY_SPACES.test(image) ? image.replaceAll(/\s+/g, ' ') : image;
    }

    /** The text between two offsets, as it is written. */
    written([start, end]: Span): string {
        return this.source.slice(start, end);
    }

    /** What to take out with a statement: the lines that it fills, or else the space beside it. */
    roomOf([start, end]: Span): Span {
        const { source } = this;
        let from = start;
        while (from > 0 && BLANK.test(source[from - 1] as string)) from--;
        let to = end;
        while (to < source.length && BLANK.test(source[to] as string)) to++;
        const opensLine = from === 0 || source[from - 1] === '\n';
        if (to === source.length || source[to] === '\n') {
            if (!opensLine) return [from, end];
            if (to === source.length) return [Math.max(0, from - 1), to];
            // Not two empty lines in a row, and none before the end of a block.
            while (from > 1 && END_OF_PARAGRAPH.test(source.slice(to + 1, to + 200))) {
                const above = source.lastIndexOf('\n', from - 2) + 1;
                if (source.slice(above, from).trim()) break;
                from = above;
            }
            return [from, to + 1];
        }
        return opensLine ? [start, to] : [from, end];
    }

    /** What is quoted of an element: its line, or the words that open it and what it says; at most 160 characters, whole words. */
    words(span: Span, said?: string): string {
        const [start, end] = span;
        const head = this.onOneLine([start, Math.min(end, start + 2 * MOST_WORDS)]);
        return quotable(said ? `${head}: ${said}` : head);
    }

    /** Where each line of a prose text starts in what is written; nothing for text on one line. */
    private lineStarts(value: string, image: string): number[] | undefined {
        if (image.length < value.length + 4 || !FENCE.test(image)) return undefined;
        let after = 3;
        return value.split('\n').map(line => {
            const found = line ? image.indexOf(line, after) : image.indexOf('\n', after) + 1;
            const from = Math.max(found, after);
            after = from + line.length;
            return from;
        });
    }

    /** Where the parts of a text are in the document: its lines, and the signs without width that it leaves out. */
    partsOfText(value: string, [start, end]: Span): Pick<Text, 'lines' | 'unseenAt'> {
        if (end - start === value.length + 2) return {};
        const written = this.source.slice(start, end);
        const left = unseenIn(written);
        const lines = this.lineStarts(value, left.length ? withoutUnseen(written) : written);
        if (!left.length) return lines ? { lines: lines.map(line => start + line) } : {};
        let passed = 0;
        const starts = lines?.map(line => {
            while ((left[passed] ?? Infinity) <= line + passed) passed++;
            return start + line + passed;
        });
        return { ...(starts && { lines: starts }), unseenAt: left.map(at => start + at) };
    }

    text(node: AstNode, property: string, value: string | undefined): TextValue | undefined {
        return value === undefined ? undefined : { type: 'text', text: value, at: this.at(node, property) };
    }

    date(node: AstNode, property: string, written: string | undefined): DateValue | undefined {
        if (written === undefined) return undefined;
        return { type: 'date', date: isoDate(written), shown: written, at: this.at(node, property) };
    }

    quantity(quantity: Quantity | undefined): NumberValue | undefined {
        if (!quantity) return undefined;
        if (quantity.blank !== undefined)
            return { type: 'number', amount: Number.NaN, dimension: 'time', shown: quantity.blank, at: wholeOf(quantity) };
        if (quantity.money === undefined && quantity.value === undefined) return undefined;
        const at = wholeOf(quantity);
        const amount =
            quantity.money === undefined
                ? amountOf(quantity.value as number, quantity.unit)
                : { amount: poundsOf(quantity.money), dimension: 'money' as const };
        return { type: 'number', ...amount, shown: this.shown(at), at };
    }

    interval(interval: Interval | undefined): NumberValue | undefined {
        if (!interval || (interval.word === undefined && interval.unit === undefined && interval.blank === undefined)) return undefined;
        const at = wholeOf(interval);
        return {
            type: 'number',
            amount: interval.blank === undefined ? intervalHours(interval.number, interval.unit, interval.word) : Number.NaN,
            dimension: 'time',
            shown: this.shown(at),
            at,
        };
    }
}
