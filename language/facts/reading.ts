import type { AstNode, Reference } from 'langium';
import type { Often, Quantity } from '../generated/ast.ts';
import { dayMeant, isoDate } from '../model/dates.ts';
import { elementKeyOf, elementOf, isLineKey, keyOf, LINES } from '../model/elements.ts';
import type { DatedPlace, Declaration, Named, NameReference, Stray, Text } from '../model/facts.ts';
import { type RefusedLink, webLink } from '../model/links.ts';
import { ALL_VOCABULARIES, type Namespace, namespaceOrWord } from '../model/namespaces.ts';
import { isUnwritten } from '../model/placeholders.ts';
import { MOST_WORDS, quotable } from '../model/text.ts';
import {
    amountOf,
    type DateValue,
    intervalHours,
    type Limit,
    type NumberValue,
    poundsOf,
    type Span,
    soonHours,
    type TextValue,
} from '../model/values.ts';
import { canonicalName, isBlankValue, unseenIn, withoutUnseen } from '../model/written-words.ts';

import { slipOfLine } from '../syntax/entries.ts';
import { Lines } from '../syntax/lines.ts';
import { lineAround } from '../syntax/paragraphs.ts';
import { allPlaces, firstPlace, wholeOf } from '../syntax/tree.ts';

const FENCE = /^["“”„‟]{3}/;
/** Space within a line, and what Windows puts before its end. */
const BLANK = /[^\S\n]/;
const END_OF_PARAGRAPH = /^[^\S\n]*(?:\}|\n|$)/;
const MANY_SPACES = /\s\s|[\n\t\u00A0]/;

const LIMITS: Readonly<Record<string, Limit>> = { atleast: 'at least', atmost: 'at most' };

/** The names that references have; none for what could not be read. */
export function namesOf(references: readonly (Reference | undefined)[] | undefined): string[] {
    return (references ?? []).flatMap(reference => reference?.$refText || []);
}

/** What ends on a date, or has to be done by it: of a month without a day, the last day is meant. */
const LAST: ReadonlySet<string> = new Set([
    ...['end', 'longest', 'reviewBy', 'until', 'deadline', 'by'],
    ...['UntilClause.date', 'DateBound.date', 'reviewby.date', 'due.date'],
]);

/**
 * The day that a date means, as `YYYY-MM-DD`. A month or a year without a day is its last day where something ends or has to be done by then, and its
 * first day anywhere else. An answer of a review is compared with deadlines, and needs a day.
 */
function dayIn(node: AstNode, property: string, written: string | undefined): string | undefined {
    if (node.$type === 'Answer') return isoDate(written);
    const { field = '' } = node as { readonly field?: string };
    const isLast = [property, `${node.$type}.${property}`, `${field}.${property}`].some(each => LAST.has(each));
    return dayMeant(written, isLast ? 'last' : 'first');
}

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
    private lines: Lines | undefined;

    constructor(source: string) {
        this.source = source;
    }

    /** Where the first value of a property is; the whole node where the property is missing. */
    at(node: AstNode, property: string): Span {
        return firstPlace(node, property) ?? wholeOf(node);
    }

    /** Where all values of a property are. */
    all(node: AstNode, property: string): readonly Span[] {
        return allPlaces(node, property);
    }

    /** The names and numbers between two offsets, on one line, as everyone writes them. */
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

    private linesOf(): Lines {
        this.lines ??= new Lines(this.source);
        return this.lines;
    }

    /** What is wrong with the line of a field, where people often write such a line in this way. */
    slipOfLine([start]: Span): Stray['slip'] {
        const { source } = this;
        const line = lineAround(source, start);
        const slip = slipOfLine(source, { message: '', at: line, line }, () => this.linesOf());
        return slip && { message: slip.message, at: slip.at, ...(slip.fixes && { fixes: slip.fixes }) };
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
        return { type: 'date', date: dayIn(node, property, written), shown: written, at: this.at(node, property) };
    }

    /** A number with the side on which it is a limit: `at most 15 people`. */
    limited(quantity: Quantity | undefined, comparison: string | undefined): NumberValue | undefined {
        const value = this.quantity(quantity);
        const limit = LIMITS[comparison ?? ''];
        return value && limit ? { ...value, limit } : value;
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

    /** @param bound of a range such as `2 to 3 times a day`, whether to go by its fewest or its most times */
    interval(interval: Often | undefined, bound: 'fewest' | 'most' = 'fewest'): NumberValue | undefined {
        if (!interval) return undefined;
        const blank = interval.$type === 'Interval' ? interval.blank : undefined;
        const { rhythm } = interval;
        if (blank === undefined && interval.unit === undefined && !rhythm && !('word' in interval && interval.word)) return undefined;
        const at = wholeOf(interval);
        const amount = blank === undefined ? intervalHours(interval, bound) : Number.NaN;
        return { type: 'number', amount, dimension: 'time', shown: this.shown(at), at };
    }

    /** How soon something happens that a node says in words: `same day`. */
    soon(node: AstNode, words: string | undefined): NumberValue | undefined {
        if (words === undefined) return undefined;
        const at = this.at(node, 'soon');
        return { type: 'number', amount: soonHours(words), dimension: 'time', shown: this.shown(at), at };
    }
}

