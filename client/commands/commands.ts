import { commands, type Disposable } from 'vscode';
import type { ActionsView } from '../actions/actions-view.ts';
import type { CoverageView } from '../coverage/coverage-view.ts';
import type { ShownCoverage } from '../coverage/shown-coverage.ts';
import type { VirtualDocuments } from '../documents/virtual-documents.ts';
import type { MatrixPanels } from '../matrix/matrix-panels.ts';
import type { PreviewPanels } from '../preview/preview-panels.ts';
import type { ServerLink } from '../server/server-link.ts';
import { openAt } from '../support/places.ts';
import { documentPlace, nodeId, nodeRequirement } from './command-arguments.ts';
import { documentOrder } from './document-order.ts';
import { explain } from './explain.ts';
import { generateDocument } from './generate-document.ts';
import { insertRequirement } from './insert-requirement.ts';
import { newDocument } from './new-document.ts';
import { openLibrary } from './open-library.ts';
import { reporting } from './reporting.ts';
import { showReferences } from './show-references.ts';
import { applySourceAction } from './source-action.ts';

/** What commands work with. */
export interface Parts {
    readonly server: ServerLink;
    readonly shown: ShownCoverage;
    readonly documents: VirtualDocuments;
    readonly coverage: CoverageView;
    readonly actions: ActionsView;
    readonly matrix: MatrixPanels;
    readonly preview: PreviewPanels;
}

async function openPlace(place: ReturnType<typeof documentPlace>): Promise<void> {
    if (place) await openAt(place.uri, place.range);
}

type Run = (...given: unknown[]) => unknown;

/** Every command, by its id without `carewright.`; what is given to it comes from views, lenses and other extensions. */
function allCommands({ server, documents, coverage, actions, matrix, preview }: Parts): Readonly<Record<string, Run>> {
    return {
        newService: () => newDocument(server, 'service'),
        newReview: () => newDocument(server, 'review'),
        newGuidance: () => newDocument(server, 'guidance'),
        newTemplate: () => newDocument(server, 'template'),
        showCoverage: uri => coverage.focus(typeof uri === 'string' ? uri : undefined),
        showMatrix: () => matrix.show('matrix'),
        showBoard: () => matrix.show('board'),
        showActions: () => actions.focus(),
        preview: () => preview.show(),
        'preview.headings': () => preview.chooseHeadings(),
        generate: given => generateDocument(server, documentOrder(given)),
        explain: given => explain(documents, nodeId(given)),
        fixAll: () => applySourceAction('source.fixAll'),
        organise: () => applySourceAction('source.organizeImports'),
        openLibrary: () => openLibrary(server),
        restartServer: () => server.restart(),
        showLog: () => server.log.show(),
        openPlace: (uri, range) => openPlace(documentPlace(uri, range)),
        showReferences: (uri, position, locations) => showReferences(uri, position, locations),
        'actions.byDate': () => actions.group('date'),
        'actions.byOwner': () => actions.group('owner'),
        'coverage.onlyOpen': () => coverage.filter(true),
        'coverage.all': () => coverage.filter(false),
        'coverage.insert': node => insertRequirement(server, nodeRequirement(node)),
    };
}

/** Makes VS Code know the commands. */
export function registerCommands(parts: Parts): readonly Disposable[] {
    return Object.entries(allCommands(parts)).map(([id, run]) =>
        commands.registerCommand(`carewright.${id}`, reporting(parts.server.log, run)),
    );
}
