import type { ExpectationFacts } from '../model/facts.ts';
import { evaluate, isSentence } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import { type Evidence, isHolding } from './verdict.ts';

type Expectation = Pick<ExpectationFacts, 'check' | 'otherwise'>;

/**
 * Whether an expectation is about what a text may say in passing: any sentence would do, and the guidance has no words for where there
 * is none. It is part of an answer, and never all of it.
 */
export function isInPassing({ check, otherwise }: Expectation): boolean {
    return otherwise === undefined && check?.type === 'group' && check.quantifier === 'any' && check.checks.some(isSentence);
}

/** What a text says in passing of what some expectations ask; nothing where it says nothing of it. */
export function saidInPassing(expectations: readonly Expectation[], evaluation: Evaluation): readonly Evidence[] {
    for (const { check } of expectations) {
        const verdict = check && evaluate(check, evaluation);
        if (verdict && isHolding(verdict)) return verdict.evidence;
    }
    return [];
}
