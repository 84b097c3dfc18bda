import type { Declaration, DocumentFacts, NameReference, SubjectFacts } from '../../model/facts.ts';
import type { NameIndex } from '../../names/name-index.ts';
import { subjectsOf } from './subjects.ts';

export interface DatedUse {
    readonly subject: SubjectFacts;
    readonly reference: NameReference;
    readonly term: Declaration;
    readonly namespace: string;
}

/** The terms with dates of their own that the services and reviews of a document use. */
export function* datedTermsOf(document: DocumentFacts, names: NameIndex): Iterable<DatedUse> {
    const subjects = subjectsOf(document);
    if (!subjects.length) return;
    for (const reference of document.references) {
        const found = names.find(reference.namespaces, reference.name)[0]?.declaration;
        if (!found?.term?.until && !found?.term?.from) continue;
        const subject = subjects.find(({ whole }) => whole[0] <= reference.at[0] && reference.at[1] <= whole[1]);
        if (subject) yield { subject, reference, term: found, namespace: found.namespace };
    }
}
