import { dateInWords } from '../model/dates.ts';
import type { SubjectFacts } from '../model/facts.ts';
import type { RuleFinding } from '../model/findings.ts';
import { dateValueIn, firstOf, isOver, subjectsOf, textIn } from '../model/subjects.ts';

import type { NameIndex } from '../names/name-index.ts';
import type { Rule } from './rule.ts';

type Dated = ReturnType<typeof dateValueIn>;

/** A finding if the later of two dates is before the earlier one. */
function* inOrder(earlier: Dated, later: Dated, message: string): Iterable<RuleFinding> {
    if (!earlier || !later || later.date >= earlier.date) return;
    yield {
        at: later.at,
        message: `${message}: ${dateInWords(later.date)} comes before ${dateInWords(earlier.date)}.`,
        advice: 'Check both dates.',
    };
}

function* ofService(service: SubjectFacts): Iterable<RuleFinding> {
    const period = firstOf(service, 'inforce');
    const review = dateValueIn(firstOf(service, 'reviewby'), 'date');
    yield* inOrder(dateValueIn(period, 'start'), dateValueIn(period, 'end'), 'The period in force ends before it starts');
    yield* inOrder(dateValueIn(period, 'start'), review, 'The review comes before the period in force starts');
    const end = dateValueIn(period, 'end');
    if (end && review && review.date > end.date) {
        yield {
            at: review.at,
            message: `The review comes after the end of the period in force: ${dateInWords(review.date)} is after ${dateInWords(end.date)}.`,
            advice: 'Plan the review before the period ends, so that there is time to act on it.',
        };
    }
    for (const element of service.elements) {
        if (element.kind === 'policy')
            yield* inOrder(
                dateValueIn(element, 'approved'),
                dateValueIn(element, 'review'),
                'The policy is to be reviewed before it was approved',
            );
        else if (element.kind === 'workswith')
            yield* inOrder(
                dateValueIn(element, 'signed'),
                dateValueIn(element, 'review'),
                'The agreement is to be reviewed before it was signed',
            );
    }
}

function* ofReview(review: SubjectFacts, names: NameIndex): Iterable<RuleFinding> {
    const answer = (question: string): Dated => dateValueIn(firstOf(review, 'answer', question), 'date');
    const completed = answer('completed');
    yield* inOrder(answer('started'), completed, 'The review was completed before it was started');
    yield* inOrder(completed, answer('board'), 'The public board met before the review was completed');
    yield* inOrder(completed, answer('sent-to-region'), 'The outcome was sent before the review was completed');
    yield* inOrder(answer('board'), answer('next-update'), 'The next update comes before the public board');
    for (const element of review.elements) {
        if (element.kind === 'action' && !isOver(textIn(element, 'state'), names))
            yield* inOrder(completed, dateValueIn(element, 'due'), 'The action is due before the review was completed');
    }
}

/** What has to come first does. */
export const datesOutOfOrder: Rule = {
    code: 'CARE-202',
    name: 'dates-out-of-order',
    title: 'Dates in the wrong order',
    severity: 'error',
    reads: 'workspace',
    isFixable: false,
    why: 'A period that ends before it starts, or a policy to be reviewed before it was approved: one of the two dates is a slip, and plans hang on it.',
    fix: 'Put right the date that is wrong.',
    *check(document, { names }) {
        for (const subject of subjectsOf(document)) yield* subject.type === 'service' ? ofService(subject) : ofReview(subject, names);
        for (const { term, at } of document.declarations) {
            if (term?.from && term.until && term.until < term.from) {
                const message = `The term ends before it begins: ${dateInWords(term.until)} comes before ${dateInWords(term.from)}.`;
                yield { at, message, advice: 'Check both dates.' };
            }
        }
    },
};
