import type { DocumentFacts } from '../model/facts.ts';
import type { TextEdit } from '../model/findings.ts';
import type { Rename } from './renames.ts';

/**
 * The changes that write the new ids of requirements in a document, wherever it mentions them. A requirement that was split
 * is left alone: which of its parts is meant, only people know.
 */
export function renameEdits(document: DocumentFacts, renames: readonly Rename[]): readonly TextEdit[] {
    const names = new Map(renames.flatMap(({ from, to }) => (to.length === 1 && to[0] ? [[from, to[0]] as const] : [])));
    return document.references
        .filter(({ namespaces, name }) => namespaces.includes('requirement') && names.has(name))
        .map(({ name, at }) => ({ at, text: names.get(name) ?? name }))
        .toSorted((a, b) => a.at[0] - b.at[0]);
}
