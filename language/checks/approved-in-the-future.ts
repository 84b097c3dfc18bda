import { isLibrary } from '../library/scheme.ts';
import { dateInWords } from '../model/dates.ts';
import type { AttributeName, ElementKey } from '../model/elements.ts';
import { dateValueIn, subjectsOf } from '../model/subjects.ts';

import type { Rule } from './rule.ts';

/** What is reported as done, by kind of element and attribute, in words. */
const DONE: { readonly [Key in ElementKey]?: readonly (readonly [attribute: AttributeName<Key>, words: string])[] } = {
    policy: [['approved', 'The policy cannot have been approved on']],
    workswith: [['signed', 'The agreement cannot have been signed on']],
    expected: [['counted', 'People cannot have been counted on']],
    madewith: [['date', 'This cannot have been made with them on']],
    action: [['completedon', 'The action cannot have been completed on']],
};

const ANSWERS: Readonly<Record<string, string>> = {
    started: 'The review cannot have been started on',
    completed: 'The review cannot have been completed on',
    'cohort-counted': 'People cannot have been counted on',
};

/** What is reported as done has been done. */
export const approvedInTheFuture: Rule = {
    code: 'CARE-203',
    name: 'approved-in-the-future',
    title: 'Something done, with a date in the future',
    severity: 'warning',
    reads: 'document',
    isFixable: false,
    why: 'An approval, a signature, a count or the reading of a source is in the past. A date still to come is a plan at best, and usually a wrong year.',
    fix: 'Put the date right, or leave it out until it is done.',
    *check(document, { today }) {
        const toCome = (words: string, date: string): string => `${words} ${dateInWords(date)}: that day has not come yet.`;
        const advice = 'Put the date right, or leave it out until it is done.';
        for (const { date, at, isReading } of isLibrary(document.uri) ? [] : document.dates)
            if (isReading && date && date > today) yield { at, message: toCome('This source cannot have been read on', date), advice };
        for (const subject of subjectsOf(document)) {
            for (const element of subject.elements) {
                const answer = element.kind === 'answer' ? ANSWERS[element.term ?? ''] : undefined;
                for (const [attribute, words] of answer ? ([['date', answer]] as const) : (DONE[element.kind] ?? [])) {
                    const date = dateValueIn(element, attribute);
                    if (!date || date.date <= today) continue;
                    yield {
                        at: date.at,
                        message: toCome(words, date.date),
                        advice,
                    };
                }
            }
        }
    },
};
