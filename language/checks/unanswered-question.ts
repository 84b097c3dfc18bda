import type { DocumentFacts, Element, QuestionFacts, SubjectFacts } from '../model/facts.ts';
import { isSound, type RuleFinding } from '../model/findings.ts';
import { listed } from '../model/text.ts';

import { insertAnswers } from '../reviews/blanks.ts';
import { answersIn, answersOf, type Form, findingsIn, formUsedBy, questionInWords, unanswered } from '../reviews/form.ts';
import type { Rule } from './rule.ts';

const TOLD = 4;

function inWords(questions: readonly QuestionFacts[]): string {
    const told = questions.slice(0, TOLD).map(questionInWords);
    return listed(questions.length > TOLD ? [...told, `${questions.length - TOLD} more`] : told);
}

function report(
    questions: readonly QuestionFacts[],
    at: RuleFinding['at'],
    form: Form,
    into: SubjectFacts | Element,
    document: DocumentFacts,
): RuleFinding {
    const one = questions.length === 1;
    const templateTitle = form.template.title ?? form.template.name;
    return {
        at,
        message: `${one ? 'A question is' : `${questions.length} questions are`} not answered: ${inWords(questions)}. The template “${templateTitle}” asks for ${one ? 'it' : 'them'}.`,
        advice: `Write ${listed(questions.slice(0, TOLD).map(({ name }) => `\`${name}:\``))}${questions.length > TOLD ? ' and so on' : ''}${one ? '' : ', each'} on a separate line.`,
        fixes: isSound(document, into.whole)
            ? [
                  {
                      title: one ? `Write \`${questions[0]?.name}:\`` : `Write these ${questions.length} lines`,
                      safe: false,
                      edits: insertAnswers(questions, into),
                  },
              ]
            : [],
    };
}

/** Everything that a template requires is answered. */
export const unansweredQuestion: Rule = {
    code: 'CARE-711',
    name: 'unanswered-question',
    title: 'A question that the template requires and the review does not answer',
    severity: 'error',
    reads: 'workspace',
    isFixable: true,
    why: 'Reviews can only be compared, and a board can only decide, if every question of the form has an answer. A missing answer looks like one that was held back.',
    fix: 'Answer the question. The fix writes the line, with a placeholder.',
    *check(document, context) {
        for (const review of document.reviews) {
            const form = formUsedBy(review, context);
            if (!form) continue;
            const answers = answersOf(review);
            const once = unanswered(form.once, answers);
            if (once.length) yield report(once, review.at, form, review, document);
            for (const finding of findingsIn(review)) {
                const each = unanswered(form.each, answersIn(finding), answers);
                if (each.length) yield report(each, finding.at, form, finding, document);
            }
        }
    },
};
