import type { Declaration, DocumentFacts } from '../model/facts.ts';

/** The namespaces of names that documents without any definition declare as well. */
const OF_SUBJECTS: ReadonlySet<string> = new Set(['service', 'review']);

/** Whether a name can be declared only where terms, guidance or templates are. */
export function isOfDefinition(namespace: string): boolean {
    return !OF_SUBJECTS.has(namespace);
}

/** Whether a document says what the words of other documents mean: terms, guidance or templates. */
export function isDefining({ guidance, templates, declarations }: DocumentFacts): boolean {
    return guidance.length > 0 || templates.length > 0 || declarations.some(({ namespace }) => isOfDefinition(namespace));
}

function isSame(a: Declaration, b: Declaration): boolean {
    return (
        a.name === b.name &&
        a.namespace === b.namespace &&
        a.title === b.title &&
        a.within === b.within &&
        (a.term === b.term || JSON.stringify(a.term) === JSON.stringify(b.term))
    );
}

/** Whether two versions of a document declare the same, in the same order, wherever in the text it stands. */
export function haveSameNames(a: DocumentFacts, b: DocumentFacts): boolean {
    return (
        a.declarations.length === b.declarations.length &&
        a.declarations.every((each, at) => isSame(each, b.declarations[at] as Declaration))
    );
}

/** Whether two versions of a document have the very same guidance and templates. Where they were read again, they count as changed. */
export function declareSame(a: DocumentFacts, b: DocumentFacts): boolean {
    const none = !a.guidance.length && !b.guidance.length && !a.templates.length && !b.templates.length;
    return none || (a.guidance === b.guidance && a.templates === b.templates);
}
