import { type ActionEntry, actionsOf } from '../../language/board/actions.ts';
import type { PlacedSubject } from '../../language/board/services.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import type { PlainRange } from '../protocol.ts';
import { rangeOf } from '../support/places.ts';
import type { LoadedDocument } from '../workspace/documents.ts';

/** The reviews of a document as far as their actions go: all that is kept of a document that is closed. */
export interface Plan {
    readonly reviews: readonly PlacedSubject[];
    /** By the offset where each action begins. */
    readonly places: ReadonlyMap<number, PlainRange>;
}

/** What is kept of the reviews of a document. */
export function planOf({ uri, facts, text }: LoadedDocument): Plan {
    const reviews = facts.reviews.map(review => ({
        uri,
        subject: {
            ...review,
            elements: review.elements.filter(({ kind }) => kind === 'action'),
            lines: [],
            blocks: [],
            claims: [],
            looks: [],
        },
    }));
    const actions = reviews.flatMap(({ subject }) => subject.elements);
    return {
        reviews,
        places: new Map(actions.map(action => [action.at[0], rangeOf(text, action.at)])),
    };
}

/** The actions of some documents with their places, those that are due first in front. */
export function placedActions(
    plans: readonly Plan[],
    today: string,
    names: NameIndex,
): readonly (ActionEntry & { readonly range: PlainRange })[] {
    const places = new Map(plans.flatMap(plan => plan.reviews.map(({ uri }) => [uri, plan.places] as const)));
    const reviews = plans.flatMap(plan => plan.reviews);
    return actionsOf(reviews, today, names).flatMap(action => {
        const range = places.get(action.uri)?.get(action.at[0]);
        return range ? [{ ...action, range }] : [];
    });
}
