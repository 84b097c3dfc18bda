import type { RequirementResult } from '../assess/assessment.ts';
import type { ElementCheckFacts, SubjectFacts } from '../model/facts.ts';
import type { Finding, Severity } from '../model/findings.ts';

/** The rule that tells each place of what a check of actions and gaps lacks; nothing where no rule does. */
function ruleFor({ kind, bounds }: ElementCheckFacts): string | undefined {
    const asks = (attribute: string): boolean => bounds.some(bound => bound.attribute === attribute);
    if (kind === 'gap' && asks('action')) return 'CARE-716';
    return kind === 'action' && asks('gap') ? 'CARE-717' : undefined;
}

/** The rules that tell the same as a requirement that is broken, each place of it and with a fix; none where it lacks more than that. */
export function rulesThatTell({ outcome, lacking }: RequirementResult, { elements }: SubjectFacts): readonly string[] {
    if (outcome !== 'against' && outcome !== 'partly') return [];
    const hasActions = elements.some(({ kind }) => kind === 'action');
    // An answer that there are no gaps is another way to meet it, and not for a review that has found some; that there are no
    // actions at all is told at each gap.
    const checks = lacking.filter(({ kind }) => kind !== 'answer' && (kind !== 'action' || hasActions));
    const rules = checks.flatMap(check => ruleFor(check) ?? []);
    return rules.length === checks.length ? [...new Set(rules)] : [];
}

const STRONGEST: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

function stronger(one: Severity, other: Severity): Severity {
    return STRONGEST.indexOf(one) <= STRONGEST.indexOf(other) ? one : other;
}

/**
 * Findings without those requirements that a rule tells at each place: the rule says it as strongly as the requirement would,
 * and whose demand it is.
 */
export function toldOnce(findings: readonly Finding[]): readonly Finding[] {
    const spoken = new Set(findings.map(({ code }) => code));
    const told = findings.filter(({ toldBy }) => toldBy?.length && toldBy.every(code => spoken.has(code)));
    if (!told.length) return findings;
    return findings.flatMap(finding => {
        if (told.includes(finding)) return [];
        const demand = told.find(({ toldBy }) => toldBy?.includes(finding.code));
        if (!demand) return finding;
        const { asker, source } = demand;
        return { ...finding, severity: stronger(finding.severity, demand.severity), ...(asker && { asker }), ...(source && { source }) };
    });
}
