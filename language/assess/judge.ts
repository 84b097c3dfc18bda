import { ELEMENTS } from '../model/elements.ts';
import type { CheckFacts, ElementCheckFacts, SubjectFacts } from '../model/facts.ts';
import type { Span } from '../model/values.ts';
import { appliesWhere } from './applies.ts';
import type { RequirementResult } from './assessment.ts';
import type { EffectiveExpectation, EffectiveRequirement } from './effective-guidance.ts';
import { evaluate } from './evaluate.ts';
import { type Evaluation, sentences, type Verdict } from './verdict.ts';

export type Judged = Omit<RequirementResult, 'requirement'>;

interface Told extends Verdict {
    readonly by: string | undefined;
}

function kindsOf(check: CheckFacts): readonly string[] {
    return check.type === 'element' ? [check.kind] : check.checks.flatMap(kindsOf);
}

/** What a review says about a requirement that has no expectation of reviews: it has a finding on it. */
function findingExpected(requirement: EffectiveRequirement): EffectiveExpectation {
    const check: ElementCheckFacts = {
        type: 'element',
        quantifier: 'some',
        kind: 'finding',
        terms: [requirement.id],
        bounds: [],
        at: requirement.at,
    };
    return { statement: false, check, where: [], at: requirement.at };
}

/** Where something that is missing is best reported: in the block where it belongs, else at the name of the document. */
function placeOf(lacking: readonly ElementCheckFacts[], subject: SubjectFacts): Span {
    const blocks = lacking
        .map(check => ELEMENTS[check.kind]?.block)
        .filter(block => block && !['policy', 'works with', 'finding'].includes(block));
    return subject.blocks.find(each => blocks.includes(each.block as (typeof blocks)[number]))?.at ?? subject.at;
}

/** Of several bounds that one place breaks, the last is the strictest: what a guidance adds comes after what it inherits. */
function withoutSuperseded(verdicts: readonly Told[]): readonly Told[] {
    return verdicts.filter(
        (verdict, index) =>
            !verdicts.some(
                (other, later) =>
                    later > index &&
                    other.by &&
                    other.state === 'broken' &&
                    other.at[0]?.[0] === verdict.at[0]?.[0] &&
                    verdict.at.length > 0,
            ),
    );
}

function unanswered(outcome: 'failing' | 'missing', verdicts: readonly Told[], at: Span, claimed: boolean): Judged {
    const lacking = verdicts.flatMap(verdict => verdict.lacking);
    const askedBy = verdicts.find(verdict => verdict.by)?.by;
    const reason = sentences(verdicts) + (claimed ? ' The text claims to answer this, but something is still lacking.' : '');
    return { outcome, reason, at, evidence: verdicts.flatMap(verdict => verdict.at), lacking, ...(askedBy && { askedBy }) };
}

/**
 * Compares a document with one requirement that applies to it.
 *
 * @param explain whether to say in words why a requirement is met, too
 */
export function judge(requirement: EffectiveRequirement, evaluation: Evaluation, explain: boolean): Judged {
    const { subject } = evaluation;
    const applying = requirement.expectations.filter(expectation => appliesWhere(expectation.where, evaluation).applies);
    if (requirement.expectations.length && !applying.length) {
        return {
            outcome: 'not applicable',
            reason: 'None of what it expects applies to this service.',
            at: subject.at,
            evidence: [],
            lacking: [],
        };
    }
    const mine = applying.filter(({ check }) => check && kindsOf(check).some(kind => ELEMENTS[kind]?.of === subject.type));
    const expected = subject.type === 'review' && !mine.length ? [findingExpected(requirement)] : mine;
    const verdicts = expected.flatMap(({ check, by }): Told[] => (check ? [{ ...evaluate(check, evaluation), by }] : []));
    const claims = subject.claims.filter(claim => claim.name === requirement.id).map(claim => claim.at);
    const rest = withoutSuperseded(verdicts.filter(verdict => verdict.state !== 'holds'));
    const breaking = rest.find(verdict => verdict.state === 'broken');
    if (breaking) return unanswered('failing', rest, breaking.at[0] ?? subject.at, claims.length > 0);
    if (rest.length)
        return unanswered(
            'missing',
            rest,
            placeOf(
                rest.flatMap(verdict => verdict.lacking),
                subject,
            ),
            claims.length > 0,
        );
    const evidence = verdicts.flatMap(verdict => verdict.at);
    const needsPerson = subject.type === 'service' && (applying.some(expectation => expectation.statement) || !expected.length);
    if (!needsPerson) {
        return {
            outcome: 'met',
            reason: explain ? sentences(verdicts) : '',
            at: evidence[0] ?? subject.at,
            evidence,
            lacking: [],
        };
    }
    const [claim] = claims;
    if (!claim) {
        const reason = `No text says how this is done. Write it where it belongs, and put \`meets ${requirement.id}\` behind it.`;
        return { outcome: 'missing', reason, at: subject.at, evidence, lacking: [] };
    }
    const reason = 'The text says how, with `meets`. Whether it is good enough is for people to judge.';
    return { outcome: 'stated', reason, at: claim, evidence: [...claims, ...evidence], lacking: [] };
}
