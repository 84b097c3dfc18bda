import { addMonths, dateInWords, dateLike } from '../model/dates.ts';
import { dateValueIn, firstOf } from '../model/subjects.ts';

import type { Rule } from './rule.ts';

/** A specification is reviewed while there is still time to act on what the review finds. */
export const reviewTooLate: Rule = {
    code: 'CARE-204',
    name: 'review-too-late',
    title: 'A review too near to the end of the period',
    severity: 'information',
    reads: 'document',
    isFixable: true,
    why: 'What a review finds has to be agreed, paid for and put into the next specification. A published template of the contract asks for a review no less than six months before the period ends. That is good advice, not a national rule.',
    fix: 'Plan the review at least six months before the period in force ends.',
    source: { title: 'Bailey & Moore, specification template', checked: '2026-11-22', unverified: false },
    *check(document) {
        for (const service of document.services) {
            const period = firstOf(service, 'inforce');
            const start = dateValueIn(period, 'start');
            const end = dateValueIn(period, 'end');
            const review = dateValueIn(firstOf(service, 'reviewby'), 'date');
            if (!end || !review) continue;
            const latest = addMonths(end.date, -6);
            // In a period of half a year or less there is no such day.
            if (review.date <= latest || review.date > end.date || (start && latest <= start.date)) continue;
            const text = dateLike(latest, review.shown);
            yield {
                at: review.at,
                message: `The review is less than six months before the period ends on ${dateInWords(end.date)}.`,
                advice: `Plan it by ${dateInWords(latest)}, so that there is time to act on it.`,
                fixes: [{ title: `Change to ${text}`, safe: false, edits: [{ at: review.at, text }] }],
            };
        }
    },
};
