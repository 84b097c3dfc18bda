import type { CheckFacts, GroupFacts } from '../model/facts.ts';
import { evaluateElement } from './evaluate-element.ts';
import { absent, broken, type Evaluation, holds, type Verdict } from './verdict.ts';
import { absenceInWords, checkInWords } from './wording.ts';

export type { Evaluation, Verdict } from './verdict.ts';

function sentences(verdicts: readonly Verdict[]): string {
    return [...new Set(verdicts.map(verdict => verdict.reason))].join(' ');
}

function evaluateNone(verdicts: readonly Verdict[], words: string): Verdict {
    const found = verdicts.filter(verdict => verdict.state === 'holds');
    if (!found.length) return holds([], `The text has ${words}.`);
    return broken(
        found.flatMap(verdict => verdict.at),
        `${sentences(found)} That should not be so.`,
    );
}

function evaluateGroup(group: GroupFacts, evaluation: Evaluation): Verdict {
    const verdicts = group.checks.map(check => evaluate(check, evaluation));
    if (group.quantifier === 'none') return evaluateNone(verdicts, checkInWords(group, evaluation.title));
    const holding = verdicts.filter(verdict => verdict.state === 'holds');
    const rest = verdicts.filter(verdict => verdict.state !== 'holds');
    const wanted = group.quantifier === 'all' ? verdicts.length : group.quantifier === 'any' ? 1 : (group.count ?? 1);
    if (holding.length >= wanted)
        return holds(
            holding.flatMap(verdict => verdict.at),
            sentences(holding),
        );
    const lacking = rest.flatMap(verdict => verdict.lacking);
    const breaking = rest.filter(verdict => verdict.state === 'broken');
    if (group.quantifier === 'all') {
        return breaking.length
            ? broken(
                  breaking.flatMap(verdict => verdict.at),
                  sentences(rest),
                  lacking,
              )
            : absent(sentences(rest), lacking);
    }
    if (breaking.length && group.quantifier === 'any')
        return broken(
            breaking.flatMap(verdict => verdict.at),
            sentences(breaking),
            lacking,
        );
    const missing = [...new Set(rest.flatMap(verdict => verdict.lacking).map(check => absenceInWords(check, evaluation.title)))].join('; ');
    const reason =
        wanted === 1
            ? `None of these is there: ${missing}.`
            : `${wanted - holding.length} more of these ${wanted - holding.length === 1 ? 'is' : 'are'} expected: ${missing}.`;
    return absent(reason, lacking);
}

/** Whether a service or a review has what a check asks for. */
export function evaluate(check: CheckFacts, evaluation: Evaluation): Verdict {
    return check.type === 'group' ? evaluateGroup(check, evaluation) : evaluateElement(check, evaluation);
}
