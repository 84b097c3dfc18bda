import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import type { QuestionFacts, TemplateFacts } from '../model/facts.ts';
import { quoted } from './quoted.ts';

export interface ReviewSkeleton {
    readonly name: string;
    readonly title?: string;
    readonly template: TemplateFacts;
    /** What the template's guidance asks for. */
    readonly requirements: readonly EffectiveRequirement[];
    /** The names of the services that it covers. */
    readonly covers: readonly string[];
}

const KINDS: Readonly<Record<string, string>> = {
    date: 'a date: 2026-09-30',
    organisation: 'the name of an organisation',
    number: 'a number',
    people: 'a number: 190 people',
    money: 'a sum: £250k',
};

/** What has to be written, as a placeholder. */
function placeholderOf(question: QuestionFacts): string {
    const title = (question.title ?? question.name).replaceAll(/[[\]]/g, '');
    const kind = question.choices.length ? `one of ${question.choices.join(', ')}` : KINDS[question.answer];
    return quoted(`[${kind ? `${title}: ${kind}` : title}]`);
}

function answers(questions: readonly QuestionFacts[], indent: string): string[] {
    const asked = questions.filter(question => question.required);
    const width = Math.max(0, ...asked.map(question => question.name.length)) + 1;
    return asked.map(question => `${indent}${`${question.name}:`.padEnd(width)} ${placeholderOf(question)}`);
}

/** A review to fill in: every question that its template requires, and a finding for each requirement of the guidance. */
export function reviewSkeleton({ name, title, template, requirements, covers }: ReviewSkeleton): string {
    const once = template.questions.filter(question => !question.perRequirement);
    const each = template.questions.filter(question => question.perRequirement && !question.when);
    const findings = requirements
        .filter(requirement => requirement.subjects.includes('reviews'))
        .flatMap(requirement => [
            '',
            `  // ${(requirement.title ?? requirement.says).replaceAll(/\s+/g, ' ')}`,
            `  finding ${requirement.id} {`,
            ...answers(each, '    '),
            '  }',
        ]);
    return [
        '// Write over everything that stands in [square brackets]; `carewright check` says what is left.',
        '// Where something is not in place, write the gap and, in the finding, an action:',
        '//   action short-name "What will be done" { horizon: short-term  owner: "post title"  due: 2026-12-31  state: open }',
        '',
        `review ${name} ${quoted(title ?? '[Name of the review]')} using ${template.name} {`,
        ...(covers.length ? [`  covers: ${covers.join(', ')}`] : ['  // covers: the names of the services that were reviewed']),
        ...answers(once, '  '),
        ...findings,
        '}',
        '',
    ].join('\n');
}
