import type { DocumentFacts } from '../model/facts.ts';

/** A document as if it did not declare some guidance: so that one version can take the place of another in an index. */
export function withoutGuidance(document: DocumentFacts, name: string): DocumentFacts {
    if (!document.guidance.some(guidance => guidance.name === name)) return document;
    return {
        ...document,
        guidance: document.guidance.filter(guidance => guidance.name !== name),
        declarations: document.declarations.filter(
            ({ namespace, name: declared, within }) =>
                !(namespace === 'guidance' && declared === name) && !(namespace === 'requirement' && within === name),
        ),
    };
}