const FIXED: Readonly<Record<string, readonly Namespace[]>> = {
    'Role.roles': ['roles'],
    'CaseloadField.role': ['roles'],
    'TypicalClause.role': ['roles'],
    'Offer.interventions': ['interventions'],
    'Measure.measure': ['measures'],
    'Statement.measures': ['measures'],
    'Policy.policy': ['policies'],
    'Partnership.partners': ['partners'],
    'AgreementField.agreement': ['agreements'],
    'GuidanceField.guidance': ['guidance'],
    'Guidance.parents': ['guidance'],
    'Template.guidance': ['guidance'],
    'ServicesField.services': ['service'],
    'Review.template': ['template'],
    'Answer.question': ['question'],
    'AskOption.questions': ['question'],
    'AskOption.choices': ['choice'],
    'AskOption.deadlineQuestion': ['question'],
    'Look.service': ['service'],
    'ExclusionField.destinations': ['partners', 'service'],
    'DischargeField.destinations': ['partners', 'service'],
    'CriteriaGroup.destinations': ['partners', 'service'],
    'Criterion.destinations': ['partners', 'service'],
    'ResponseField.since': ['clocks'],
    'LimitField.since': ['clocks'],
    'Offer.since': ['clocks'],
    'Answer.names': ['choice', 'service', ...ALL_VOCABULARIES],
};

/**
 * What a name may stand for at its place in the tree: vocabularies, or kinds of declaration.
 * The one place that decides it: facts, scopes of the editor and completion all ask here.
 */
export function namespacesOf(node: AstNode, property: string): readonly Namespace[] {
    switch (property) {
        case 'meets':
        case 'requirement':
        case 'requirements':
            return REQUIREMENT;
        case 'terms': {
            const { field, kind } = node as { readonly field?: string; readonly kind?: string };
            // Both whom a service includes and whom it excludes are needs.
            return termsOf(node.$type === 'Criterion' ? 'includes' : (field ?? kind ?? ''));
        }
    }
    const fixed = FIXED[`${node.$type}.${property}`];
    if (fixed) return fixed;
    if (property !== 'successors' && property !== 'parents') return NOTHING;
    return node.$type === 'Replacement' ? REQUIREMENT : [vocabularyAround(node), 'regions'];
}

const REQUIREMENT: readonly Namespace[] = ['requirement'];
const NOTHING: readonly Namespace[] = [];

const terms = new Map<string, readonly Namespace[]>();

/** What the names of a line stand for. */
function termsOf(line: string): readonly Namespace[] {
    let known = terms.get(line);
    if (!known) {
        const key = elementKeyOf(line);
        const namespace = key ? elementOf(key).terms : describedBy(keyOf(line));
        known = namespace ? [namespace] : NOTHING;
        terms.set(line, known);
    }
    return known;
}

/** What the names of a line stand for that is no element: the roles of `decided by`. */
function describedBy(key: string): Namespace | undefined {
    const line = isLineKey(key) ? LINES[key] : undefined;
    return line?.rule === 'NamesField' ? line.terms : undefined;
}

function vocabularyAround(node: AstNode): Namespace {
    const vocabulary = node.$container?.$container as { readonly kind?: string } | undefined;
    return namespaceOrWord(vocabulary?.kind ?? '');
}

function isNode(value: object): value is AstNode {
    return '$type' in value;
}

