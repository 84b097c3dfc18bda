import type { CheckFacts, GroupFacts } from '../model/facts.ts';
import { evaluateElement } from './evaluate-element.ts';
import { absent, broken, type Evaluation, holds, sentences, type Verdict } from './verdict.ts';
import { absenceInWords, checkInWords, remembered, type Title } from './wording.ts';

function evaluateNone(group: GroupFacts, verdicts: readonly Verdict[], evaluation: Evaluation): Verdict {
    const found = verdicts.filter(verdict => verdict.state === 'holds');
    const { title } = evaluation;
    if (!found.length) return holds([], () => `The text has ${checkInWords(group, title)}.`);
    return broken(
        found.flatMap(verdict => verdict.at),
        () => `${sentences(found)} That should not be so.`,
    );
}

/** Which of the parts of a group are not there, in words. */
function absenceOfParts(rest: readonly Verdict[], wanted: number, more: number, title: Title): string {
    const parts = rest.flatMap(verdict => verdict.lacking).map(check => absenceInWords(check, title));
    const missing = [...new Set(parts)].join('; ');
    return wanted === 1
        ? `None of these is there: ${missing}.`
        : `${more} more of these ${more === 1 ? 'is' : 'are'} expected: ${missing}.`;
}

/** Where none of the parts of a group is there, which is the same in every document. */
const noneOfThem = remembered((group: GroupFacts, title): Verdict => {
    const lacking = group.checks.flatMap(check => (check.type === 'element' ? [check] : []));
    const reason = `None of these is there: ${[...new Set(lacking.map(check => absenceInWords(check, title)))].join('; ')}.`;
    return absent(() => reason, lacking);
});

/** The first part that holds is enough. */
function evaluateAny(group: GroupFacts, evaluation: Evaluation): Verdict {
    const rest: Verdict[] = [];
    for (const check of group.checks) {
        const verdict = evaluate(check, evaluation);
        if (verdict.state === 'holds') return verdict;
        rest.push(verdict);
    }
    if (rest.every((verdict, index) => verdict.state === 'absent' && group.checks[index]?.type === 'element'))
        return noneOfThem(group, evaluation.title);
    const lacking = rest.flatMap(verdict => verdict.lacking);
    const breaking = rest.filter(verdict => verdict.state === 'broken');
    if (breaking.length)
        return broken(
            breaking.flatMap(verdict => verdict.at),
            () => sentences(breaking),
            lacking,
        );
    const { title } = evaluation;
    return absent(() => absenceOfParts(rest, 1, 1, title), lacking);
}

function evaluateGroup(group: GroupFacts, evaluation: Evaluation): Verdict {
    if (group.quantifier === 'any') return evaluateAny(group, evaluation);
    const verdicts = group.checks.map(check => evaluate(check, evaluation));
    if (group.quantifier === 'none') return evaluateNone(group, verdicts, evaluation);
    const holding = verdicts.filter(verdict => verdict.state === 'holds');
    const wanted = group.quantifier === 'all' ? verdicts.length : (group.count ?? 1);
    if (holding.length >= wanted)
        return holds(
            holding.flatMap(verdict => verdict.at),
            () => sentences(holding),
        );
    const rest = verdicts.filter(verdict => verdict.state !== 'holds');
    const lacking = rest.flatMap(verdict => verdict.lacking);
    const breaking = rest.filter(verdict => verdict.state === 'broken');
    const at = breaking.flatMap(verdict => verdict.at);
    if (group.quantifier === 'all') {
        return breaking.length ? broken(at, () => sentences(rest), lacking) : absent(() => sentences(rest), lacking);
    }
    const { title } = evaluation;
    return absent(() => absenceOfParts(rest, wanted, wanted - holding.length, title), lacking);
}

/** Whether a service or a review has what a check asks for. */
export function evaluate(check: CheckFacts, evaluation: Evaluation): Verdict {
    return check.type === 'group' ? evaluateGroup(check, evaluation) : evaluateElement(check, evaluation);
}
