import type { ExtensionContext } from 'vscode';
import { ActionsView } from './actions/actions-view.ts';
import { registerCommands } from './commands/commands.ts';
import { CoverageView } from './coverage/coverage-view.ts';
import { FiguresItem } from './coverage/figures-item.ts';
import { ShownCoverage } from './coverage/shown-coverage.ts';
import { MatrixPanels } from './matrix/matrix-panels.ts';
import { PreviewPanels } from './preview/preview-panels.ts';
import { type MakeClient, ServerLink } from './server/server-link.ts';
import { VirtualDocuments } from './server/virtual-documents.ts';

/** Starts everything that the extension is; only how its server starts differs between a desktop and a browser. */
export function startExtension(context: ExtensionContext, makeClient: MakeClient): void {
    const server = new ServerLink(makeClient);
    const shown = new ShownCoverage(server);
    const documents = new VirtualDocuments(server);
    const coverage = new CoverageView(shown, context.workspaceState);
    const actions = new ActionsView(server, context.workspaceState);
    const matrix = new MatrixPanels(server, context.extensionUri);
    const preview = new PreviewPanels(server, context.extensionUri);
    context.subscriptions.push(server, shown, documents, coverage, actions, matrix, preview, new FiguresItem(shown));
    context.subscriptions.push(...registerCommands({ server, shown, documents, coverage, actions, matrix, preview }));
    server.start();
}
