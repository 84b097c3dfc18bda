import { dateInWords, daysBetween } from '../model/dates.ts';
import { ELEMENTS } from '../model/elements.ts';
import type { AcceptedGapFacts, ConditionFacts, ElementCheckFacts, SubjectFacts } from '../model/facts.ts';
import type { Span } from '../model/values.ts';
import type { Assessment, GapState, Outcome, RequirementResult } from './assessment.ts';
import type { EffectiveRequirement } from './effective-guidance.ts';
import { type Evaluation, evaluate, type Verdict } from './evaluate.ts';
import { checkInWords, listed } from './wording.ts';

/** An accepted gap is worth a warning in its last thirty days. */
const ENDING_DAYS = 30;

interface Applies {
    readonly applies: boolean;
    readonly why?: string;
}

function appliesWhere(conditions: readonly ConditionFacts[], evaluation: Evaluation): Applies {
    if (!conditions.length) return { applies: true };
    const said = conditions.map(condition => {
        const holds = evaluate(condition.check, evaluation).state === 'holds';
        return { holds: holds !== condition.negated, holding: holds, words: checkInWords(condition.check, evaluation.title) };
    });
    const failed = said.find(condition => !condition.holds);
    if (failed)
        return { applies: false, why: `It does not apply here: the text ${failed.holding ? 'has' : 'does not have'} ${failed.words}.` };
    return {
        applies: true,
        why: `It applies here because the text ${listed(said.map(condition => `${condition.holding ? 'has' : 'does not have'} ${condition.words}`))}.`,
    };
}

/** Where something that is missing is best reported: in the block where it belongs, else at the name of the document. */
function placeOf(lacking: readonly ElementCheckFacts[], subject: SubjectFacts): Span {
    for (const check of lacking) {
        const block = ELEMENTS[check.kind]?.block;
        const place = subject.blocks.find(each => each.block === block && !['policy', 'works with', 'finding'].includes(each.block));
        if (place) return place.at;
    }
    return subject.at;
}

interface Judged {
    readonly outcome: Outcome;
    readonly reason: string;
    readonly at: Span;
    readonly evidence: readonly Span[];
    readonly lacking: readonly ElementCheckFacts[];
}

function claimsOf(requirement: EffectiveRequirement, subject: SubjectFacts): readonly Span[] {
    return subject.claims.filter(claim => claim.name === requirement.id).map(claim => claim.at);
}

/** What a review says about a requirement that has no expectation of reviews: it has a finding on it. */
function findingExpected(requirement: EffectiveRequirement): ElementCheckFacts {
    return { type: 'element', quantifier: 'some', kind: 'finding', terms: [requirement.id], bounds: [], at: requirement.at };
}

function judge(requirement: EffectiveRequirement, evaluation: Evaluation): Judged {
    const { subject } = evaluation;
    const own = requirement.expectations.filter(expectation => appliesWhere(expectation.where, evaluation).applies);
    const checks = own.flatMap(expectation =>
        expectation.check && kindsOf(expectation.check).some(kind => ELEMENTS[kind]?.of === subject.type) ? [expectation.check] : [],
    );
    if (subject.type === 'review' && !checks.length) checks.push(findingExpected(requirement));
    const verdicts = checks.map(check => evaluate(check, evaluation));
    const broken = verdicts.filter(verdict => verdict.state === 'broken');
    const absent = verdicts.filter(verdict => verdict.state === 'absent');
    const claims = claimsOf(requirement, subject);
    const lacking = [...broken, ...absent].flatMap(verdict => verdict.lacking);
    const claimed = claims.length ? ' The text claims to answer this, but that is not enough.' : '';
    const reasons = (some: readonly Verdict[]): string => some.map(verdict => verdict.reason).join(' ');
    if (broken.length) {
        const at = broken.flatMap(verdict => verdict.at);
        return { outcome: 'failing', reason: reasons([...broken, ...absent]) + claimed, at: at[0] ?? subject.at, evidence: at, lacking };
    }
    if (absent.length)
        return { outcome: 'missing', reason: reasons(absent) + claimed, at: placeOf(lacking, subject), evidence: [], lacking };
    const evidence = verdicts.flatMap(verdict => verdict.at);
    const needsPerson = subject.type === 'service' && (own.some(expectation => expectation.statement) || !checks.length);
    if (!needsPerson) return { outcome: 'met', reason: reasons(verdicts), at: evidence[0] ?? subject.at, evidence, lacking: [] };
    if (claims.length) {
        return {
            outcome: 'stated',
            reason: 'The text says how, with `meets`. Whether it is good enough is for people to judge.',
            at: claims[0] as Span,
            evidence: [...claims, ...evidence],
            lacking: [],
        };
    }
    return {
        outcome: 'missing',
        at: subject.at,
        evidence,
        lacking: [],
        reason: `No text says how this is done. Write it, and put \`meets ${requirement.id}\` behind it.`,
    };
}

function kindsOf(check: Parameters<typeof evaluate>[0]): readonly string[] {
    return check.type === 'element' ? [check.kind] : check.checks.flatMap(kindsOf);
}

function gapState(gap: AcceptedGapFacts, outcome: Outcome, today: string): GapState {
    const days = gap.until.date === undefined ? undefined : daysBetween(today, gap.until.date);
    if (outcome === 'met' || outcome === 'stated') return { gap, state: 'not needed', days };
    if (days === undefined || days < 0) return { gap, state: 'ended', days };
    return { gap, state: days <= ENDING_DAYS ? 'ending' : 'accepted', days };
}

function withGap(result: RequirementResult, evaluation: Evaluation): RequirementResult {
    const gap = evaluation.subject.acceptedGaps.find(each => each.requirements.some(({ name }) => name === result.requirement.id));
    if (!gap) return result;
    const state = gapState(gap, result.outcome, evaluation.today);
    if (state.state === 'not needed') return { ...result, gap: state };
    const until = gap.until.date ? dateInWords(gap.until.date) : gap.until.shown;
    if (state.state === 'ended')
        return { ...result, gap: state, reason: `${result.reason} The gap was accepted until ${until}; that time is over.` };
    return {
        ...result,
        gap: state,
        outcome: 'gap accepted',
        at: gap.at,
        reason: `${gap.body} has accepted this gap until ${until}: ${gap.reason} Without that: ${result.reason}`,
    };
}

function assessOne(requirement: EffectiveRequirement, evaluation: Evaluation): RequirementResult {
    const { subject } = evaluation;
    const exempt = subject.notApplicable.find(each => each.requirements.some(({ name }) => name === requirement.id));
    const base = { requirement, evidence: [], lacking: [] };
    if (exempt) return { ...base, outcome: 'not applicable', reason: exempt.reason, at: exempt.at };
    const { applies, why } = appliesWhere(requirement.where, evaluation);
    if (!applies) return { ...base, outcome: 'not applicable', reason: why ?? '', at: subject.at };
    return withGap({ requirement, ...judge(requirement, evaluation), ...(why && { applies: why }) }, evaluation);
}

/**
 * Compares one service or review with what a guidance asks for.
 *
 * Pure: the same facts on the same day give the same result. Requirements that are for another kind of document are
 * left out.
 */
export function assess(uri: string, guidance: string, requirements: readonly EffectiveRequirement[], evaluation: Evaluation): Assessment {
    const subjects = evaluation.subject.type === 'service' ? 'services' : 'reviews';
    const results = requirements
        .filter(requirement => requirement.subjects.includes(subjects))
        .map(requirement => assessOne(requirement, evaluation));
    return { subject: evaluation.subject, uri, guidance, results };
}
