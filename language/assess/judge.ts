import { ELEMENTS } from '../model/elements.ts';
import type { CheckFacts, ElementCheckFacts, SubjectFacts } from '../model/facts.ts';
import type { Span } from '../model/values.ts';
import { appliesWhere } from './applies.ts';
import type { RequirementResult } from './assessment.ts';
import type { EffectiveExpectation, EffectiveRequirement } from './effective-guidance.ts';
import { evaluate } from './evaluate.ts';
import { type Evaluation, joined, sentences, type Verdict } from './verdict.ts';

interface Told extends Verdict {
    readonly by?: string;
}

function kindsOf(check: CheckFacts): readonly string[] {
    return check.type === 'element' ? [check.kind] : check.checks.flatMap(kindsOf);
}

/** Whether a check is about services, or about reviews. */
function isAbout(check: CheckFacts, subject: SubjectFacts['type']): boolean {
    return kindsOf(check).some(kind => ELEMENTS[kind]?.of === subject);
}

/** What a requirement expects of a kind of document. */
interface Expected {
    readonly checks: readonly EffectiveExpectation[];
    /** Whether the text has to claim it, since only people can judge it. */
    readonly claim: boolean;
}

function expectedOf(requirement: EffectiveRequirement, applying: readonly EffectiveExpectation[], subject: SubjectFacts['type']): Expected {
    const mine = applying.filter(({ check }) => check && isAbout(check, subject));
    const checks = subject === 'review' && !mine.length ? [findingExpected(requirement)] : mine;
    return { checks, claim: subject === 'service' && (applying.some(expectation => expectation.statement) || !checks.length) };
}

/** Kept for requirements of which everything applies to every document: the same for all. */
const always = { service: new WeakMap<EffectiveRequirement, Expected>(), review: new WeakMap<EffectiveRequirement, Expected>() };

/** What a requirement expects of a document; nothing where none of it applies to this one. */
function expectedFor(requirement: EffectiveRequirement, evaluation: Evaluation): Expected | undefined {
    const { type } = evaluation.subject;
    const known = always[type].get(requirement);
    if (known) return known;
    const { expectations } = requirement;
    if (expectations.every(({ where }) => !where.length)) {
        const expected = expectedOf(requirement, expectations, type);
        always[type].set(requirement, expected);
        return expected;
    }
    const applying = expectations.filter(({ where }) => appliesWhere(where, evaluation).applies);
    return applying.length ? expectedOf(requirement, applying, type) : undefined;
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

/** Blocks of which there may be many, so that something missing can't be told at one of them. */
const REPEATED = new Set<string>(['policy', 'works with', 'finding']);

/** Where something that is missing is best reported: in the first block where it belongs, else at the name of the document. */
function placeOf(verdicts: readonly Verdict[], subject: SubjectFacts): Span {
    const wanted: string[] = [];
    for (const { lacking } of verdicts) {
        for (const { kind } of lacking) {
            const block = ELEMENTS[kind]?.block;
            if (block && !REPEATED.has(block) && !wanted.includes(block)) wanted.push(block);
        }
    }
    // What the requirement asks for first is what its example shows how to write.
    for (const name of wanted) {
        const found = subject.blocks.find(({ block }) => block === name);
        if (found) return found.at;
    }
    return subject.at;
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
    const lacking = joined(verdicts, verdict => verdict.lacking);
    const askedBy = verdicts.find(verdict => verdict.by)?.by;
    return {
        requirement,
        outcome,
        reason: sentences(verdicts) + (claimed ? ' The text claims to answer this, but something is still lacking.' : ''),
        at,
        evidence: joined(verdicts, verdict => verdict.at),
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
    const expected = expectedFor(requirement, evaluation);
    if (!expected) return notApplicable(requirement, 'None of what it expects applies to this service.', subject.at);
    const verdicts: Told[] = [];
    for (const { check, by } of expected.checks) {
        if (!check) continue;
        const verdict = evaluate(check, evaluation);
        verdicts.push(by ? { ...verdict, by } : verdict);
    }
    const claims = evaluation.claims(requirement.id);
    const short = verdicts.filter(verdict => verdict.state !== 'holds');
    const rest = requirement.amendments.length ? withoutSuperseded(short) : short;
    const breaking = rest.find(verdict => verdict.state === 'broken');
    if (breaking) return unanswered(requirement, 'failing', rest, breaking.at[0] ?? subject.at, claims.length > 0);
    if (rest.length) return unanswered(requirement, 'missing', rest, placeOf(rest, subject), claims.length > 0);
    const evidence = joined(verdicts, verdict => verdict.at);
    if (!expected.claim) {
        const reason = explain ? sentences(verdicts) : '';
        return { requirement, outcome: 'met', reason, at: evidence[0] ?? subject.at, evidence, lacking: [] };
    }
    const [claim] = claims;
    if (!claim) {
        const reason = `No text says how this is done. Write it where it belongs, and put \`meets ${requirement.id}\` behind it.`;
        return { requirement, outcome: 'missing', reason, at: subject.at, evidence, lacking: [] };
    }
    const reason = 'The text says how, with `meets`. Whether it is good enough is for people to judge.';
    return { requirement, outcome: 'stated', reason, at: claim, evidence: [...claims, ...evidence], lacking: [] };
}
