import { type PlacedSubject, type PlaceInDocument, type Titled, titled } from './placed.ts';

/** A service that a review covers and that no specification describes. */
export interface UndescribedService extends PlaceInDocument {
    readonly name: string;
    readonly review: Titled;
    /** `none`: no document declares it; `empty`: a specification that says nothing yet. */
    readonly specification: 'none' | 'empty';
}

/** The services that reviews cover without a specification to look at. */
export function undescribedServices(reviews: readonly PlacedSubject[], services: readonly PlacedSubject[]): readonly UndescribedService[] {
    const described = new Map(services.map(({ subject }) => [subject.name, subject.elements.length > 0]));
    return reviews.flatMap(({ subject, uri }) =>
        subject.elements.flatMap(({ kind, term, at }) => {
            if (kind !== 'covers' || !term || described.get(term)) return [];
            return [
                {
                    name: term,
                    review: titled(subject),
                    specification: described.has(term) ? ('empty' as const) : ('none' as const),
                    uri,
                    at,
                },
            ];
        }),
    );
}
