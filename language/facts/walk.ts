import type { AstNode, Reference } from 'langium';
import { isoDate } from '../model/dates.ts';
import { webLink } from '../model/links.ts';
import type { Span } from '../model/values.ts';
import { isBlankValue } from '../model/written-words.ts';
import { wholeOf } from '../syntax/places.ts';
import { namespacesOf } from './namespaces.ts';
import type { Reading } from './reading.ts';

function isNode(value: object): value is AstNode {
    return '$type' in value;
}

/** Whether a value is the name of something that is declared elsewhere, linked or not. */
function isName(value: unknown): value is Reference {
    return typeof value === 'object' && value !== null && '$refText' in value;
}

const DATES = new Set(['date', 'start', 'end', 'signed', 'reviewBy', 'counted', 'checked', 'until', 'deadline']);
const TEXTS = new Set(['text', 'title', 'reason', 'body', 'description', 'source', 'note']);
const WITHOUT_TITLE_TEXT = new Set(['SourceClause', 'RequirementSource', 'LinkField']);

/** What a text is, for the checks of wording: the field that it is the value of, or what it does. */
function roleOf(node: AstNode, property: string): string {
    const field = (node as { readonly field?: string }).field;
    return property === 'text' && field ? field : property;
}

/** Nodes that hold numbers only. */
const NUMBERS = new Set(['Quantity', 'Interval', 'Days']);

/** Keeps an address that nobody may follow. */
function gatherLink(node: AstNode, written: string, at: () => Span, reading: Reading): void {
    if (webLink(written)) return;
    const title = 'title' in node && node.title !== undefined ? reading.at(node, 'title') : undefined;
    reading.refusedLinks.push({ written, at: at(), ...(title && { title }) });
}

/** Keeps a placeholder in the place of a name, a date or a number, so that it is reported and answers nothing. */
function gatherBlank(written: string, at: Span, reading: Reading): void {
    reading.texts.push({ text: written, at, role: 'placeholder' });
}

function gatherText(node: AstNode, property: string, value: string, at: () => Span, reading: Reading): void {
    if (isBlankValue(value) && !TEXTS.has(property)) gatherBlank(value, at(), reading);
    else if (DATES.has(property)) reading.dates.push({ shown: value, date: isoDate(value), at: at() });
    else if (property === 'link') gatherLink(node, value, at, reading);
    else if (TEXTS.has(property) && (property !== 'title' || !WITHOUT_TITLE_TEXT.has(node.$type))) {
        const place = at();
        reading.texts.push({ text: value, at: place, role: roleOf(node, property), ...reading.partsOfText(value, place) });
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

/** Gathers a list of values. Where they stand is looked up for all of them at once. */
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
