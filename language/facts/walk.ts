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

function gatherValue(node: AstNode, property: string, value: unknown, index: number, reading: Reading): void {
    const at = reading.all(node, property)[index] ?? reading.at(node, property);
    if (isReference(value)) {
        const namespaces = namespacesOf(node, property);
        if (namespaces.length) reading.references.push({ namespaces, name: value.$refText, at });
    } else if (typeof value === 'string') {
        if (DATES.has(property)) reading.dates.push({ shown: value, date: isoDate(value), at });
        else if (TEXTS.has(property) && !(property === 'title' && WITHOUT_TITLE_TEXT.has(node.$type))) {
            reading.texts.push({ text: value, at, role: roleOf(node, property), ...reading.lineStarts(value, at) });
        }
    }
}

/** Gathers every name, date and text of a tree, whatever it says: unknown lines and half-written ones as well. */
export function gather(node: AstNode, reading: Reading): void {
    for (const [property, value] of Object.entries(node)) {
        if (property.startsWith('$') || value === undefined || value === null) continue;
        if (Array.isArray(value)) {
            value.forEach((item, index) => {
                if (isAstNode(item)) gather(item, reading);
                else gatherValue(node, property, item, index, reading);
            });
        } else if (isAstNode(value)) {
            gather(value, reading);
        } else {
            gatherValue(node, property, value, 0, reading);
        }
    }
}
