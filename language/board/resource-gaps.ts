import type { Element } from '../model/facts.ts';
import { isOver } from '../model/review-elements.ts';
import type { PlacedSubject } from './placed.ts';
import { numberIn } from './values.ts';

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

/** Adds up what the actions of some reviews lack that are neither done nor withdrawn. */
export function resourceGaps(reviews: readonly PlacedSubject[]): ResourceGaps {
    const open = reviews.flatMap(({ subject }) => subject.elements.filter(element => element.kind === 'action' && !isOver(element)));
    const sum = (attribute: string): number =>
        Math.round(open.reduce((total, action) => total + (numberIn(action, attribute)?.amount ?? 0), 0) * 100) / 100;
    const isCosted = (action: Element): boolean => ['recurrent', 'once', 'money', 'wte'].some(attribute => action.values[attribute]);
    return {
        recurrent: sum('recurrent'),
        once: sum('once'),
        unclear: sum('money'),
        wte: sum('wte'),
        costed: open.filter(isCosted).length,
        notYetCosted: open.filter(({ values }) => values.uncosted).length,
    };
}
