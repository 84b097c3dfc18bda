import { type ActionEntry, actionsOf } from '../../language/board/actions.ts';
import type { PlacedSubject } from '../../language/board/placed.ts';
import type { PlainRange } from '../protocol.ts';
import { rangeOf } from '../support/places.ts';
import type { LoadedDocument } from '../workspace/loaded-document.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The reviews of a document as far as their actions go, and where these stand: all that is kept of a document that is closed. */
export interface Plan {
    readonly reviews: readonly PlacedSubject[];
    /** The places of the actions, by the offset where each begins. */
    readonly ranges: ReadonlyMap<number, PlainRange>;
}

/** An action, with its place in lines and characters. */
export interface PlacedAction extends ActionEntry {
    readonly range: PlainRange;
}

/** What is kept of the reviews of a document. */
export function planOf({ uri, facts, text }: LoadedDocument): Plan {
    const reviews = facts.reviews.map(review => ({
        uri,
        subject: { ...review, elements: review.elements.filter(({ kind }) => kind === 'action'), blocks: [], claims: [], looks: [] },
    }));
    const actions = reviews.flatMap(({ subject }) => subject.elements);
    return { reviews, ranges: new Map(actions.map(({ at }) => [at[0], rangeOf(text, at)])) };
}

/** The actions of some reviews, those that are due first in front. */
export function placedActions(plans: readonly Plan[], today: string): readonly PlacedAction[] {
    const ranges = new Map(plans.flatMap(({ reviews, ranges: of }) => reviews.map(({ uri }) => [uri, of] as const)));
    return actionsOf(
        plans.flatMap(({ reviews }) => reviews),
        today,
    ).flatMap(action => {
        const range = ranges.get(action.uri)?.get(action.at[0]);
        return range ? [{ ...action, range }] : [];
    });
}

/** The reviews of a document as they are now: read again only where the document is open, or has changed. */
export async function currentPlan(workspace: Workspace, uri: string): Promise<Plan | undefined> {
    if (!workspace.isOpen(uri)) {
        const known = workspace.plans.get(uri);
        if (known) return known;
    }
    const document = await workspace.load(uri);
    const plan = document && planOf(document);
    if (plan && !workspace.isOpen(uri)) workspace.plans.set(uri, plan);
    return plan;
}
