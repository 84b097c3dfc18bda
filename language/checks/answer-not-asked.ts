import type { SubjectFacts } from '../model/facts.ts';
import type { Span } from '../model/values.ts';
import { answersIn, answersOf, type Form, findingsIn, formUsedBy } from '../reviews/form.ts';

import type { Rule } from './rule.ts';

interface Misplaced {
    readonly name: string;
    readonly at: Span;
    readonly message: string;
}

/** Notes after an answer are not answers themselves. */
const NOTE = / note$/;

function* misplacedIn(review: SubjectFacts, form: Form): Iterable<Misplaced> {
    const template = `the template “${form.template.title ?? form.template.name}”`;
    for (const [name, { element }] of answersOf(review)) {
        if (form.once.has(name)) continue;
        const message = form.each.has(name)
            ? `\`${name}\` is asked of each requirement: it belongs in a finding.`
            : `\`${name}\` is not a question of ${template}. The answer appears in no document.`;
        yield { name, at: element.at, message };
    }
    for (const finding of findingsIn(review)) {
        for (const [name, { value }] of answersIn(finding)) {
            if (form.each.has(name) || NOTE.test(name)) continue;
            const message = form.once.has(name)
                ? `\`${name}\` is asked once: it belongs in the review itself, outside its findings.`
                : `\`${name}\` is not a question that ${template} asks of each requirement. The answer appears in no document.`;
            yield { name, at: value.at, message };
        }
    }
}

/** An answer is where its question is asked. */
export const answerNotAsked: Rule = {
    code: 'CARE-713',
    name: 'answer-not-asked',
    title: 'An answer to a question that the template does not ask there',
    severity: 'warning',
    reads: 'workspace',
    isFixable: false,
    why: 'A review is read, and printed, question by question of its template. An answer to a question that the template does not ask is not printed.',
    fix: 'Move the answer to where its question is asked, or add the question to the template.',
    *check(document, context) {
        for (const review of document.reviews) {
            const form = formUsedBy(review, context);
            if (!form) continue;
            for (const { name, at, message } of misplacedIn(review, form)) {
                // Another rule reports a name that is not declared.
                if (context.names.find(['question'], name).length) yield { at, message, advice: 'Move it, or ask for it in the template.' };
            }
        }
    },
};
