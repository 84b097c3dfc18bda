import { dateInWords } from '../model/dates.ts';
import type { QuestionFacts } from '../model/facts.ts';
import type { RuleFinding } from '../model/findings.ts';
import { answersIn, answersOf, type Form, findingsIn, formUsedBy, type Given, questionInWords } from '../reviews/form.ts';

import type { Rule } from './rule.ts';

type Answers = ReadonlyMap<string, Given>;

function dateOf(given: Given | undefined): string | undefined {
    return given?.value.type === 'date' ? given.value.date : undefined;
}

/** The last day that an answer may be: of the template, or what the review answers to another question. */
function deadlineOf(question: QuestionFacts, answers: Answers): string | undefined {
    return question.deadline ?? (question.deadlineQuestion && dateOf(answers.get(question.deadlineQuestion.name)));
}

function* lateAmong(questions: Form['once'], answers: Answers, all: Answers): Iterable<RuleFinding> {
    for (const question of questions.values()) {
        const given = answers.get(question.name);
        const date = dateOf(given);
        const deadline = deadlineOf(question, all);
        if (!given || !date || !deadline || date <= deadline) continue;
        const who = question.deadline ? 'the template says' : 'this review says';
        yield {
            at: given.value.at,
            message: `${questionInWords(question)} is ${dateInWords(date)}. It was to be ${dateInWords(deadline)} at the latest, as ${who}.`,
            advice: 'If the date is right, tell the board why it is late.',
        };
    }
}

/** What has a last day is done by then. */
export const answeredTooLate: Rule = {
    code: 'CARE-714',
    name: 'answered-too-late',
    title: 'A date after its deadline',
    severity: 'warning',
    reads: 'workspace',
    isFixable: false,
    why: 'Each review cycle has a deadline, so that there is time to plan and pay for what was found. Say so if a deadline was missed, rather than leaving others to notice.',
    fix: 'Put the date right if it is a slip. If it is not, say in the review why it was late.',
    *check(document, context) {
        for (const review of document.reviews) {
            const form = formUsedBy(review, context);
            if (!form) continue;
            const answers = answersOf(review);
            yield* lateAmong(form.once, answers, answers);
            for (const finding of findingsIn(review)) {
                const inside = answersIn(finding);
                yield* lateAmong(form.each, inside, new Map([...answers, ...inside]));
            }
        }
    },
};
