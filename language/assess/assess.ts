import type { SubjectFacts } from '../model/facts.ts';
import { appliesWhere } from './applies.ts';
import type { Assessment, RequirementResult } from './assessment.ts';
import type { EffectiveRequirement } from './effective-guidance.ts';
import { withAcceptedGap } from './gaps.ts';
import { judge } from './judge.ts';
import { Evaluation } from './verdict.ts';
import type { Title } from './wording.ts';

export interface AssessOptions {
    /** What people call a name of a namespace. */
    readonly title: Title;
    /** The day of the assessment, as `YYYY-MM-DD`. */
    readonly today: string;
    /** Whether to say in words why a requirement is met, too; unanswered ones are always explained. */
    readonly explain: boolean;
}

function assessOne(requirement: EffectiveRequirement, evaluation: Evaluation, explain: boolean): RequirementResult {
    const { subject } = evaluation;
    const exempt = subject.notApplicable.find(each => each.requirements.some(({ name }) => name === requirement.id));
    const base = { requirement, evidence: [], lacking: [] };
    if (exempt) return { ...base, outcome: 'not applicable', reason: exempt.reason, at: exempt.at };
    const { applies, why } = appliesWhere(requirement.where, evaluation);
    if (!applies) return { ...base, outcome: 'not applicable', reason: why ?? '', at: subject.at };
    return withAcceptedGap({ requirement, ...judge(requirement, evaluation, explain), ...(why && { applies: why }) }, evaluation);
}

/**
 * Compares one service or review with what a guidance asks for.
 *
 * Pure: the same facts on the same day give the same result. Requirements that are for another kind of document are
 * left out.
 */
export function assess(
    uri: string,
    guidance: string,
    requirements: readonly EffectiveRequirement[],
    subject: SubjectFacts,
    { title, today, explain }: AssessOptions,
): Assessment {
    const evaluation = new Evaluation(subject, title, today);
    const subjects = subject.type === 'service' ? 'services' : 'reviews';
    const results = requirements
        .filter(requirement => requirement.subjects.includes(subjects))
        .map(requirement => assessOne(requirement, evaluation, explain));
    return { subject, uri, guidance, results };
}
