import type { Assessment } from '../assess/assessment.ts';
import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import type { TemplateFacts } from '../model/facts.ts';
import type { NameIndex } from '../names/name-index.ts';
import { quoted } from '../skeletons/quoted.ts';
import { draftFinding } from './draft-finding.ts';
import { formOf, themesAmong } from './form.ts';
import { questionsNeeded } from './needs.ts';
import { alignedLines, placeholderFor } from './placeholders.ts';
import { proposedAnswer } from './proposed-answers.ts';

/** A service that a review covers, and how its text is cited. */
export interface ServiceToReview {
    readonly name: string;
    readonly assessments: readonly Assessment[];
    /** The file that it stands in, as people see it. */
    readonly path: string;
    /** The line, from 1, of a place in that file. */
    lineOf(offset: number): number;
}

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
        asked.map(question => [question.name, proposedAnswer(question, draft) ?? placeholderFor(question)] as const),
        '  ',
    );
}

/**
 * A whole review: every question that the template requires, and a finding for each theme, with positions of policy proposed
 * from the assessments of the services, evidence that cites file and line, and gaps where they are. Practice, owners and
 * dates are left to people.
 */
export function draftReview(draft: ReviewToDraft): string {
    const { name, title, template, requirements, services } = draft;
    return [
        '// Write over everything that stands in [square brackets]; `carewright check` says what is left.',
        ...(services.length
            ? ['// Positions of policy were proposed from the specifications. Look at practice, and change what is not so.']
            : []),
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
