import { isSound } from '../model/findings.ts';
import { listed } from '../model/text.ts';
import { actionSkeleton } from '../reviews/blanks.ts';
import type { Rule } from './rule.ts';

/** Each gap has an action. */
export const gapWithoutAction: Rule = {
    code: 'CARE-716',
    name: 'gap-without-action',
    title: 'A gap without an action',
    severity: 'warning',
    reads: 'document',
    isFixable: true,
    tells: ({ kind, bounds }) => kind === 'gap' && bounds.some(({ attribute }) => attribute === 'action'),
    why: 'A review that names a gap and no action says that it will stay. The letter to boards asks for practical steps for each gap that was found.',
    fix: 'Write an action in the finding, or name the requirement in the `addresses:` of an action of the review.',
    *check(document) {
        for (const review of document.reviews) {
            const accepted = new Set(review.acceptedGaps.flatMap(({ requirements }) => requirements.map(({ name }) => name)));
            const actions = review.elements.filter(({ kind, name }) => kind === 'action' && name);
            for (const { kind, term, values, at, whole } of review.elements) {
                if (kind !== 'gap' || values.action || !term || accepted.has(term)) continue;
                const end = whole[1] - 1;
                yield {
                    at,
                    message: `The gap about ${term} has no action.`,
                    advice: actions.length
                        ? `Write an action in the finding; or, if ${listed(
                              actions.slice(0, 2).map(({ name }) => `\`${name}\``),
                              'or',
                          )}${actions.length > 2 ? ' or another action' : ''} closes it, write \`addresses: ${term}\` there.`
                        : 'Write in the finding what will be done, by whom and by when.',
                    fixes: isSound(document, whole)
                        ? [{ title: 'Write an action', safe: false, edits: [{ at: [end, end], text: `  ${actionSkeleton(term)}\n  ` }] }]
                        : [],
                };
            }
        }
    },
};
