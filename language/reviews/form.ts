import type { Assessment } from '../assess/assessment.ts';
import { type EffectiveRequirement, requirementsOfAll } from '../assess/effective-guidance.ts';
import type { CheckContext } from '../checks/rule.ts';
import type { QuestionFacts, SubjectFacts, TemplateFacts } from '../model/facts.ts';

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

/** The template that a review uses, if there is such a template. */
export function formUsedBy(review: SubjectFacts, { names }: Pick<CheckContext, 'names'>): Form | undefined {
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
    return requirements.filter(({ subjects }) => subjects.includes('reviews') && subjects.includes('services'));
}

/** Whether a service follows guidance that a review is about, so that the two can be compared. */
export function isCompared(
    { assessments }: { readonly assessments: readonly Pick<Assessment, 'results'>[] },
    requirements: readonly EffectiveRequirement[],
): boolean {
    const ids = new Set(requirements.map(({ id }) => id));
    return assessments.some(({ results }) => results.some(({ requirement }) => ids.has(requirement.id)));
}
