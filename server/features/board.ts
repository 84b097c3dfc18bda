import type { CancellationToken } from 'vscode-languageserver';
import type { Assessment, RequirementResult } from '../../language/assess/assessment.ts';
import { boardOf } from '../../language/board/board.ts';
import { type BoardSection, boardSections } from '../../language/board/sections.ts';
import type { AssessedService, PlacedSubject } from '../../language/board/services.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import { type Address, compareAddresses } from '../../language/model/address.ts';
import { ALL_ELEMENTS } from '../../language/model/elements.ts';
import type { SubjectFacts } from '../../language/model/facts.ts';
import type { Span } from '../../language/model/values.ts';
import type { Checker } from '../../language/workspace/checker.ts';
import { kindOf } from '../../language/workspace/derived.ts';
import type { BoardPart, BoardView, PlainRange } from '../protocol.ts';
import type { Feature } from '../server.ts';
import { rangeOf } from '../support/places.ts';
import { breathe, onRequest } from '../support/requests.ts';
import type { LoadedDocument } from '../workspace/documents.ts';
import type { ServerWorkspace } from '../workspace/server-workspace.ts';

/** What a board's view reads of services and reviews; everything else is let go of. */
const KINDS: ReadonlySet<string> = new Set(ALL_ELEMENTS.flatMap(([key, { isOnBoard }]) => (isOnBoard ? [key] : [])));

/** The services and reviews of one document, as far as a board's view is made of them. */
interface BoardDocument {
    readonly services: readonly AssessedService[];
    readonly reviews: readonly PlacedSubject[];
    /** Where a place of the document stands. */
    rangeOf(at: Span): PlainRange;
}

function slim(subject: SubjectFacts): SubjectFacts {
    return { ...subject, elements: subject.elements.filter(({ kind }) => KINDS.has(kind)), lines: [], blocks: [], claims: [], looks: [] };
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
        const subject = slim(service);
        const assessments = all.filter(each => each.subject === service).map(each => outcomesOf(each, subject));
        return { subject, uri, assessments };
    });
    const reviews = facts.reviews.map(review => ({ uri, subject: slim(review) }));
    return { services, reviews, rangeOf: at => rangeOf(text, at) };
}

/** Of how many documents the view is made: far more than a board has, and few enough to be kept in memory. */
const MOST = 1000;

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
    for (const uri of declared.slice(0, MOST)) {
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
        isCut: declared.length > MOST,
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