/** Whether a value is the name of something that is declared elsewhere, linked or not. */
function isName(value: unknown): value is Reference {
    return typeof value === 'object' && value !== null && '$refText' in value;
}

const DATES = new Set(['date', 'start', 'end', 'signed', 'reviewBy', 'counted', 'checked', 'until', 'deadline', 'longest', 'by']);
const TEXTS = new Set(['text', 'title', 'reason', 'body', 'description', 'source', 'note', 'destination', 'consequence', 'called']);
const WITHOUT_TITLE_TEXT = new Set(['SourceClause', 'RequirementSource', 'LinkField']);

/** What a text is, for the checks of wording: the field that it is the value of, or what it does. */
function roleOf(node: AstNode, property: string): string {
    const field = (node as { readonly field?: string }).field;
    return property === 'text' && field ? field : property;
}

/** Nodes that hold numbers only. */
const NUMBERS = new Set(['Quantity', 'Interval', 'TimesInterval', 'Days']);

/** Keeps an address that no one may follow. */
function gatherLink(node: AstNode, written: string, at: () => Span, reading: Reading): void {
    if (webLink(written)) return;
    const title = 'title' in node && node.title !== undefined ? reading.at(node, 'title') : undefined;
    reading.refusedLinks.push({ written, at: at(), ...(title && { title }) });
}

/** Keeps a placeholder in place of a name, a date or a number, so that it is reported and answers nothing. */
export function gatherBlank(written: string, at: Span, reading: Reading): void {
    reading.texts.push({ text: written, at, role: 'placeholder' });
}

function gatherText(node: AstNode, property: string, value: string, at: () => Span, reading: Reading): void {
    if (isBlankValue(value) && !TEXTS.has(property)) gatherBlank(value, at(), reading);
    else if (DATES.has(property))
        reading.dates.push({
            shown: value,
            date: dayIn(node, property, value),
            at: at(),
            ...(property === 'checked' && { isReading: true }),
        });
    else if (property === 'link') gatherLink(node, value, at, reading);
    else if (TEXTS.has(property)) {
        const isTitle = property === 'title' && WITHOUT_TITLE_TEXT.has(node.$type);
        // The title of a document is no one's prose. That it is still to be written has to be seen all the same.
        if (isTitle && !isUnwritten(value)) return;
        const place = at();
        reading.texts.push({
            text: value,
            at: place,
            role: isTitle ? 'source' : roleOf(node, property),
            ...reading.partsOfText(value, place),
        });
    }
}

function gatherValue(node: AstNode, property: string, value: unknown, at: () => Span, reading: Reading): void {
    if (typeof value === 'string') {
        gatherText(node, property, value, at, reading);
    } else if (Number.isNaN(value)) {
        gatherBlank(reading.written(at()), at(), reading);
    } else if (typeof value !== 'object' || value === null) {
        return;
    } else if (isNode(value)) {
        gather(value, reading);
    } else if (isName(value)) {
        if (isBlankValue(value.$refText)) {
            gatherBlank(value.$refText, at(), reading);
            return;
        }
        const namespaces = namespacesOf(node, property);
        if (namespaces.length) reading.references.push({ namespaces, name: value.$refText, at: at() });
    }
}

/** Gathers a list of values. Where they are is looked up for all of them at once. */
function gatherList(node: AstNode, property: string, values: readonly unknown[], reading: Reading): void {
    let places: readonly Span[] | undefined;
    for (let index = 0; index < values.length; index++) {
        const at = (): Span => {
            places ??= reading.all(node, property);
            return places[index] ?? places[0] ?? reading.at(node, property);
        };
        gatherValue(node, property, values[index], at, reading);
    }
}

/** Gathers every name, date and text of a tree, whatever it says: unknown lines and half-written ones as well. */
export function gather(node: AstNode, reading: Reading): void {
    if (NUMBERS.has(node.$type)) {
        const whole = wholeOf(node);
        const written = reading.written(whole);
        if (written.includes('[')) gatherBlank(written, whole, reading);
        return;
    }
    for (const property in node) {
        if (property.startsWith('$')) continue;
        const value: unknown = node[property as keyof AstNode];
        if (Array.isArray(value)) gatherList(node, property, value, reading);
        else if (value || Number.isNaN(value)) gatherValue(node, property, value, () => reading.at(node, property), reading);
    }
}
