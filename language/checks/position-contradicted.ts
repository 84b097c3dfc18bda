import type { Outcome } from '../assess/outcome.ts';
import type { Element } from '../model/facts.ts';
import type { RuleFinding } from '../model/findings.ts';
import type { LibraryTerm } from '../model/namespaces.ts';
import { inPlaceAt, POSITIONS } from '../model/subjects.ts';
import { listed } from '../model/text.ts';
import { type Covered, lackIn, type Sight, servicesCoveredBy, serviceTitle, sightOf } from '../reviews/covered-services.ts';
import { findingsIn } from '../reviews/form.ts';

import type { Rule } from './rule.ts';

const PARTLY: LibraryTerm<'choice'> = 'partly';
const UNANSWERED = new Set<Outcome>(['missing', 'partly', 'against']);

function contradictions(requirement: string, covered: readonly Covered[]): readonly Sight[] {
    return covered.flatMap(({ assessments }) => {
        const sight = sightOf(requirement, assessments);
        return sight && UNANSWERED.has(sight.result.outcome) ? [sight] : [];
    });
}

function report(finding: Element, sights: readonly Sight[]): RuleFinding | undefined {
    const positions = POSITIONS.flatMap(name => {
        const at = inPlaceAt(finding, name);
        return at ? [{ name, at }] : [];
    });
    const [first] = positions;
    if (!first || !finding.term) return undefined;
    const said = listed(positions.map(({ name }) => name));
    const several = sights.length > 1;
    return {
        at: first.at,
        message: `The review says that ${said} ${positions.length > 1 ? 'are' : 'is'} in place for ${finding.term}. The ${several ? 'specifications' : 'specification'} of ${listed(sights.map(serviceTitle))} ${several ? 'do' : 'does'} not show it. ${sights[0] ? lackIn(sights[0]) : ''}`,
        advice: 'Change the finding to “partly”, or add the missing words to the specification.',
        related: sights.map(sight => ({
            message: `${serviceTitle(sight)}, ${sight.result.outcome}: ${lackIn(sight)}`,
            uri: sight.uri,
            at: sight.result.at,
        })),
        fixes: positions.map(({ name, at }) => ({
            title: `Say that ${name} is partly in place`,
            safe: false,
            edits: [{ at, text: PARTLY }],
        })),
    };
}

/** What a review says is in place is in the specifications that it covers. */
export const positionContradicted: Rule = {
    code: 'CARE-731',
    name: 'position-contradicted',
    title: 'Something in place that a covered specification does not show',
    severity: 'warning',
    reads: 'workspace',
    isFixable: true,
    why: 'If a board says in public that something is in place, and the specification of the service does not show it, people will ask which is true.',
    fix: 'Read both places, and change the one that is wrong.',
    *check(document, context) {
        for (const review of document.reviews) {
            const covered = servicesCoveredBy(review, context);
            for (const finding of findingsIn(review)) {
                const sights = finding.term ? contradictions(finding.term, covered) : [];
                const found = sights.length ? report(finding, sights) : undefined;
                if (found) yield found;
            }
        }
    },
};
