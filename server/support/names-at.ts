import type { Namespace } from '../../language/model/namespaces.ts';
import type { Span } from '../../language/model/values.ts';
import type { Found, NameIndex } from '../../language/names/name-index.ts';
import type { LoadedDocument } from '../workspace/documents.ts';
import { isAt } from './places.ts';

/** A name in a document, and all that it may stand for. */
export interface NameAt {
    readonly name: string;
    readonly namespaces: readonly Namespace[];
    readonly at: Span;
    /** Whether it is declared here, and not only used. */
    readonly isDeclaration: boolean;
    /** The first is the one that counts; empty when nobody has declared it. */
    readonly found: readonly Found[];
}

/** The name at an offset: one that the document uses, or one that it declares. */
export function nameAt(document: LoadedDocument, names: NameIndex, offset: number): NameAt | undefined {
    const used = document.facts.references.find(({ at }) => isAt(at, offset));
    if (used) return { ...used, isDeclaration: false, found: names.find(used.namespaces, used.name) };
    const declared = document.facts.declarations.find(({ at }) => isAt(at, offset));
    if (!declared) return undefined;
    const { name, namespace, at } = declared;
    return { name, namespaces: [namespace], at, isDeclaration: true, found: names.find([namespace], name) };
}
