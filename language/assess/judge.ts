import { type ElementKey, elementOf, SENTENCE, type UnknownWord } from '../model/elements.ts';
import type { CheckFacts, Element, ElementCheckFacts, SubjectFacts } from '../model/facts.ts';
import type { Span } from '../model/values.ts';
import { appliesWhere } from './applies.ts';
import type { RequirementResult } from './assessment.ts';
import { askedIn, type EffectiveExpectation, type EffectiveRequirement } from './effective-guidance.ts';
import { patternOfTitle } from './element-words.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import { exceptedBy } from './excepted.ts';
import { saidInPassing } from './in-passing.ts';
import { isOpen, type Outcome } from './outcome.ts';
import { allOf, type Evidence, isHolding, type Verdict } from './verdict.ts';
import { quotedLast } from './wording.ts';

interface Told extends Verdict {
    readonly by?: string;
}

function kindsOf(check: CheckFacts): readonly (ElementKey | UnknownWord)[] {
    return check.type === 'element' ? [check.kind] : check.checks.flatMap(kindsOf);
}

/** Whether a check is about services, or about reviews. */
function isAbout(check: CheckFacts, subject: SubjectFacts['type']): boolean {
    return kindsOf(check).some(kind => (kind === SENTENCE ? 'service' : elementOf(kind)?.of) === subject);
}

/** What a requirement expects of a kind of document. */
interface Expected {
    readonly checks: readonly EffectiveExpectation[];
    /** What a text may say in passing: part of an answer where nothing else of it is there. */
    readonly passing: readonly EffectiveExpectation[];
    /** Whether a text has to claim it, since only people can judge it. */
    readonly claim: boolean;
    /** Sentences that claim it without saying so. */
    readonly saying: readonly ElementCheckFacts[];
}

