import type { RequirementFacts } from '../model/facts.ts';
import type { Severity } from '../model/findings.ts';
import type { TermOrWord } from '../model/namespaces.ts';

/** Bases that are a body's demand. What only evidence or an example suggests is never more than a warning. */
const DEMANDS = new Set(['guidance', 'letter', 'framework', 'law', 'standard', 'regulator', 'local']);

const LOWER: Readonly<Record<Severity, Severity>> = { error: 'warning', warning: 'information', information: 'hint', hint: 'hint' };

/**
 * How strongly to report a requirement that is missing or failing.
 *
 * A `must` is an error and a `should` a warning; a requirement that has not been checked at its source, or that rests on
 * evidence or an example only, is never an error; a draft is a to-do list, so everything in it is one step milder; a
 * retired specification is history.
 *
 * @param askedLocally whether it is a local guidance's own addition that is lacking, which needs no checking elsewhere
 */
export function requirementSeverity(
    requirement: RequirementFacts,
    status: TermOrWord<'statuses'> | undefined,
    askedLocally = false,
): Severity {
    let severity: Severity = requirement.obligation === 'must' ? 'error' : 'warning';
    const soft = !askedLocally && (!requirement.source || requirement.source.unverified || !DEMANDS.has(requirement.basis));
    if (soft && severity === 'error') severity = 'warning';
    if (status === 'retired') return 'hint';
    return status === 'draft' ? LOWER[severity] : severity;
}
