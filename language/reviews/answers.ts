import type { Element, QuestionFacts, SubjectFacts } from '../model/facts.ts';
import { isUnwritten } from '../model/placeholders.ts';
import type { Value } from '../model/values.ts';
import type { Form } from './form.ts';

/** An answer to a question: its value, and the element that it is in. */
export interface Given {
    readonly value: Value;
    readonly element: Element;
}

/** What was answered to the questions that are asked once, by question. */
export function answersOf(review: SubjectFacts): ReadonlyMap<string, Given> {
    const answers = new Map<string, Given>();
    for (const element of review.elements) {
        if (element.kind !== 'answer' || !element.term) continue;
        const value = element.values.date ?? element.values.people ?? element.values.money ?? element.values.text;
        if (value && !answers.has(element.term)) answers.set(element.term, { value, element });
    }
    return answers;
}

/** The findings of a review, in the order of the text. */
export function findingsIn(review: SubjectFacts): readonly Element[] {
    return review.elements.filter(element => element.kind === 'finding');
}

/** What a finding answers, by question. */
export function answersIn(finding: Element): ReadonlyMap<string, Given> {
    return new Map(Object.entries(finding.values).map(([question, value]) => [question, { value, element: finding }]));
}

/** Whether a value is still a placeholder. */
export function isUnwrittenValue(value: Value | undefined): boolean {
    return value?.type === 'text' && isUnwritten(value.text);
}

type Answers = ReadonlyMap<string, Given>;

/** Whether a question has to be answered, given what else was answered. */
export function isRequired(question: QuestionFacts, answers: Answers): boolean {
    const { required, when } = question;
    if (required || !when) return required;
    const choices = when.choices.map(({ name }) => name);
    return when.questions.some(({ name }) => {
        const value = answers.get(name)?.value;
        return value?.type === 'text' && choices.includes(value.text);
    });
}

/** The questions of one part of a form that have to be answered and are not. */
export function unanswered(questions: Form['once'], answers: Answers, around: Answers = answers): readonly QuestionFacts[] {
    const all = around === answers ? answers : new Map([...around, ...answers]);
    return [...questions.values()].filter(question => !answers.has(question.name) && isRequired(question, all));
}
