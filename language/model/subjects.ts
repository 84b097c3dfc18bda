import type { DocumentFacts, Element, SubjectFacts } from './facts.ts';
import { type DateValue, dateIn } from './values.ts';

/** The services and reviews of a document. */
export function subjectsOf(document: DocumentFacts): readonly SubjectFacts[] {
    return document.reviews.length ? [...document.services, ...document.reviews] : document.services;
}

/** The first element of a kind, and of a term if one is given. */
export function firstOf(subject: SubjectFacts, kind: string, term?: string): Element | undefined {
    for (const element of subject.elements) if (element.kind === kind && (term === undefined || element.term === term)) return element;
    return undefined;
}

/** A date that the calendar has. */
type RealDate = DateValue & { readonly date: string };

const isReal = (value: DateValue): value is RealDate => value.date !== undefined;

/** A date of an element, with its place, if the element has one that the calendar has. */
export function dateOf(element: Element | undefined, attribute: string): RealDate | undefined {
    const value = element?.values[attribute];
    return value?.type === 'date' && isReal(value) ? value : undefined;
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
