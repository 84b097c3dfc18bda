import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import type { CheckFacts, Element, ElementCheckFacts, SubjectFacts } from '../model/facts.ts';

function* elementChecks(check: CheckFacts): Iterable<ElementCheckFacts> {
    if (check.type === 'element') yield check;
    else for (const part of check.checks) yield* elementChecks(part);
}

/** Every check of elements that a requirement makes: what it expects, and when it applies. */
function* checksOf({ where, expectations }: EffectiveRequirement): Iterable<ElementCheckFacts> {
    for (const { check } of where) yield check;
    for (const expectation of expectations) {
        for (const { check } of expectation.where) yield check;
        if (expectation.check) yield* elementChecks(expectation.check);
    }
}

/**
 * What of a service a requirement is about: the elements that its expectations and conditions look at, and those that
 * claim to answer it.
 */
export function elementsReadBy(requirement: EffectiveRequirement, service: SubjectFacts): readonly Element[] {
    const checks = [...checksOf(requirement)];
    return service.elements.filter(
        ({ kind, term, meets }) =>
            meets.includes(requirement.id) ||
            checks.some(check => check.kind === kind && (!check.terms.length || (term !== undefined && check.terms.includes(term)))),
    );
}
