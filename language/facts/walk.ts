import { type AstNode, isAstNode, isReference } from 'langium';
import { isoDate } from '../model/dates.ts';
import { namespacesOf } from './namespaces.ts';
import type { Reading } from './reading.ts';

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

function gatherText(node: AstNode, property: string, value: string, index: number, reading: Reading): void {
    const isDate = DATES.has(property);
    if (!isDate && !TEXTS.has(property)) return;
    const at = reading.all(node, property)[index] ?? reading.at(node, property);
    if (isDate) reading.dates.push({ shown: value, date: isoDate(value), at });
    else if (property !== 'title' || !WITHOUT_TITLE_TEXT.has(node.$type)) {
        reading.texts.push({ text: value, at, role: roleOf(node, property), ...reading.lineStarts(value, at) });
    }
}

function gatherValue(node: AstNode, property: string, value: unknown, index: number, reading: Reading): void {
    if (typeof value === 'string') {
        gatherText(node, property, value, index, reading);
    } else if (isAstNode(value)) {
        gather(value, reading);
    } else if (isReference(value)) {
        const namespaces = namespacesOf(node, property);
        const at = reading.all(node, property)[index] ?? reading.at(node, property);
        if (namespaces.length) reading.references.push({ namespaces, name: value.$refText, at });
    }
}

/** Gathers every name, date and text of a tree, whatever it says: unknown lines and half-written ones as well. */
export function gather(node: AstNode, reading: Reading): void {
    if (NUMBERS.has(node.$type)) return;
    for (const property in node) {
        if (property.startsWith('$')) continue;
        const value: unknown = node[property as keyof AstNode];
        if (Array.isArray(value)) {
            for (let index = 0; index < value.length; index++) gatherValue(node, property, value[index], index, reading);
        } else if (value) {
            gatherValue(node, property, value, 0, reading);
        }
    }
}
