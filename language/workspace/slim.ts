import type { DocumentFacts, SubjectFacts } from '../model/facts.ts';

/** Text that was cut out of a document keeps all of the document in memory. A copy does not. */
export function detached<T>(value: T): T {
    return JSON.parse(JSON.stringify(value)) as T;
}

/** Who a service or a review is, without what it says. */
function slimSubject({ type, name, title, at, whole, status, follows, template }: SubjectFacts): SubjectFacts {
    const nothing = { elements: [], lines: [], blocks: [], notApplicable: [], acceptedGaps: [], claims: [] };
    return { type, name, title, at, whole, status, follows, ...(template && { template }), ...nothing };
}

/**
 * What other documents have to know of a document that has been checked: its names, its guidance and templates, and who
 * its services and reviews are. What they say is left out: elements, texts, dates, references and problems.
 *
 * @returns a document to `add` to the `NameIndex` in the place of the whole one; it can't be checked itself
 */
export function slim(document: DocumentFacts): DocumentFacts {
    return {
        uri: document.uri,
        problems: [],
        declarations: detached(document.declarations),
        references: [],
        vocabularies: detached(document.vocabularies),
        guidance: document.guidance,
        services: detached(document.services.map(slimSubject)),
        templates: document.templates,
        reviews: detached(document.reviews.map(slimSubject)),
        texts: [],
        dates: [],
        strays: [],
        refusedLinks: [],
    };
}
