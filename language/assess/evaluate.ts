import { SENTENCE } from '../model/elements.ts';
import type { CheckFacts, ElementCheckFacts, GroupFacts } from '../model/facts.ts';
import { listed } from '../model/text.ts';
import { evaluateElement } from './evaluate-element.ts';
import type { Evaluation } from './evaluation.ts';
import { claimInSentence } from './excepted.ts';
import { allOf, anyOf, atLeast, isHolding, type Verdict } from './verdict.ts';
import { absenceInWords, checkInWords, mentioned, remembered, type Title } from './wording.ts';

/** None of the parts may hold. */
function evaluateNone(group: GroupFacts, verdicts: readonly Verdict[], evaluation: Evaluation): Verdict {
    const found = verdicts.filter(verdict => verdict.standing === 'shown' || verdict.standing === 'claimed');
    if (!found.length)
        return { standing: 'clear', reason: () => `It has ${checkInWords(group, evaluation.title)}.`, evidence: [], lacking: [] };
    return {
        standing: 'against',
        reason: () => `It says “${found[0]?.evidence[0]?.words ?? ''}”, which goes against this.`,
        evidence: found.flatMap(verdict => verdict.evidence),
        lacking: [],
    };
}

/** Which of the parts of a group are not there, in words. */
function absenceOfParts(rest: readonly Verdict[], more: number, title: Title): string {
    const parts = rest.flatMap(verdict => verdict.lacking).map(check => absenceInWords(check, title));
    return `This asks for ${more} more of these: ${[...new Set(parts)].join('; ')}.`;
}

/** Where none of the parts of a group is there, which is the same in every document. */
const noneOfThem = remembered((group: GroupFacts, title): Verdict => {
    const lacking = group.checks.flatMap(check => (check.type === 'element' ? [check] : []));
    const reason = `It needs one of these: ${[...new Set(lacking.map(check => absenceInWords(check, title)))].join('; ')}.`;
    return { standing: 'missing', reason: () => reason, evidence: [], lacking };
});

/** One part that is shown is enough. */
function evaluateAny(group: GroupFacts, evaluation: Evaluation, isAsked: boolean): Verdict {
    const verdicts: Verdict[] = [];
    const lines = group.checks.filter(check => !isSentence(check));
    const [first] = lines;
    const alone = lines.every(check => check.type === 'element' && first?.type === 'element' && check.kind === first.kind);
    for (const check of group.checks) {
        const verdict = evaluate(check, evaluation, alone, isAsked);
        if (verdict.standing === 'shown') return verdict;
        verdicts.push(verdict);
    }
    if (verdicts.every(({ standing }, index) => standing === 'missing' && group.checks[index]?.type === 'element'))
        return noneOfThem(group, evaluation.title);
    // A sentence elsewhere claims less than a line that says in its own words that it is not so.
    return anyOf(verdicts.some(({ isDenied }) => isDenied) ? verdicts.filter((_, index) => !isSentence(group.checks[index])) : verdicts);
}

/** Whether a check looks for a sentence, in whatever line. */
function isSentence(check: CheckFacts | undefined): boolean {
    return check?.type === 'element' && check.kind === SENTENCE;
}

/** Whether some sentence of a service says it in any of some words, and is not denied. It claims, and shows nothing. */
function evaluateSentence(check: ElementCheckFacts, evaluation: Evaluation): Verdict {
    const [words = [], ...others] = check.bounds.map(bound => bound.words ?? []);
    const unless = check.bounds.flatMap(bound => bound.unless ?? []);
    return claimInSentence(evaluation, words, others, unless) ?? nowhereMentioned(check, evaluation.title);
}

/** Where no sentence has any of some words, which is the same in every document. */
const nowhereMentioned = remembered(({ bounds }: ElementCheckFacts): Verdict => {
    const reason = `No sentence mentions ${listed(bounds.map(({ words = [] }) => mentioned(words)))}.`;
    return { standing: 'missing', reason: () => reason, evidence: [], lacking: [] };
});

function evaluateGroup(group: GroupFacts, evaluation: Evaluation, isAsked: boolean): Verdict {
    if (group.quantifier === 'any') return evaluateAny(group, evaluation, isAsked);
    if (group.quantifier === 'none') {
        const forbidden = group.checks.map(check => evaluate(check, evaluation, true, false));
        return evaluateNone(group, forbidden, evaluation);
    }
    const verdicts = group.checks.map(check => evaluate(check, evaluation, true, isAsked));
    if (group.quantifier === 'all') return allOf(verdicts);
    const wanted = group.count ?? 1;
    const { title } = evaluation;
    const rest = verdicts.filter(verdict => !isHolding(verdict));
    return atLeast(wanted, verdicts, holding => absenceOfParts(rest, wanted - holding, title));
}

/**
 * How a service or a review compares with what a check asks for.
 *
 * @param alone whether nothing of another kind would do instead
 * @param isAsked whether it should be so; what must not be there is there even where its words deny much
 */
export function evaluate(check: CheckFacts, evaluation: Evaluation, alone = true, isAsked = true): Verdict {
    if (check.type === 'element' && check.kind === SENTENCE) return evaluateSentence(check, evaluation);
    return check.type === 'group' ? evaluateGroup(check, evaluation, isAsked) : evaluateElement(check, evaluation, alone, isAsked);
}
