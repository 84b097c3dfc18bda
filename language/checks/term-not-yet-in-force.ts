import { dateInWords } from '../model/dates.ts';
import { thingOf } from '../model/namespaces.ts';
import { ownTimeOf } from '../model/subjects.ts';
import type { Rule } from './rule.ts';
import { datedTermsOf } from './support/names.ts';

const latest = (...dates: readonly string[]): string => dates.toSorted().at(-1) ?? '';

/** A document does not use a term before its first day. */
export const termNotYetInForce: Rule = {
    code: 'CARE-402',
    name: 'term-not-yet-in-force',
    title: 'A term that is not in use yet',
    severity: 'warning',
    reads: 'workspace',
    isFixable: false,
    why: 'A board that does not exist yet cannot have commissioned a service or made a review.',
    fix: 'Write what is in use in the document’s own time, or check its dates.',
    *check(document, { names, today }) {
        for (const { subject, reference, term, namespace } of datedTermsOf(document, names)) {
            const from = term.term?.from;
            const { start, end } = ownTimeOf(subject, today);
            // A specification may name its new board while it still runs: what counts is whether the board exists on the day.
            const soonest = subject.type === 'review' || (end !== undefined && end < today) ? (end ?? start) : latest(start, today);
            if (!from || from <= soonest) continue;
            yield {
                at: reference.at,
                message: `The ${thingOf(namespace)} “${term.title ?? term.name}” is in use from ${dateInWords(from)}, which is later than ${
                    soonest === today ? 'today' : dateInWords(soonest)
                }.`,
                advice: 'Write what is in use in the document’s own time, or check its dates.',
            };
        }
    },
};
