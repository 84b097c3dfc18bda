import { dateIn, elementsOf } from './element-values.ts';
import type { ElementKey } from './elements.ts';
import type { DocumentFacts, Element, SubjectFacts } from './facts.ts';

/** The services and reviews of a document. */
export function subjectsOf(document: DocumentFacts): readonly SubjectFacts[] {
    return document.reviews.length ? [...document.services, ...document.reviews] : document.services;
}

/** The first element of a kind, and of a term if one is given. */
export function firstOf<Key extends ElementKey>(subject: SubjectFacts, kind: Key, term?: string): Element<Key> | undefined {
    return elementsOf(subject.elements, kind).find(element => term === undefined || element.term === term);
}

/** The time that a document is about: the period in force of a service; the day on which a review was completed. */
interface OwnTime {
    readonly start: string;
    /** Nothing for a service that goes on until further notice. */
    readonly end: string | undefined;
}

/** The time that a document is about; the day of the check where it does not say. */
export function ownTimeOf(subject: SubjectFacts, today: string): OwnTime {
    if (subject.type === 'review') {
        const completed = dateIn(firstOf(subject, 'answer', 'completed'), 'date') ?? today;
        return { start: completed, end: completed };
    }
    const period = firstOf(subject, 'inforce');
    return { start: dateIn(period, 'start') ?? today, end: dateIn(period, 'end') };
}
