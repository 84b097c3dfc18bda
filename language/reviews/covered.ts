import type { Assessment, RequirementResult } from '../assess/assessment.ts';
import type { AssessedService } from '../board/services.ts';
import type { CheckContext } from '../checks/rule.ts';
import type { Address } from '../model/address.ts';
import type { Named, SubjectFacts } from '../model/facts.ts';
import type { Span } from '../model/values.ts';

/** A service that a review covers, with the line that names it and what is known of it. */
export interface Covered extends Named {
    readonly assessments: readonly Assessment[];
}

/** The services that a review covers, each once. */
export function servicesCoveredBy(review: SubjectFacts, { assessments }: Pick<CheckContext, 'assessments'>): readonly Covered[] {
    const seen = new Set<string>();
    return review.elements.flatMap(({ kind, term, at }) => {
        if (kind !== 'covers' || !term || seen.has(term)) return [];
        seen.add(term);
        return [{ name: term, at, assessments: assessments?.(term) ?? [] }];
    });
}

/** One service seen by one requirement. */
export interface Sight {
    readonly service: SubjectFacts;
    readonly uri: Address;
    readonly result: RequirementResult;
}

/** What the assessments of a service say about a requirement; nothing where the service does not follow its guidance. */
export function sightOf(requirement: string, assessments: readonly Assessment[]): Sight | undefined {
    for (const { subject, uri, results } of assessments) {
        const result = results.find(each => each.requirement.id === requirement);
        if (result) return { service: subject, uri, result };
    }
    return undefined;
}

/** The covered services of which something is known, with the documents that they stand in. */
export function placedAmong(covered: readonly Covered[]): readonly (AssessedService & { readonly coveredAt: Span })[] {
    return covered.flatMap(({ assessments, at }) => {
        const [first] = assessments;
        return first ? [{ subject: first.subject, uri: first.uri, assessments, coveredAt: at }] : [];
    });
}
