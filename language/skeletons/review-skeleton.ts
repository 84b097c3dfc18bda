import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import type { TemplateFacts } from '../model/facts.ts';
import { NameIndex } from '../names/name-index.ts';
import { draftReview } from '../reviews/draft-review.ts';

interface ReviewSkeleton {
    readonly name: string;
    readonly title?: string;
    readonly template: TemplateFacts;
    /** What the template's guidance asks for. */
    readonly requirements: readonly EffectiveRequirement[];
    /** The names of the services that it covers. */
    readonly covers: readonly string[];
}

/**
 * A review to fill in, with nothing proposed: every question that its template requires, and a finding for each theme of
 * the guidance. `draftReview` also reads the services.
 */
export function reviewSkeleton({ covers, ...review }: ReviewSkeleton): string {
    const services = covers.map(name => ({ name, assessments: [], path: '', lineOf: () => 1 }));
    return draftReview({ ...review, services, names: new NameIndex() });
}
