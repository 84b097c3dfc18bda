import type { CancellationToken } from 'vscode-languageserver';
import { type ActionEntry, actionsOf } from '../../language/board/actions.ts';
import type { PlacedSubject } from '../../language/board/services.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import type { Address } from '../../language/model/address.ts';
import { isUnwritten } from '../../language/model/placeholders.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { kindOf } from '../../language/workspace/derived.ts';
import type { ActionPlan, PlainRange, PlannedAction } from '../protocol.ts';
import type { Feature } from '../server.ts';
import { rangeOf } from '../support/places.ts';
import { breathe, onRequest } from '../support/requests.ts';
import type { LoadedDocument } from '../workspace/documents.ts';
import type { ServerWorkspace } from '../workspace/server-workspace.ts';

/** The reviews of a document as far as their actions go: all that is kept of a document that is closed. */
interface Plan {
    readonly reviews: readonly PlacedSubject[];
    /** By the offset where each action begins. */
    readonly places: ReadonlyMap<number, PlainRange>;
}

/** What is kept of the reviews of a document. */
function planOf({ uri, facts, text }: LoadedDocument): Plan {
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
function placedActions(plans: readonly Plan[], today: string, names: NameIndex): readonly (ActionEntry & { readonly range: PlainRange })[] {
    const places = new Map(plans.flatMap(plan => plan.reviews.map(({ uri }) => [uri, plan.places] as const)));
    const reviews = plans.flatMap(plan => plan.reviews);
    return actionsOf(reviews, today, names).flatMap(action => {
        const range = places.get(action.uri)?.get(action.at[0]);
        return range ? [{ ...action, range }] : [];
    });
}

const PLAN = kindOf<Plan>('plan', 'text');

/** The reviews of a document as they are now. A closed document is read once, and again when it has changed. */
async function planIn(uri: Address, workspace: ServerWorkspace): Promise<Plan | undefined> {
    const read = async (): Promise<Plan | undefined> => {
        const document = await workspace.load(uri);
        return document && planOf(document);
    };
    if (workspace.isOpen(uri)) return read();
    return workspace.derived.getLater(PLAN, uri, [], async () => {
        await breathe();
        return read();
    });
}

/** An action for people: without what is still a placeholder, and with terms as the library calls them. */
function inWords(action: ReturnType<typeof placedActions>[number], { names }: ServerWorkspace): PlannedAction {
    const { uri, range, name, title, review, closes, due, overdue, isOver } = action;
    const written = (text: string | undefined): string | undefined => (text === undefined || isUnwritten(text) ? undefined : text);
    const { horizon, state } = action;
    return {
        uri,
        range,
        name,
        title,
        review,
        closes,
        horizon: horizon && names.title('horizons', horizon),
        state: state && names.title('states', state),
        owner: written(action.owner),
        due,
        resource: written(action.resource),
        isOverdue: overdue,
        isOver,
    };
}

async function actionPlan(workspace: ServerWorkspace, token: CancellationToken): Promise<ActionPlan> {
    const declared = [...workspace.names.all('review')].flatMap(found => found.map(({ uri }) => uri)).filter(uri => !isLibrary(uri));
    const plans: Plan[] = [];
    for (const uri of new Set(declared)) {
        if (token.isCancellationRequested) break;
        const plan = await planIn(uri, workspace);
        if (plan) plans.push(plan);
    }
    const actions = placedActions(plans, workspace.today, workspace.names).map(action => inWords(action, workspace));
    return { actions, isComplete: workspace.complete && !token.isCancellationRequested };
}

/** The actions of all reviews, whoever owns them, for a view of them. */
export const actions: Feature = {
    capabilities: {},
    register({ connection, workspace }) {
        onRequest(connection, 'carewright/actions', (_, token) => actionPlan(workspace, token));
    },
};
