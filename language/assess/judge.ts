import { ELEMENTS } from '../model/elements.ts';
import type { CheckFacts, ElementCheckFacts, SubjectFacts } from '../model/facts.ts';
import type { Span } from '../model/values.ts';
import { appliesWhere } from './applies.ts';
import type { RequirementResult } from './assessment.ts';
import type { EffectiveExpectation, EffectiveRequirement } from './effective-guidance.ts';
import { evaluate } from './evaluate.ts';
import { type Evaluation, sentences, type Verdict } from './verdict.ts';

interface Told extends Verdict {
    readonly by: string | undefined;
}

function kindsOf(check: CheckFacts): readonly string[] {
    return check.type === 'element' ? [check.kind] : check.checks.flatMap(kindsOf);
}

const subjects = new WeakMap<CheckFacts, ReadonlySet<string | undefined>>();

/** Whether a check is about services, or about reviews. */
function isAbout(check: CheckFacts, subject: 'service' | 'review'): boolean {
    let about = subjects.get(check);
    if (!about) {
        about = new Set(kindsOf(check).map(kind => ELEMENTS[kind]?.of));
        subjects.set(check, about);
    }
    return about.has(subject);
}

/** The result of a requirement that a document need not answer. */
export function notApplicable(requirement: EffectiveRequirement, reason: string, at: Span): RequirementResult {
    return { requirement, outcome: 'not applicable', reason, at, evidence: [], lacking: [] };
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

function unanswered(
    requirement: EffectiveRequirement,
    outcome: 'failing' | 'missing',
    verdicts: readonly Told[],
    at: Span,
    claimed: boolean,
): RequirementResult {
    const lacking = verdicts.flatMap(verdict => verdict.lacking);
    const askedBy = verdicts.find(verdict => verdict.by)?.by;
    return {
        requirement,
        outcome,
        // Made when somebody reads it: a summary of a thousand documents does not.
        get reason() {
            return sentences(verdicts) + (claimed ? ' The text claims to answer this, but something is still lacking.' : '');
        },
        at,
        evidence: verdicts.flatMap(verdict => verdict.at),
        lacking,
        ...(askedBy && { askedBy }),
    };
}

/**
 * Compares a document with one requirement that applies to it.
 *
 * @param explain whether to say in words why a requirement is met, too
 */
export function judge(requirement: EffectiveRequirement, evaluation: Evaluation, explain: boolean): RequirementResult {
    const { subject } = evaluation;
    const applying = requirement.expectations.filter(({ where }) => !where.length || appliesWhere(where, evaluation).applies);
    if (requirement.expectations.length && !applying.length) {
        return notApplicable(requirement, 'None of what it expects applies to this service.', subject.at);
    }
    const mine = applying.filter(({ check }) => check && isAbout(check, subject.type));
    const expected = subject.type === 'review' && !mine.length ? [findingExpected(requirement)] : mine;
    const verdicts = expected.flatMap(({ check, by }): Told[] => (check ? [{ ...evaluate(check, evaluation), by }] : []));
    const claims = evaluation.claims(requirement.id);
    const short = verdicts.filter(verdict => verdict.state !== 'holds');
    const rest = requirement.amendments.length ? withoutSuperseded(short) : short;
    const breaking = rest.find(verdict => verdict.state === 'broken');
    if (breaking) return unanswered(requirement, 'failing', rest, breaking.at[0] ?? subject.at, claims.length > 0);
    if (rest.length)
        return unanswered(
            requirement,
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
            requirement,
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
        return { requirement, outcome: 'missing', reason, at: subject.at, evidence, lacking: [] };
    }
    const reason = 'The text says how, with `meets`. Whether it is good enough is for people to judge.';
    return { requirement, outcome: 'stated', reason, at: claim, evidence: [...claims, ...evidence], lacking: [] };
}
