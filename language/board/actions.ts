import { dateIn, numberIn, textIn } from '../model/element-values.ts';
import type { AttributeName } from '../model/elements.ts';
import type { Element } from '../model/facts.ts';
import { closedBy, isOver } from '../model/review-elements.ts';
import type { NameIndex } from '../names/name-index.ts';
import { type PlacedSubject, type PlaceInDocument, type Titled, titled } from './services.ts';

/** One action of one review. */
export interface ActionEntry extends PlaceInDocument {
    readonly name: string;
    readonly title: string;
    readonly review: Titled;
    /** The requirements whose gaps it closes. */
    readonly closes: readonly string[];
    readonly horizon?: string;
    readonly owner?: string;
    /** As `YYYY-MM-DD`. */
    readonly due?: string;
    readonly completed?: string;
    readonly state?: string;
    readonly progress?: string;
    readonly evidence?: string;
    readonly resource?: string;
    readonly overdue: boolean;
    /** Whether nothing is left to do about it. */
    readonly isOver: boolean;
}

function entryOf(action: Element, { subject, uri }: PlacedSubject, today: string, names: NameIndex): ActionEntry {
    const optional = {
        horizon: action.term,
        owner: textIn(action, 'owner'),
        due: dateIn(action, 'due'),
        completed: dateIn(action, 'completedon'),
        state: textIn(action, 'state'),
        progress: textIn(action, 'progress'),
        evidence: textIn(action, 'evidence'),
        resource: textIn(action, 'resource'),
    };
    const over = isOver(optional.state, names);
    const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
    return {
        name: action.name ?? '',
        title: textIn(action, 'title') ?? action.name ?? '',
        review: titled(subject),
        closes: closedBy(action),
        ...given,
        overdue: optional.due !== undefined && optional.due < today && !over,
        isOver: over,
        uri,
        at: action.at,
    };
}

/** Compares days; what has none comes last. */
function byDay(a: string | undefined, b: string | undefined): number {
    if (a === b) return 0;
    if (a === undefined) return 1;
    return b === undefined || a < b ? -1 : 1;
}

/** Every action of some reviews, those that are due first in front. */
export function actionsOf(reviews: readonly PlacedSubject[], today: string, names: NameIndex): readonly ActionEntry[] {
    return reviews
        .flatMap(review =>
            review.subject.elements.filter(({ kind }) => kind === 'action').map(action => entryOf(action, review, today, names)),
        )
        .toSorted((a, b) => byDay(a.due, b.due));
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
