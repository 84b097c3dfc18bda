import type { ExpectationFacts } from '../model/facts.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import { type Evidence, isHolding } from './verdict.ts';

/** What a text says in passing of what some expectations ask; nothing where it says nothing of it. */
export function saidInPassing(expectations: readonly Pick<ExpectationFacts, 'check'>[], evaluation: Evaluation): readonly Evidence[] {
    for (const { check } of expectations) {
        const verdict = check && evaluate(check, evaluation);
        if (verdict && isHolding(verdict)) return verdict.evidence;
    }
    return [];
}
