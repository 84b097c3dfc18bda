import type { SubjectFacts } from '../model/facts.ts';
import { findingsIn } from './answers.ts';
import { sightOf } from './covered.ts';
import { isGap } from './propose.ts';
import type { ServiceToReview } from './service-to-review.ts';

/** A service that a review covers from now on, and the findings that it gives reason to read again. */
export interface ReadAgain {
    readonly service: string;
    readonly requirements: readonly string[];
}

/**
 * The findings that were written before a service was covered and whose requirement its specification does not show: nobody
 * but people can say what becomes of them.
 *
 * @param services those that a review covers from now on
 */
export function findingsToReadAgain(review: SubjectFacts, services: readonly ServiceToReview[]): readonly ReadAgain[] {
    const written = findingsIn(review).flatMap(({ term }) => term ?? []);
    return services.flatMap(({ name, assessments }) => {
        const requirements = written.filter(term => {
            const sight = sightOf(term, assessments);
            return sight !== undefined && isGap(sight);
        });
        return requirements.length ? [{ service: assessments[0]?.subject.title ?? name, requirements }] : [];
    });
}
