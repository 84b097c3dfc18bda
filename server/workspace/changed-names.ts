import type { Declaration, DocumentFacts } from '../../language/model/facts.ts';

/** A name and what it stands for, as one string. */
export type NameKey = string;

export function nameKey(namespace: string, name: string): NameKey {
    return `${namespace} ${name}`;
}

function keyed(facts: DocumentFacts | undefined): ReadonlyMap<NameKey, readonly Declaration[]> {
    return Map.groupBy(facts?.declarations ?? [], ({ namespace, name }) => nameKey(namespace, name));
}

function same(a: unknown, b: unknown): boolean {
    return JSON.stringify(a) === JSON.stringify(b);
}

/** What is read as a whole by documents that name it. */
const WHOLES: ReadonlySet<string> = new Set(['guidance', 'template', 'service']);

/** The names of what others read as a whole. */
export function wholes(facts: DocumentFacts | undefined): readonly NameKey[] {
    const declared = (facts?.declarations ?? []).filter(({ namespace }) => WHOLES.has(namespace));
    return declared.map(({ namespace, name }) => nameKey(namespace, name));
}

/**
 * Which names of a document that changed mean something else now: declared or no longer, worded or placed differently; and
 * every guidance, template and service in it, since others read all of that.
 */
export function changedNames(before: DocumentFacts | undefined, after: DocumentFacts | undefined): ReadonlySet<NameKey> {
    const changed = new Set<NameKey>([...wholes(before), ...wholes(after)]);
    const [old, now] = [keyed(before), keyed(after)];
    for (const [key, declarations] of old) if (!same(declarations, now.get(key))) changed.add(key);
    for (const key of now.keys()) if (!old.has(key)) changed.add(key);
    return changed;
}

/** What the words of every document are compared with: how terms are called. */
function wording(facts: DocumentFacts | undefined): unknown {
    return (facts?.declarations ?? []).flatMap(({ namespace, name, title, term }) =>
        term ? [namespace, name, title, term.also, term.instead, term.description] : [],
    );
}

/** Whether terms are called something else now, which the checks of wording of all documents read. */
export function changedWording(before: DocumentFacts | undefined, after: DocumentFacts | undefined): boolean {
    return !same(wording(before), wording(after));
}

/** The kinds of names of which one is new or gone: then the nearest name to a wrong one may be another, too. */
export function namespacesThatGrewOrShrank(before: DocumentFacts | undefined, after: DocumentFacts | undefined): ReadonlySet<string> {
    const [old, now] = [keyed(before), keyed(after)];
    const either = [...[...old.keys()].filter(key => !now.has(key)), ...[...now.keys()].filter(key => !old.has(key))];
    return new Set(either.map(key => key.slice(0, key.indexOf(' '))));
}
