import type { CancellationToken } from 'vscode-languageserver';
import { isLibrary } from '../../language/library/scheme.ts';
import type { Address } from '../../language/model/address.ts';
import { isUnwritten } from '../../language/model/placeholders.ts';
import { kindOf } from '../../language/workspace/derived.ts';
import type { ActionPlan, PlannedAction } from '../protocol.ts';
import { type Plan, placedActions, planOf } from '../reviews/plan.ts';
import type { Feature } from '../server.ts';
import { onRequest } from '../support/requests.ts';
import { breathe } from '../workspace/queue.ts';
import type { ServerWorkspace } from '../workspace/server-workspace.ts';

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
