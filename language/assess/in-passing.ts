import type { ExpectationFacts } from '../model/facts.ts';
import { isSentence } from './evaluate.ts';
import { isHolding, type Verdict } from './verdict.ts';

/**
 * Whether an expectation is about what a text may say in passing: any sentence would do, and the guidance has no words for where there
 * is none. It is part of an answer, and never all of it.
 */
export function isInPassing({ check, otherwise }: Pick<ExpectationFacts, 'check' | 'otherwise'>): boolean {
    return otherwise === undefined && check?.type === 'group' && check.quantifier === 'any' && check.checks.some(isSentence);
}

/** Verdicts on some expectations. What a text may say in passing is reported only where nothing else is open: the rest says it better. */
export function withoutPassing<Told extends Verdict>(
    verdicts: readonly Told[],
    expectations: readonly Pick<ExpectationFacts, 'check' | 'otherwise'>[],
): readonly Told[] {
    const isPassing = expectations.map(isInPassing);
    const isOtherOpen = verdicts.some((verdict, index) => !isPassing[index] && !isHolding(verdict));
    if (!isOtherOpen) return verdicts;
    return verdicts.map((verdict, index) =>
        isPassing[index] && !isHolding(verdict) ? { ...verdict, reason: () => '', lacking: [] } : verdict,
    );
}