function expectedOf(requirement: EffectiveRequirement, applying: readonly EffectiveExpectation[], subject: SubjectFacts['type']): Expected {
    const mine = applying.filter(({ check, statement }) => check && !statement && isAbout(check, subject));
    const saying = applying.flatMap(({ check, statement }) => (statement && check?.type === 'element' ? check : []));
    const asked = askedIn({ expectations: mine });
    const checks = subject === 'review' && !asked.length ? [findingExpected(requirement)] : asked;
    return {
        checks,
        passing: mine.filter(({ inPassing }) => inPassing),
        saying,
        claim: subject === 'service' && (applying.some(expectation => expectation.statement) || !checks.length),
    };
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
function placeOfMissing(verdicts: readonly Verdict[], subject: SubjectFacts): Span {
    const wanted: string[] = [];
    for (const { lacking } of verdicts) {
        for (const { kind } of lacking) {
            const block = elementOf(kind)?.block;
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
            verdict.standing !== 'against' ||
            !verdicts.some(
                (other, later) =>
                    later > index &&
                    other.by &&
                    other.standing === 'against' &&
                    other.evidence[0]?.at[0] === verdict.evidence[0]?.at[0] &&
                    verdict.evidence.length > 0,
            ),
    );
}

/** Whether a check looks for words in a text. */
function looksForWords(check: CheckFacts | undefined): boolean {
    if (!check) return false;
    return check.type === 'group'
        ? check.checks.some(looksForWords)
        : check.kind !== SENTENCE && check.bounds.some(({ test }) => test === 'mentions' || test === 'rules out');
}

/** Whether a check asks for nothing but words, in lines of any name. */
function asksForWordsAlone(check: CheckFacts | undefined): boolean {
    if (!check) return false;
    if (check.type === 'group') return check.checks.every(asksForWordsAlone);
    return !check.terms.length && check.bounds.length > 0 && check.bounds.every(({ test }) => test === 'mentions');
}

/** Whether a check is about what must not be there. */
function isForbidding({ quantifier }: CheckFacts): boolean {
    return quantifier === 'no' || quantifier === 'none';
}

/**
 * A verdict with the sentence of the guidance for it, where its expectation has one: alone where something is missing, and with
 * the words of the text where something is there that must not be. What a text says otherwise than asked its own words say best, and
 * where part of what is asked is there, the sentence about all of it would be untrue.
 */
function inOwnWords(verdict: Verdict, check: CheckFacts, otherwise: string | undefined): Verdict {
    if (otherwise === undefined || isHolding(verdict) || (verdict.isPart && check.type === 'element')) return verdict;
    const { absence: _, ...rest } = verdict;
    const { standing, evidence } = rest;
    if (standing !== 'against') return { ...rest, reason: () => otherwise };
    if (!isForbidding(check)) return verdict;
    const quoted = evidence[0] && `“${evidence[0].words}”`;
    const end = /[.!?]”$/.test(quoted ?? '') ? '' : '.';
    return { ...verdict, reason: () => (quoted ? `${otherwise.replace(/\.$/, '')}: ${quoted}${end}` : otherwise) };
}

/** The lines that claim to answer a requirement, each with the words in which it denies that. */
function claimsOf(
    { id, title = '' }: EffectiveRequirement,
    evaluation: Evaluation,
): readonly { readonly element: Element; readonly denial: Evidence | undefined }[] {
    const claiming = evaluation.claiming(id).filter(element => !evaluation.quoteOnly(element));
    const about = claiming.length ? patternOfTitle(title) : undefined;
    return claiming.map(element => ({
        element,
        denial: evaluation.denialOf(element) ?? evaluation.denialAbout(element, about) ?? evaluation.absenceInClaim(element),
    }));
}

/** What a claim is quoted with: its first sentence. */
function quoteClaim(element: Element, evaluation: Evaluation): Evidence {
    return evaluation.quote(element, evaluation.proseSentencesOf(element)[0]?.text);
}

/** How to claim a requirement: where the text touches on it, and where it does not. */
function hintsToClaim(id: string): readonly [string, string] {
    return [`Add \`meets ${id}\` where it says how you do it.`, `Write how you do it, then add \`meets ${id}\`.`];
}

/** A reason without what it tells the writers of the file to add: readers of a document see no file. */
export function withoutHints(reason: string, { id }: Pick<EffectiveRequirement, 'id'>): string {
    return hintsToClaim(id).reduce((left, hint) => left.replace(` ${hint}`, ''), reason);
}

/** How a text answers a requirement that only people can judge: it claims to answer it, and its words do not deny it. */
function claimVerdict(
    requirement: EffectiveRequirement,
    saying: Expected['saying'],
    evaluation: Evaluation,
    others: readonly Verdict[],
): Verdict {
    const claims = claimsOf(requirement, evaluation);
    const denied = claims.flatMap(({ denial }) => denial ?? []);
    if (denied.length && denied.length === claims.length)
        return {
            standing: 'against',
            reason: () => `It claims this and says ${quotedLast(denied[0]?.words ?? '')}`,
            evidence: denied,
            lacking: [],
        };
    if (!claims.length) {
        const said = saying.map(check => evaluate(check, evaluation)).find(isHolding);
        if (said) return said;
        const isTouched = others.some(({ standing }) => standing === 'shown' || standing === 'claimed' || standing === 'partly');
        const [why, hint] = isTouched
            ? ['The text touches on this, but no line claims it.', hintsToClaim(requirement.id)[0]]
            : ['No line claims to answer this.', hintsToClaim(requirement.id)[1]];
        const reason = (): string => `${why} ${hint}`;
        return { standing: 'missing', reason, evidence: [], lacking: [] };
    }
    const holding = claims.filter(({ denial }) => !denial).map(({ element }) => element);
    const excepted = holding.map(element => exceptedBy(element, evaluation, []));
    if (excepted.every(Boolean)) {
        const [first] = excepted;
        const standing = excepted.every(each => each?.standing === 'against') ? 'against' : 'partly';
        const reason = (): string => `It claims this and says ${quotedLast(first?.evidence.words ?? '')}`;
        return { standing, reason, evidence: excepted.flatMap(each => each?.evidence ?? []), lacking: [] };
    }
    const evidence = holding.map(element => quoteClaim(element, evaluation));
    return { standing: 'claimed', reason: () => 'The text claims this. People decide if it is good enough.', evidence, lacking: [] };
}

/**
 * Compares a document with one requirement that applies to it.
 *
 * @param explain whether to say in words why a requirement is answered, too
 */
export function judge(requirement: EffectiveRequirement, evaluation: Evaluation, explain: boolean): RequirementResult {
    const { subject } = evaluation;
    const expected = expectedFor(requirement, evaluation);
    if (!expected) return notApplicable(requirement, 'Nothing that this asks for applies to this service.', subject.at);
    const verdicts: Told[] = [];
    for (const { check, by, otherwise } of expected.checks) {
        if (!check) continue;
        const verdict = inOwnWords(evaluate(check, evaluation), check, otherwise);
        verdicts.push(by ? { ...verdict, by } : verdict);
    }
    // Words that the requirement looks for claim it as well as `meets` does; that there is some text does not. Where it lists sentences
    // that claim it, its other words are only part of an answer.
    const saidInWords =
        !expected.saying.length &&
        !evaluation.claiming(requirement.id).length &&
        verdicts.some(({ standing }, index) => standing === 'claimed' && looksForWords(expected.checks[index]?.check));
    const claimed = expected.claim && !saidInWords ? claimVerdict(requirement, expected.saying, evaluation, verdicts) : undefined;
    const isClaimedByName = claimed?.standing === 'claimed' && evaluation.claiming(requirement.id).length > 0;
    // A line that claims it by name needs none of the words that other lines are found by.
    const asked = verdicts.filter((_, index) => !isClaimedByName || !asksForWordsAlone(expected.checks[index]?.check));
    const all: readonly Told[] = claimed ? [...asked, claimed] : asked;
    const counted = requirement.amendments.length ? withoutSuperseded(all) : all;
    const found = allOf(counted);
    // A line that claims it, and does not deny it, is part of an answer, whatever else is asked for.
    const isClaimable = found.standing === 'missing' && !expected.claim;
    // In its words there is none of those that would be part of an answer: it is another thing than what is asked for.
    const isOther = found.isDescribed === true && expected.passing.length > 0;
    const claim = isClaimable ? claimsOf(requirement, evaluation).find(({ denial }) => !denial) : undefined;
    const part = claim
        ? [quoteClaim(claim.element, evaluation)]
        : found.standing === 'missing' || isOther
          ? saidInPassing(expected.passing, evaluation)
          : [];
    const verdict = part.length
        ? { ...found, standing: 'partly' as const, evidence: part }
        : isOther
          ? { ...found, standing: 'against' as const }
          : found;
    // What must not be there and is not: shown by what is there of its kind, and missing where there is nothing at all.
    const outcome = verdict.standing === 'clear' ? (verdict.evidence.length ? 'shown' : 'missing') : verdict.standing;
    const short = counted.filter(each => !isHolding(each));
    const askedBy = short.find(({ by }) => by)?.by;
    const unclaimed = isOpen(outcome) && evaluation.claiming(requirement.id).length > 0 && !expected.claim;
    const said = explain || isOpen(outcome) ? verdict.reason() : '';
    return {
        requirement,
        outcome,
        reason: said + (unclaimed ? ' The text claims to answer this, but something is still missing.' : ''),
        at: placeOf(outcome, verdict, short, subject),
        evidence: onceEach(verdict.evidence),
        lacking: verdict.lacking,
        ...(askedBy && { askedBy }),
    };
}

/** What several expectations rest on, each once: one sentence may answer more than one of them. */
function onceEach(evidence: readonly Evidence[]): readonly Evidence[] {
    if (evidence.length < 2) return evidence;
    return evidence.filter(({ at, words }, index) => evidence.findIndex(other => other.at[0] === at[0] && other.words === words) === index);
}

/** Where a result is best reported: what it rests on, or the block where something is missing. */
function placeOf(outcome: Outcome, verdict: Verdict, short: readonly Verdict[], subject: SubjectFacts): Span {
    if (outcome === 'missing' || (outcome === 'partly' && !short.some(({ standing }) => standing === 'partly')))
        return placeOfMissing(short.length ? short : [verdict], subject);
    const telling = outcome === 'partly' ? short.find(({ standing }) => standing === 'partly') : verdict;
    return telling?.evidence[0]?.at ?? subject.at;
}
