import { elementsOf, numberIn, textIn } from '../model/element-values.ts';
import type { AttributeName } from '../model/elements.ts';
import type { Element } from '../model/facts.ts';
import { type Action, actionOf, byDue, isOver, isOverdue } from '../model/review-elements.ts';
import type { NameIndex } from '../names/name-index.ts';
import { type PlacedSubject, type PlaceInDocument, type Titled, titled } from './services.ts';

/** One action of one review. */
export interface ActionEntry extends Action, PlaceInDocument {
    readonly review: Titled;
    readonly overdue: boolean;
    /** Whether nothing is left to do about it. */
    readonly isOver: boolean;
}

function entryOf(element: Element, { subject, uri }: PlacedSubject, today: string, names: NameIndex): ActionEntry {
    const { name, title, closes, ...action } = actionOf(element);
    return {
        name,
        title,
        review: titled(subject),
        closes,
        ...action,
        overdue: isOverdue(action, today, names),
        isOver: isOver(action.state, names),
        uri,
        at: element.at,
    };
}

/** Every action of some reviews, those that are due first in front. */
export function actionsOf(reviews: readonly PlacedSubject[], today: string, names: NameIndex): readonly ActionEntry[] {
    return byDue(
        reviews.flatMap(review => elementsOf(review.subject.elements, 'action').map(action => entryOf(action, review, today, names))),
    );
}

/** What the open actions of some reviews lack, added up. */
export interface ResourceGaps {
    /** Pounds for each year. */
    readonly recurrent: number;
    /** Pounds that are needed once. */
    readonly once: number;
    /** Pounds of which nobody says whether they recur. */
    readonly unclear: number;
    /** Whole-time equivalents. */
    readonly wte: number;
    /** How many actions the sums are made of. */
    readonly costed: number;
    /** How many actions say that they are not yet costed: what they need is not in the sums. */
    readonly notYetCosted: number;
}

/** Adds up what the actions of some reviews lack about which something is left to do. */
export function resourceGaps(reviews: readonly PlacedSubject[], names: NameIndex): ResourceGaps {
    const open = reviews.flatMap(({ subject }) =>
        subject.elements.filter(element => element.kind === 'action' && !isOver(textIn(element, 'state'), names)),
    );
    const sum = (attribute: AttributeName<'action'>): number =>
        Math.round(open.reduce((total, action) => total + (numberIn(action, attribute)?.amount ?? 0), 0) * 100) / 100;
    const isCosted = (action: Element): boolean =>
        (['recurrent', 'once', 'money', 'wte'] as const).some(attribute => action.values[attribute]);
    return {
        recurrent: sum('recurrent'),
        once: sum('once'),
        unclear: sum('money'),
        wte: sum('wte'),
        costed: open.filter(isCosted).length,
        notYetCosted: open.filter(({ values }) => values.uncosted).length,
    };
}
