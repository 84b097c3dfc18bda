import type { CancellationToken } from 'vscode-languageserver';
import type { Assessment, RequirementResult } from '../../language/assess/assessment.ts';
import { type ActionEntry, actionsOf, boardOf } from '../../language/board/board.ts';

import { type BoardSection, boardSections } from '../../language/board/sections.ts';
import type { AssessedService, PlacedSubject } from '../../language/board/services.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import { type Address, compareAddresses } from '../../language/model/address.ts';
import { ALL_ELEMENTS } from '../../language/model/elements.ts';
import type { SubjectFacts } from '../../language/model/facts.ts';
import { isUnwritten } from '../../language/model/placeholders.ts';
import type { Span } from '../../language/model/values.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import type { Checker } from '../../language/workspace/checker.ts';
import { kindOf } from '../../language/workspace/derived.ts';
import type { ActionPlan, BoardPart, BoardView, PlainRange, PlannedAction } from '../protocol.ts';
import { breathe, type Feature, onRequest } from '../server.ts';
import { rangeOf } from '../support/places.ts';

import type { LoadedDocument, ServerWorkspace } from '../workspace/server-workspace.ts';

/** What a board's view reads of services and reviews; everything else is dropped. */
const ON_BOARD_KINDS: ReadonlySet<string> = new Set(ALL_ELEMENTS.flatMap(([key, { isOnBoard }]) => (isOnBoard ? [key] : [])));

/** The services and reviews of one document, as far as a board's view is made of them. */
interface BoardDocument {
    readonly services: readonly AssessedService[];
    readonly reviews: readonly PlacedSubject[];
    /** Where a place of the document is. */
    rangeOf(at: Span): PlainRange;
}

const ACTIONS: ReadonlySet<string> = new Set(['action']);

/** A service or a review with its elements of some kinds, and nothing else. */
function slim(subject: SubjectFacts, kinds: ReadonlySet<string>): SubjectFacts {
    return { ...subject, elements: subject.elements.filter(({ kind }) => kinds.has(kind)), lines: [], blocks: [], claims: [], looks: [] };
}

/** Outcomes without what they rest on: why is worded nowhere in the view. */
function outcomesOf({ uri, guidance, results }: Assessment, subject: SubjectFacts): Assessment {
    const plain = results.map(
        ({ requirement, outcome, at }): RequirementResult => ({ requirement, outcome, at, reason: '', evidence: [], lacking: [] }),
    );
    return { subject, uri, guidance, results: plain };
}

/** What a board's view is made of in a document. */
function boardDocument({ uri, facts, text }: LoadedDocument, checker: Checker): BoardDocument {
    const all = facts.services.length ? checker.assessments({ ...facts, reviews: [] }, false) : [];
    const services = facts.services.map(service => {
        const subject = slim(service, ON_BOARD_KINDS);
        const assessments = all.filter(each => each.subject === service).map(each => outcomesOf(each, subject));
        return { subject, uri, assessments };
    });
    const reviews = facts.reviews.map(review => ({ uri, subject: slim(review, ON_BOARD_KINDS) }));
    return { services, reviews, rangeOf: at => rangeOf(text, at) };
}

/** Of how many documents the view is made: far more than a board has, and few enough to be kept in memory. */
const MOST_DOCUMENTS = 1000;

/** Where the services or the reviews of the workspace are declared. */
function uris({ names }: ServerWorkspace, namespace: 'service' | 'review'): readonly Address[] {
    const found = [...names.all(namespace)].flatMap(each => each.map(({ uri }) => uri));
    return [...new Set(found)].filter(uri => !isLibrary(uri));
}

const ON_BOARD = kindOf<BoardDocument>('board', 'text');

/** A document as it is now. One that is closed is read once, and again when it or a name has changed. */
async function documentAt(uri: Address, workspace: ServerWorkspace): Promise<BoardDocument | undefined> {
    const read = async (): Promise<BoardDocument | undefined> => {
        await breathe();
        const loaded = await workspace.load(uri);
        return loaded && boardDocument(loaded, workspace.checkerOf(uri));
    };
    const checker = workspace.checkerOf(uri);
    return workspace.isOpen(uri) ? read() : workspace.derived.getLater(ON_BOARD, uri, [checker], read);
}

function placed({ rows, columns, ...section }: BoardSection, documents: ReadonlyMap<string, BoardDocument>): BoardPart {
    return {
        ...section,
        columns: columns.map(({ title }) => title),
        rows: rows.flatMap(({ place: { uri, at }, ...row }) => {
            const range = documents.get(uri)?.rangeOf(at);
            return range ? [{ ...row, uri, range }] : [];
        }),
    };
}

async function boardView(workspace: ServerWorkspace, token: CancellationToken): Promise<BoardView> {
    const declared = [...new Set([...uris(workspace, 'service'), ...uris(workspace, 'review')])].toSorted(compareAddresses);
    const documents = new Map<string, BoardDocument>();
    for (const uri of declared.slice(0, MOST_DOCUMENTS)) {
        if (token.isCancellationRequested) break;
        const document = await documentAt(uri, workspace);
        if (document) documents.set(uri, document);
    }
    const { names, today, complete } = workspace;
    const services = [...documents.values()].flatMap(document => document.services);
    const reviews = [...documents.values()].flatMap(document => document.reviews);
    const board = boardOf({ services, reviews, names, today });
    return {
        parts: boardSections(board, { names, today }).map(section => placed(section, documents)),
        services: services.length,
        reviews: reviews.length,
        isCut: declared.length > MOST_DOCUMENTS,
        isComplete: complete && !token.isCancellationRequested,
    };
}

/** What a board sees across all services and reviews of the workspace. */
export const board: Feature = {
    capabilities: {},
    register({ connection, workspace }) {
        onRequest(connection, 'carewright/board', (_, token) => boardView(workspace, token));
    },
};

/** The reviews of a document as far as their actions go: all that is kept of a document that is closed. */
interface Plan {
    readonly reviews: readonly PlacedSubject[];
    /** By the offset where each action begins. */
    readonly places: ReadonlyMap<number, PlainRange>;
}

/** What is kept of the reviews of a document. */
function planOf({ uri, facts, text }: LoadedDocument): Plan {
    const reviews = facts.reviews.map(review => ({ uri, subject: slim(review, ACTIONS) }));
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
    const plans: Plan[] = [];
    for (const uri of uris(workspace, 'review')) {
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
