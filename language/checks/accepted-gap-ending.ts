import { ENDING_DAYS } from '../assess/gaps.ts';
import { dateInWords, daysBetween } from '../model/dates.ts';
import { subjectsOf } from '../model/subjects.ts';
import type { Rule } from './rule.ts';

/** The end of an accepted gap comes as no surprise. */
export const acceptedGapEnding: Rule = {
    code: 'CARE-601',
    name: 'accepted-gap-ending',
    title: 'An accepted gap that ends soon',
    severity: 'warning',
    reads: 'document',
    isFixable: false,
    why: 'A body accepted this gap for a time. When that time is over, the requirement counts again. So the body needs a paper before then.',
    fix: 'Close the gap, or ask the body to accept it for longer.',
    *check(document, { today }) {
        for (const subject of subjectsOf(document)) {
            if (subject.status === 'retired') continue;
            for (const { until, requirements, body } of subject.acceptedGaps) {
                if (!until.date || until.date < today) continue;
                const left = daysBetween(today, until.date);
                if (left > ENDING_DAYS) continue;
                const days = left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days, on ${dateInWords(until.date)}`;
                yield {
                    at: until.at,
                    message: `The accepted gap in ${requirements.map(({ name }) => name).join(', ')} ends ${days}.`,
                    advice: `Close the gap, or ask ${body || 'the body that accepted it'} to accept it for longer.`,
                };
            }
        }
    },
};
