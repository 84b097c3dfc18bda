import type { DocumentFacts, Element, SubjectFacts } from './facts.ts';
import type { DateValue, NumberValue, TextValue } from './values.ts';

/** The services and reviews of a document. */
export function subjectsOf(document: DocumentFacts): readonly SubjectFacts[] {
    return document.reviews.length ? [...document.services, ...document.reviews] : document.services;
}

/** The first element of a kind, and of a term if one is given. */
export function firstOf(subject: SubjectFacts, kind: string, term?: string): Element | undefined {
    for (const element of subject.elements) if (element.kind === kind && (term === undefined || element.term === term)) return element;
    return undefined;
}

function hasDate(value: DateValue): value is DateValue & { readonly date: string } {
    return value.date !== undefined;
}

/** A date of an element that the calendar has. */
export function dateOf(element: Element | undefined, attribute: string): (DateValue & { readonly date: string }) | undefined {
    const value = element?.values[attribute];
    return value?.type === 'date' && hasDate(value) ? value : undefined;
}

export function numberOf(element: Element | undefined, attribute: string): NumberValue | undefined {
    const value = element?.values[attribute];
    return value?.type === 'number' ? value : undefined;
}

export function textOf(element: Element | undefined, attribute: string): TextValue | undefined {
    const value = element?.values[attribute];
    return value?.type === 'text' ? value : undefined;
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
        const completed = dateOf(firstOf(subject, 'answer', 'completed'), 'date')?.date ?? today;
        return { start: completed, end: completed };
    }
    const period = firstOf(subject, 'inforce');
    return { start: dateOf(period, 'start')?.date ?? today, end: dateOf(period, 'end')?.date };
}
