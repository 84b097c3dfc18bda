import { type ActionEntry, actionsOf } from '../../language/board/actions.ts';
import type { PlacedSubject } from '../../language/board/services.ts';
import { isOver } from '../../language/model/review-elements.ts';
import type { PlainRange } from '../protocol.ts';
import { rangeOf } from '../support/places.ts';
import type { LoadedDocument } from '../workspace/loaded-document.ts';

/** What can't be told of an action any more when its document is gone from memory. */
interface ActionPlace {
    readonly range: PlainRange;
    readonly isOver: boolean;
}

/** The reviews of a document as far as their actions go: all that is kept of a document that is closed. */
export interface Plan {
    readonly reviews: readonly PlacedSubject[];
    /** By the offset where each action begins. */
    readonly places: ReadonlyMap<number, ActionPlace>;
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
        places: new Map(actions.map(action => [action.at[0], { range: rangeOf(text, action.at), isOver: isOver(action) }])),
    };
}

/** The actions of some documents with their places, those that are due first in front. */
export function placedActions(plans: readonly Plan[], today: string): readonly (ActionEntry & ActionPlace)[] {
    const places = new Map(plans.flatMap(plan => plan.reviews.map(({ uri }) => [uri, plan.places] as const)));
    const reviews = plans.flatMap(plan => plan.reviews);
    return actionsOf(reviews, today).flatMap(action => {
        const place = places.get(action.uri)?.get(action.at[0]);
        return place ? [{ ...action, ...place }] : [];
    });
}
