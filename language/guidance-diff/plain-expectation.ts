import type { BoundFacts, CheckFacts, ConditionFacts, ExpectationFacts } from '../model/facts.ts';

function boundText({ attribute, test, amount, dimension, date, words }: BoundFacts): string {
    return [attribute, test, amount ?? '', dimension ?? '', date ?? '', words?.join('|') ?? ''].join(' ').trim();
}

/** A check as text that does not depend on where it stands; two checks that ask the same have the same. */
export function checkText(check: CheckFacts, withBounds = true): string {
    if (check.type === 'group') {
        const parts = check.checks.map(part => checkText(part, withBounds)).toSorted();
        return `${check.quantifier} ${check.count ?? ''}{${parts.join(';')}}`;
    }
    const bounds = withBounds ? check.bounds.map(boundText).toSorted().join(',') : '';
    return `${check.quantifier} ${check.count ?? ''} ${check.kind} ${check.terms.toSorted().join('|')} [${bounds}]`;
}

/** Conditions as text, in any order. */
export function conditionsText(conditions: readonly ConditionFacts[]): string {
    return conditions
        .map(({ negated, check }) => `${negated ? 'not ' : ''}${checkText(check)}`)
        .toSorted()
        .join(' and ');
}

/** An expectation as text that does not depend on where it stands. */
export function expectationText({ statement, check, where }: ExpectationFacts): string {
    return `${statement ? 'statement' : check ? checkText(check) : ''} where ${conditionsText(where)}`;
}
