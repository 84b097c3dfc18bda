import type { Named, QuestionFacts } from '../model/facts.ts';
import type { RuleFinding } from '../model/findings.ts';
import { listed, nearestName } from '../model/text.ts';
import { type Form, formOf } from '../reviews/form.ts';
import type { Rule } from './rule.ts';

function renamed(named: Named, known: readonly string[]): Pick<RuleFinding, 'advice' | 'fixes'> {
    const near = nearestName(named.name, known);
    if (!near) return { advice: known.length ? `There are: ${listed(known)}.` : 'Write a question first that it can be about.' };
    return { advice: `Did you mean \`${near}\`?`, fixes: [{ title: `Write ${near}`, safe: false, edits: [{ at: named.at, text: near }] }] };
}

/** The questions that a condition of a question can be about: those of the same part, and those that are asked once. */
function askedBeside(question: QuestionFacts, form: Form): ReadonlyMap<string, QuestionFacts> {
    return question.perRequirement ? new Map([...form.once, ...form.each]) : form.once;
}

function* ofCondition(question: QuestionFacts, form: Form): Iterable<RuleFinding> {
    const beside = askedBeside(question, form);
    const asked = (question.when?.questions ?? []).flatMap(named => beside.get(named.name) ?? []);
    for (const named of question.when?.questions ?? []) {
        if (beside.has(named.name)) continue;
        const where = form.each.has(named.name)
            ? 'is asked of each requirement, and this one is asked once'
            : 'is not asked in this template';
        yield { at: named.at, message: `The condition is about \`${named.name}\`, which ${where}.`, ...renamed(named, [...beside.keys()]) };
    }
    if (!asked.length) return;
    const choices = [...new Set(asked.flatMap(each => each.choices))];
    for (const named of question.when?.choices ?? []) {
        if (choices.includes(named.name)) continue;
        const names = listed(
            asked.map(each => `\`${each.name}\``),
            'or',
        );
        yield { at: named.at, message: `\`${named.name}\` is not an answer to ${names}.`, ...renamed(named, choices) };
    }
}

function* ofDeadline(question: QuestionFacts, form: Form): Iterable<RuleFinding> {
    const named = question.deadlineQuestion;
    if (!named) return;
    const beside = askedBeside(question, form);
    const dates = [...beside.values()].filter(({ answer, name }) => answer === 'date' && name !== question.name).map(({ name }) => name);
    if (dates.includes(named.name)) return;
    const why = beside.has(named.name) ? 'is not the day of another question' : 'is not asked in this template';
    yield {
        at: named.at,
        message: `The day by which this is to be answered is \`${named.name}\`, which ${why}.`,
        ...renamed(named, dates),
    };
}

/** A condition is about a question of the same template, and about an answer that it can have. */
export const conditionWithoutQuestion: Rule = {
    code: 'CARE-703',
    name: 'condition-without-question',
    title: 'A condition that refers to a question or answer that does not exist',
    severity: 'error',
    reads: 'document',
    isFixable: true,
    why: 'Some questions are required only under a condition. If that can’t come true, they are never required. It can be left empty without a warning.',
    fix: 'Name a question of this template, and one of the answers that can be chosen there.',
    *check(document) {
        for (const template of document.templates) {
            const form = formOf(template);
            for (const question of template.questions) {
                yield* ofCondition(question, form);
                yield* ofDeadline(question, form);
            }
        }
    },
};
