import { appliesWhere } from '../assess/applies.ts';
import type { Assessment } from '../assess/assessment.ts';
import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import { Evaluation } from '../assess/evaluation.ts';
import type { BoundFacts, CheckFacts, SubjectFacts } from '../model/facts.ts';
import type { NameIndex } from '../names/name-index.ts';
import { wordsOfNames } from '../workspace/words-of-names.ts';
import type { About } from './requirements-at.ts';

/** A number that a requirement asks for. */
interface AskedBound {
    readonly requirement: EffectiveRequirement;
    readonly bound: BoundFacts;
}

function* boundsIn(check: CheckFacts, { kind, terms }: About): Generator<BoundFacts> {
    if (check.type === 'group') for (const part of check.checks) yield* boundsIn(part, { kind, terms });
    else if (check.kind === kind && check.quantifier !== 'no' && (!check.terms.length || check.terms.some(term => terms.includes(term))))
        yield* check.bounds;
}

/** The numbers that the followed guidance asks for where a service or a review says something of a kind. */
export function boundsAsked(
    about: About,
    assessments: readonly Assessment[],
    subject: SubjectFacts,
    names: NameIndex,
    today: string,
): readonly AskedBound[] {
    const evaluation = new Evaluation(subject, wordsOfNames(names), today);
    const found: AskedBound[] = [];
    for (const { results } of assessments) {
        for (const { requirement, outcome } of results) {
            if (outcome === 'not applicable') continue;
            for (const { check, where } of requirement.expectations) {
                if (!check || !appliesWhere(where, evaluation).applies) continue;
                for (const bound of boundsIn(check, about)) if (bound.amount !== undefined) found.push({ requirement, bound });
            }
        }
    }
    return found;
}
