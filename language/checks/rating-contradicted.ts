import { inPlaceAt, isChoice } from '../model/subjects.ts';
import { findingsIn } from '../reviews/form.ts';
import type { Rule } from './rule.ts';

/** A theme that is done in practice is not rated as if nothing were there. */
export const ratingContradicted: Rule = {
    code: 'CARE-719',
    name: 'rating-contradicted',
    title: 'A rating that does not fit its answers',
    severity: 'warning',
    reads: 'document',
    isFixable: false,
    why: 'A board acts on the rating. If practice is in place and only the policy is missing, “not met” asks for work on the wrong thing, or one of the three answers is wrong.',
    fix: 'Read the finding again. If practice is in place and no policy says so, the rating is usually “partly met”.',
    *check(document) {
        for (const review of document.reviews) {
            for (const finding of findingsIn(review)) {
                const { policy, rating } = finding.values;
                if (!isChoice(rating, 'not-met') || !isChoice(policy, 'not-in-place') || !inPlaceAt(finding, 'practice')) continue;
                yield {
                    at: rating.at,
                    message: `${finding.term}: practice is in place and policy is not, but the rating is “not met”.`,
                    advice: 'Check all three. If practice is in place, the rating is usually `partly-met`.',
                };
            }
        }
    },
};
