import type { SubjectFacts } from '../model/facts.ts';
import type { RuleFinding } from '../model/findings.ts';
import { closedBy } from '../model/subjects.ts';
import type { Rule } from './rule.ts';

function* ofReview(review: SubjectFacts): Iterable<RuleFinding> {
    const gaps = new Set(review.elements.filter(({ kind }) => kind === 'gap').map(({ term }) => term));
    const open = [...gaps].filter(Boolean);
    for (const action of review.elements) {
        if (action.kind !== 'action') continue;
        const closed = closedBy(action);
        if (!closed.length) {
            yield {
                at: action.at,
                message: `The action \`${action.name ?? ''}\` does not say which gap it closes.`,
                advice: `Move it into the finding that it belongs to, or write ${open[0] ? `\`addresses: ${open[0]}\`` : 'the requirement whose gap it closes after `addresses:`'}.`,
            };
            continue;
        }
        const without = closed.filter(requirement => !gaps.has(requirement));
        if (without.length < closed.length) continue;
        const words = without.length === 1 ? `${without[0]}, where` : `${without.join(', ')}, where`;
        yield {
            at: action.at,
            message: `The action \`${action.name ?? ''}\` is about ${words} the review has found no gap.`,
            advice: 'Write in the finding what is missing, or leave the action out.',
        };
    }
}

/** Every action closes a gap. */
export const actionWithoutGap: Rule = {
    code: 'CARE-717',
    name: 'action-without-gap',
    title: 'An action that closes no gap',
    severity: 'warning',
    reads: 'document',
    isFixable: false,
    tells: ({ kind, bounds }) => kind === 'action' && bounds.some(({ attribute }) => attribute === 'gap'),
    why: 'A plan full of actions that close no gap looks busy and changes little. Money and time go first to what the review found.',
    fix: 'Write the action into the finding whose gap it closes, or name its requirements with `addresses:`.',
    *check(document) {
        for (const review of document.reviews) yield* ofReview(review);
    },
};
