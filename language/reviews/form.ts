import type { Assessment } from '../assess/assessment.ts';
import { type EffectiveRequirement, requirementsOfAll } from '../assess/effective-guidance.ts';
import type { Element, QuestionFacts, SubjectFacts, TemplateFacts, TemplateSectionFacts } from '../model/facts.ts';
import { isUnwritten } from '../model/placeholders.ts';
import { elementsOf } from '../model/subjects.ts';
import type { Value } from '../model/values.ts';
import type { NameIndex } from '../names/name-index.ts';
import { isTheme } from './themes.ts';

/** A template, ready to be compared with a review: what it asks once, and what it asks of each requirement. */
export interface Form {
    readonly template: TemplateFacts;
    readonly once: ReadonlyMap<string, QuestionFacts>;
    readonly each: ReadonlyMap<string, QuestionFacts>;
}

/** What a template asks. */
export function formOf(template: TemplateFacts): Form {
    const named = (perRequirement: boolean): ReadonlyMap<string, QuestionFacts> =>
        new Map(template.questions.filter(each => each.perRequirement === perRequirement).map(each => [each.name, each]));
    return { template, once: named(false), each: named(true) };
}

/** The questions of a section of a template, in its order: those that are asked once, and those of each requirement. */
export function questionsIn(
    { whole }: TemplateSectionFacts,
    { questions }: TemplateFacts,
): { readonly once: readonly QuestionFacts[]; readonly each: readonly QuestionFacts[] } {
    const own = questions.filter(({ at }) => whole[0] <= at[0] && at[1] <= whole[1]);
    return { once: own.filter(({ perRequirement }) => !perRequirement), each: own.filter(({ perRequirement }) => perRequirement) };
}

/** What people call a choice of a question; nothing for a name that is none of its choices. */
export function choiceInWords({ choices, choiceTitles }: QuestionFacts, choice: string): string | undefined {
    const index = choices.indexOf(choice);
    return index < 0 ? undefined : (choiceTitles[index] ?? choice);
}

/** The template that a review uses, if there is such a template. */
export function formUsedBy(review: SubjectFacts, { names }: { readonly names: NameIndex }): Form | undefined {
    const template = review.template && names.template(review.template.name);
    return template && formOf(template);
}

/** What people call a question in a message: its title, or its name. */
export function questionInWords(question: QuestionFacts): string {
    return `“${question.title ?? question.name}”`;
}

/** Everything that the guidance of a template asks for, each requirement once. */
export function requirementsOf(
    template: TemplateFacts,
    requirements: (guidance: string) => readonly EffectiveRequirement[],
): readonly EffectiveRequirement[] {
    return requirementsOfAll(
        template.guidance.map(({ name }) => name),
        requirements,
    );
}

/**
 * The requirements that a review has a finding on: what is asked of services and looked at by reviews. Requirements for
 * reviews alone are about the review itself, which answers them as a whole.
 */
export function themesAmong(requirements: readonly EffectiveRequirement[]): readonly EffectiveRequirement[] {
    return requirements.filter(isTheme);
}

/** Whether a service follows guidance that a review is about, so that the two can be compared. */
export function isCompared(
    { assessments }: { readonly assessments: readonly Pick<Assessment, 'results'>[] },
    requirements: readonly EffectiveRequirement[],
): boolean {
    const ids = new Set(requirements.map(({ id }) => id));
    return assessments.some(({ results }) => results.some(({ requirement }) => ids.has(requirement.id)));
}

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
export function findingsIn(review: SubjectFacts): readonly Element<'finding'>[] {
    return elementsOf(review.elements, 'finding');
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
