import type { Finding, Severity } from '../model/findings.ts';
import { toldOnce } from './told-once.ts';

/** Findings with the severities that a workspace gives to rules, each told once; those of rules that are off are left out. */
export function configured(findings: readonly Finding[], rules: Readonly<Record<string, Severity | 'off'>>): readonly Finding[] {
    const left = findings.flatMap(finding => {
        const severity = rules[finding.code];
        if (severity === undefined) return finding;
        return severity === 'off' ? [] : { ...finding, severity };
    });
    return toldOnce(left);
}
