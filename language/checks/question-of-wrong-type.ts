import { formOf, questionInWords, requirementsOf, shortfallsOf, typeInWords } from '../reviews/form.ts';

import type { Rule } from './rule.ts';

/** What a template asks has the type of answer that its guidance reads. */
export const questionOfWrongType: Rule = {
    code: 'CARE-702',
    name: 'question-of-wrong-type',
    title: 'A question whose answer the guidance cannot read',
    severity: 'warning',
    reads: 'workspace',
    isFixable: true,
    why: 'A requirement that looks for a date finds none in a sentence about one. Whoever answers the question as it is put can never meet the requirement.',
    fix: 'Ask for the type of answer that the requirement looks for.',
    *check(document, { requirements }) {
        for (const template of requirements ? document.templates : []) {
            const form = formOf(template);
            const told = new Set<string>();
            for (const requirement of requirements ? requirementsOf(template, requirements) : []) {
                for (const { need, problem } of shortfallsOf(requirement, form)) {
                    const question = need.where !== 'actions' && form[need.where].get(need.question ?? '');
                    if (problem !== 'wrong type' || !question || told.has(question.name)) continue;
                    told.add(question.name);
                    const type = typeInWords(need.answer);
                    yield {
                        at: question.answerAt,
                        message: `The answer to ${questionInWords(question)} can’t be what ${requirement.id} looks for: that is \`${type}\`.`,
                        advice: `Write \`ask ${question.name}: ${type}\`.`,
                        related: [{ message: requirement.says || requirement.id, uri: requirement.uri, at: requirement.at }],
                        fixes: [{ title: `Ask for \`${type}\``, safe: false, edits: [{ at: question.answerAt, text: type }] }],
                    };
                }
            }
        }
    },
};
