import type { SubjectFacts } from '../../model/facts.ts';
import { dateOf, firstOf } from './subjects.ts';

/** The time that a document is about: the period in force of a service; the day on which a review was completed. */
export interface OwnTime {
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
