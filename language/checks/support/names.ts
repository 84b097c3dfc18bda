import type { Declaration, DocumentFacts, NameReference, SubjectFacts } from '../../model/facts.ts';
import type { Namespace } from '../../model/namespaces.ts';
import { subjectsOf } from '../../model/subjects.ts';
import type { NameIndex } from '../../names/name-index.ts';

/** Keeps what is made of terms, guidance and templates until one of them changes, so that a rule does not make it for every document. */
export function perIndex<T>(make: (names: NameIndex) => T): (names: NameIndex) => T {
    const made = new WeakMap<NameIndex, { readonly definitions: number; readonly value: T }>();
    return names => {
        const known = made.get(names);
        if (known?.definitions === names.definitions) return known.value;
        const value = make(names);
        made.set(names, { definitions: names.definitions, value });
        return value;
    };
}

const families = perIndex(() => new Map<string, ReadonlySet<string>>());

/** A guidance with all that it builds on, however far back. */
export function familyOf(guidance: string, names: NameIndex): ReadonlySet<string> {
    const known = families(names).get(guidance);
    if (known) return known;
    const family = new Set([guidance]);
    for (const name of family) for (const parent of names.guidance(name)?.parents ?? []) family.add(parent.name);
    families(names).set(guidance, family);
    return family;
}

/** The guidance that a service follows; for a review, that its template is for. */
export function followedBy(subject: SubjectFacts, names: NameIndex): readonly string[] {
    const named = subject.type === 'service' ? subject.follows : (names.template(subject.template?.name ?? '')?.guidance ?? []);
    return named.map(({ name }) => name);
}

/** The guidance of a requirement. */
export function guidanceOf(requirement: string, names: NameIndex): string | undefined {
    return names.find(['requirement'], requirement)[0]?.declaration.within;
}

export interface DatedUse {
    readonly subject: SubjectFacts;
    readonly reference: NameReference;
    readonly term: Declaration;
    readonly namespace: Namespace;
    /** Whether the document names it in words, and not by its name in a vocabulary. */
    readonly isInWords?: true;
}

/** The terms with dates or successors that the services and reviews of a document use. */
export function* datedTermsOf(document: DocumentFacts, names: NameIndex): Iterable<DatedUse> {
    const subjects = subjectsOf(document);
    if (!subjects.length) return;
    for (const reference of document.references) {
        const found = names.find(reference.namespaces, reference.name)[0]?.declaration;
        const { until, from, successors = [] } = found?.term ?? {};
        if (!found || (!until && !from && !successors.length)) continue;
        const subject = subjects.find(({ whole }) => whole[0] <= reference.at[0] && reference.at[1] <= whole[1]);
        if (subject) yield { subject, reference, term: found, namespace: found.namespace };
    }
}
