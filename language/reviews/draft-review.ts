import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import { listed } from '../assess/wording.ts';
import type { TemplateFacts } from '../model/facts.ts';
import { onOneLine, quoted } from '../model/quotations.ts';
import type { NameIndex } from '../names/name-index.ts';
import { draftFinding } from './draft-finding.ts';
import { formOf, isCompared, themesAmong } from './form.ts';
import { questionsNeeded } from './needs.ts';
import { alignedLines, placeholderFor } from './placeholders.ts';
import { hintFor, proposedAnswer } from './proposed-answers.ts';
import type { ServiceToReview } from './service-to-review.ts';

/** What a review is drafted from. */
export interface ReviewToDraft {
    readonly name: string;
    readonly title?: string;
    readonly template: TemplateFacts;
    /** What the template's guidance asks for. */
    readonly requirements: readonly EffectiveRequirement[];
    readonly services: readonly ServiceToReview[];
    readonly names: NameIndex;
}

/** The answers to the questions that the template or its guidance requires once: what the specifications say, else placeholders. */
export function draftAnswers(draft: ReviewToDraft, answered: (question: string) => boolean = () => false): string[] {
    const needed = questionsNeeded(draft.requirements, 'once');
    const asked = [...formOf(draft.template).once.values()].filter(
        ({ name, required }) => (required || needed.has(name)) && !answered(name),
    );
    return alignedLines(
        asked.map(
            question => [question.name, proposedAnswer(question, draft) ?? placeholderFor(question, hintFor(question, draft))] as const,
        ),
        '  ',
    );
}

/** Which services are covered and can't be compared with what the review is about, as comments: nothing is proposed for them. */
function notCompared({ services, requirements, template }: ReviewToDraft): string[] {
    const apart = services.filter(service => !isCompared(service, requirements));
    if (!apart.length) return [];
    const titles = apart.map(({ name, assessments }) => assessments[0]?.subject.title ?? name);
    const guidance = listed([...new Set(themesAmong(requirements).map(requirement => requirement.guidance))], 'or');
    return [
        `// These services are covered, but their specifications do not follow ${guidance || template.name}, so nothing is proposed for them:`,
        ...titles.map(title => `// - ${onOneLine(title)}`),
    ];
}

/**
 * A whole review: every question that the template requires, and a finding for each theme, with positions of policy proposed
 * from the assessments of the services, evidence that cites file and line, and gaps where they are. Practice, owners and
 * dates are left to people.
 */
export function draftReview(draft: ReviewToDraft): string {
    const { name, title, template, requirements, services } = draft;
    return [
        '// Write over everything that stands in [square brackets]. The list of problems, or `carewright check`, says what is left.',
        '// Where there are answers to choose from, the light bulb offers them.',
        ...(services.length
            ? ['// Positions of policy were proposed from the specifications. Look at practice, and change what is not so.']
            : []),
        ...notCompared(draft),
        '',
        `review ${name} ${quoted(title ?? '[Name of the review]')} using ${template.name} {`,
        services.length
            ? `  covers: ${services.map(service => service.name).join(', ')}`
            : '  // covers: the names of the services that were reviewed',
        ...draftAnswers(draft),
        ...themesAmong(requirements).flatMap(requirement => ['', ...draftFinding(requirement, draft)]),
        '}',
        '',
    ].join('\n');
}
