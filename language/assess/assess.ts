import type { Address } from '../model/address.ts';
import { appliesWhere } from './applies.ts';
import type { Assessment, RequirementResult } from './assessment.ts';
import type { EffectiveRequirement } from './effective-guidance.ts';
import { withAcceptedGap } from './gaps.ts';
import { judge, notApplicable } from './judge.ts';
import type { Evaluation } from './verdict.ts';

/** What holds a placeholder answers nothing yet; but where it would, that is all there is to say. */
function judgeWritten(requirement: EffectiveRequirement, evaluation: Evaluation, explain: boolean): RequirementResult {
    const result = judge(requirement, evaluation, explain);
    if (!evaluation.asIfWritten || result.outcome === 'met' || result.outcome === 'stated') return result;
    const then = judge(requirement, evaluation.asIfWritten, false);
    if (then.outcome === 'failing') return then;
    if (then.outcome !== 'met' && then.outcome !== 'stated') return result;
    return { ...then, outcome: 'missing', reason: 'What stands there is still a placeholder.', unwritten: true };
}

function assessOne(requirement: EffectiveRequirement, evaluation: Evaluation, explain: boolean): RequirementResult {
    const exempt = evaluation.exemption(requirement.id);
    if (exempt) return notApplicable(requirement, exempt.reason, exempt.at);
    if (!requirement.where.length) return withAcceptedGap(judgeWritten(requirement, evaluation, explain), evaluation);
    const { applies, why } = appliesWhere(requirement.where, evaluation);
    if (!applies) return notApplicable(requirement, why ?? '', evaluation.subject.at);
    return withAcceptedGap({ ...judgeWritten(requirement, evaluation, explain), applies: why }, evaluation);
}

/**
 * Compares one service or review with what a guidance asks for.
 *
 * Pure: the same facts on the same day give the same result. Requirements that are for another kind of document are
 * left out.
 *
 * @param explain whether to say in words why a requirement is met, too; unanswered ones are always explained
 */
export function assess(
    uri: Address,
    guidance: string,
    requirements: readonly EffectiveRequirement[],
    evaluation: Evaluation,
    explain: boolean,
): Assessment {
    const { subject } = evaluation;
    const subjects = subject.type === 'service' ? 'services' : 'reviews';
    const results = requirements
        .filter(requirement => requirement.subjects.includes(subjects))
        .map(requirement => assessOne(requirement, evaluation, explain));
    return { subject, uri, guidance, results };
}
