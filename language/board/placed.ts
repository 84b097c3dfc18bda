import type { Assessment } from '../assess/assessment.ts';
import type { Address } from '../model/address.ts';
import type { SubjectFacts } from '../model/facts.ts';
import type { Span } from '../model/values.ts';

/** A service or a review, and the document that it stands in. */
export interface PlacedSubject {
    readonly subject: SubjectFacts;
    readonly uri: Address;
}

/** A service with what its guidance makes of it. */
export interface AssessedService extends PlacedSubject {
    readonly assessments: readonly Assessment[];
}

/** Somewhere in a document of the workspace. */
export interface PlaceInDocument {
    readonly uri: Address;
    readonly at: Span;
}

/** Who a service or a review is, for tables. */
export interface Titled {
    readonly name: string;
    readonly title: string;
}

/** Name and title of a service or a review. */
export function titled({ name, title }: Pick<SubjectFacts, 'name' | 'title'>): Titled {
    return { name, title: title ?? name };
}
