import { isSound, type RuleFinding } from '../model/findings.ts';

import { servicesCoveredBy } from '../reviews/covered-services.ts';
import { confirmLooks, type Look, looksIn } from '../reviews/looks.ts';

import type { Rule } from './rule.ts';

function changed(look: Look, all: readonly Look[]): RuleFinding {
    const { finding, sight, kept, places } = look;
    const title = sight.service.title ?? sight.service.name;
    const suspects = all.filter(({ state }) => state === 'changed');
    return {
        at: kept?.fingerprint?.at ?? finding.at,
        message: `The specification of ${title}, or the requirement, has changed since the finding on ${finding.term} was written. Its outcome is now: ${sight.result.outcome}.`,
        advice: 'Read the specification again. Change the finding if it no longer holds; then confirm it.',
        related: (places.length ? places : [sight.service.at]).slice(0, 5).map(at => ({
            message: `The part of the specification of ${title} that ${finding.term} is about.`,
            uri: sight.uri,
            at,
        })),
        fixes: [
            { title: `Confirm the finding on ${finding.term} for ${title}`, safe: false, edits: confirmLooks([look], all) },
            ...(suspects.length > 1
                ? [
                      {
                          title: `Confirm all ${suspects.length} suspect findings of this review`,
                          safe: false,
                          edits: confirmLooks(suspects, all),
                      },
                  ]
                : []),
        ],
    };
}

function* ofFinding(looks: readonly Look[], all: readonly Look[]): Iterable<RuleFinding> {
    for (const look of looks) if (look.state === 'changed') yield changed(look, all);
    const unseen = looks.filter(({ state }) => state === 'unseen');
    const [first] = unseen;
    if (!first) return;
    const names = unseen.map(({ sight }) => sight.service.title ?? sight.service.name);
    const everything = all.filter(({ state }) => state === 'unseen');
    yield {
        at: first.kept?.service.at ?? first.finding.at,
        message: `The finding on ${first.finding.term} has no record of the specification of ${names.join(', ')}. If the specification changes, you will get no warning.`,
        advice: 'Use the fix to record it in a line `looked at`.',
        severity: 'hint',
        fixes: [
            { title: 'Record what this finding looked at', safe: false, edits: confirmLooks(unseen, all) },
            ...(everything.length > unseen.length
                ? [{ title: 'Record what all findings of this review looked at', safe: false, edits: confirmLooks(everything, all) }]
                : []),
        ],
    };
}

/** A finding is about a text that is still there. */
export const suspectFinding: Rule = {
    code: 'CARE-732',
    name: 'suspect-finding',
    title: 'A finding about a text that has changed since',
    severity: 'warning',
    reads: 'workspace',
    isFixable: true,
    why: 'A finding was true of the text at the time. When the specification changes, the finding may be wrong, and the review still looks finished.',
    fix: 'Read the specification again, change the finding if need be, and confirm it: the fix writes the new fingerprint.',
    *check(document, context) {
        for (const review of document.reviews) {
            // What could not be read can't be confirmed either.
            const all = looksIn(review, servicesCoveredBy(review, context)).filter(({ finding }) => isSound(document, finding.whole));
            const byFinding = Map.groupBy(all, ({ finding }) => finding);
            for (const looks of byFinding.values()) yield* ofFinding(looks, all);
        }
    },
};
