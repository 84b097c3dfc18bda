import { dateInWords } from '../model/dates.ts';
import { subjectsOf } from '../model/subjects.ts';
import type { Rule } from './rule.ts';

/** A gap is accepted up to a day, and not for ever. */
export const acceptedGapEnded: Rule = {
    code: 'CARE-602',
    name: 'accepted-gap-ended',
    title: 'An accepted gap whose time is over',
    severity: 'error',
    reads: 'document',
    isFixable: false,
    why: 'A body accepted this gap up to a date that has passed. Nothing has been agreed since, and the people who live with the gap need an answer.',
    fix: 'Close the gap, or ask the body to decide again and write the new date.',
    *check(document, { today }) {
        for (const subject of subjectsOf(document)) {
            if (subject.status === 'retired') continue;
            for (const { until, requirements, body } of subject.acceptedGaps) {
                if (!until.date || until.date >= today) continue;
                yield {
                    at: until.at,
                    message: `The gap in ${requirements.map(({ name }) => name).join(', ')} was accepted until ${dateInWords(until.date)}. That day is past.`,
                    advice: `Close the gap, or ask ${body || 'the body that accepted it'} to decide again.`,
                };
            }
        }
    },
};
