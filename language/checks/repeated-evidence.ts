import type { Element } from '../model/facts.ts';
import { isUnwritten } from '../model/placeholders.ts';
import { withoutLayout } from '../model/text.ts';
import { findingsIn } from '../reviews/form.ts';
import type { Rule } from './rule.ts';

/** From how many findings on the same evidence is a copy, and not one audit that answers two questions. */
const MANY = 3;

/** The evidence of a finding, without differences that only the layout makes; nothing where it is still to be written. */
function evidenceOf({ values: { evidence } }: Element<'finding'>): string | undefined {
    if (evidence?.type !== 'text' || isUnwritten(evidence.text)) return undefined;
    return withoutLayout(evidence.text).toLowerCase() || undefined;
}

/** Findings on different themes rest on evidence about these themes. */
export const repeatedEvidence: Rule = {
    code: 'CARE-720',
    name: 'repeated-evidence',
    title: 'The same evidence under many findings',
    severity: 'warning',
    reads: 'document',
    isFixable: false,
    why: 'The same words cannot show different things. Where they are copied from finding to finding, readers can’t tell if each theme was checked.',
    fix: 'Say for each theme what was checked and what it showed. If one audit covers several themes, give its figure for each.',
    *check(document) {
        for (const review of document.reviews) {
            const groups = Map.groupBy(findingsIn(review), evidenceOf);
            for (const [words, findings] of groups) {
                const [first, ...others] = findings;
                const at = first?.values.evidence?.at;
                if (words === undefined || !first || !at || findings.length < MANY) continue;
                yield {
                    at,
                    message: `${findings.length} findings have the same evidence, word for word.`,
                    advice: 'Say for each theme what was checked and what it showed.',
                    related: others.map(finding => ({ message: `${finding.term} has it too.`, uri: document.uri, at: finding.at })),
                };
            }
        }
    },
};
