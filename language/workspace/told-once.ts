import type { Finding, Severity } from '../model/findings.ts';

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
