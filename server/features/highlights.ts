import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from 'vscode-languageserver';
import type { Feature, Server } from '../server.ts';
import type { Addressed } from '../support/connection.ts';
import { rangeOf } from '../support/places.ts';
import { nameAt, targetOf, usagesIn } from '../support/usages.ts';

async function highlightsAt(
    { workspace }: Server,
    { textDocument, position }: Addressed<DocumentHighlightParams>,
): Promise<DocumentHighlight[]> {
    const document = await workspace.load(textDocument.uri);
    const name = document && nameAt(document, workspace.viewOf(document).names, document.text.offsetAt(position));
    if (!name) return [];
    const { names } = workspace.viewOf(document);
    return usagesIn(document.facts, targetOf(name, names), names).map(({ at, isDeclaration }) => ({
        range: rangeOf(document.text, at),
        kind: isDeclaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}

/** Where else in this document the name at the cursor stands. */
export const highlights: Feature = {
    capabilities: { documentHighlightProvider: true },
    register(server) {
        server.connection.onDocumentHighlight(params => highlightsAt(server, params));
    },
};
