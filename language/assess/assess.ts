import type { Address } from '../model/address.ts';
import { appliesWhere } from './applies.ts';
import type { Assessment, RequirementResult } from './assessment.ts';
import type { EffectiveRequirement } from './effective-guidance.ts';
import type { Evaluation } from './evaluation.ts';
import { saysNothing, withAcceptedGap } from './gaps.ts';
import { judge, notApplicable } from './judge.ts';
import { isOpen } from './outcome.ts';

/** What is not written yet answers nothing; but where it would, that is all there is to say. */
function judgeWritten(requirement: EffectiveRequirement, evaluation: Evaluation, explain: boolean): RequirementResult {
    const result = judge(requirement, evaluation, explain);
    if (!evaluation.asIfWritten || !isOpen(result.outcome) || result.outcome === 'against') return result;
    const then = judge(requirement, evaluation.asIfWritten, false);
    // How good it will be shows once people have written over it; until then, that it is to be filled in is all there is to say.
    return then.outcome !== 'missing' && then.outcome !== result.outcome
        ? { ...result, reason: 'Still to be filled in.', unwritten: true }
        : result;
}

function assessOne(requirement: EffectiveRequirement, evaluation: Evaluation, explain: boolean): RequirementResult {
    const exempt = evaluation.exemption(requirement.id);
    if (exempt && !saysNothing(exempt.reason, evaluation)) return notApplicable(requirement, exempt.reason, exempt.at);
    if (exempt) return withoutReason(assessApplying(requirement, evaluation, explain));
    return assessApplying(requirement, evaluation, explain);
}

/** A requirement that is called not applicable without a reason applies as any other. */
function withoutReason(result: RequirementResult): RequirementResult {
    if (!isOpen(result.outcome)) return result;
    return { ...result, reason: `${result.reason} It is called not applicable, and no reason is given.`.trim() };
}

function assessApplying(requirement: EffectiveRequirement, evaluation: Evaluation, explain: boolean): RequirementResult {
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
