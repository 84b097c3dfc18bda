import type { Finding } from '../../language/checks/rule.ts';
import type { Proposal } from './proposal.ts';

/** What the rule itself proposes. */
export function ruleProposals(finding: Finding): readonly Proposal[] {
    const fixes = finding.fixes ?? [];
    return fixes.map(({ title, edits }) => ({
        title,
        edits: edits.toSorted((a, b) => a.at[0] - b.at[0]),
        finding,
        isPreferred: fixes.length === 1,
    }));
}
