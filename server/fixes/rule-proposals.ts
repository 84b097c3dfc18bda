import { aimOf } from '../../language/fixes/sound-edits.ts';
import type { Finding } from '../../language/model/findings.ts';
import type { Proposal } from './proposal.ts';

/** What the rule itself proposes. */
export function ruleProposals(finding: Finding): readonly Proposal[] {
    const fixes = finding.fixes ?? [];
    return fixes.map(({ title, edits }) => ({
        title,
        edits,
        finding,
        aim: aimOf(finding),
        isPreferred: fixes.length === 1,
    }));
}
