import type { AstNode } from 'langium';
import { namespacesOf } from '../../language/facts/namespaces.ts';
import { isName } from '../../language/facts/walk.ts';
import { dateInWords, isoDate } from '../../language/model/dates.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { QUOTES, textValue } from '../../language/syntax/strings.ts';
import { onOneLine } from '../tree/plain-text.ts';
import { leavesOf } from './leaves.ts';

/** What is told apart from the value of a line: its text, its title and what it claims. */
const APART = new Set(['text', 'title', 'meets', 'reason', 'source']);
const DATE = /^(\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2}\s+[A-Z][a-z]+\s+\d{4})$/;

/** What people call a name of any of some namespaces. */
export function titleOf(names: NameIndex, namespaces: readonly string[], name: string): string {
    const found = names.find(namespaces, name)[0];
    return found?.declaration.title ?? name.replaceAll('-', ' ');
}

/** The names that a property of a node refers to, as people call them. */
export function titlesOf(node: AstNode, property: string, names: NameIndex): readonly string[] {
    const value = (node as unknown as Readonly<Record<string, unknown>>)[property];
    const namespaces = namespacesOf(node, property);
    return (Array.isArray(value) ? value : [value]).flatMap(each =>
        isName(each) && each.$refText ? [titleOf(names, namespaces, each.$refText)] : [],
    );
}

/**
 * The value of a line in words, as its writer wrote it, but with the titles of names and with dates in words.
 *
 * @param node the line, such as `caseload: at most 12 people per key-worker`
 * @param after where the value begins; behind the first colon where that is not said
 */
export function valueInWords(node: AstNode, names: NameIndex, after?: number): string {
    let words = '';
    let begun = after !== undefined;
    let last = -1;
    for (const { text, start, end, isOwn, property } of leavesOf(node)) {
        if (after !== undefined && start < after) continue;
        if (isOwn && text === '{') break;
        if (!begun) {
            begun = isOwn && text === ':';
            continue;
        }
        if (!words && isOwn && text === ':') continue;
        if ((property && APART.has(property)) || (isOwn && !property && ['meets', 'because'].includes(text))) break;
        const written = QUOTES.includes(text.charAt(0)) ? textValue(text) : text;
        const shown = property ? named(node, property, written, names) : written;
        const date = DATE.test(shown) ? isoDate(shown) : undefined;
        words += (last >= 0 && start > last ? ' ' : '') + (date ? dateInWords(date) : shown);
        last = end;
    }
    return onOneLine(words.replace(/,$/, ''));
}

function named(node: AstNode, feature: string, written: string, names: NameIndex): string {
    const value = (node as unknown as Readonly<Record<string, unknown>>)[feature];
    const refers = Array.isArray(value) ? value.some(isName) : isName(value);
    return refers ? titleOf(names, namespacesOf(node, feature), written) : written;
}
