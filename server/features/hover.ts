import { type Hover, MarkupKind } from 'vscode-languageserver';
import type { Feature, Server } from '../server.ts';
import { nameAt } from '../support/names-at.ts';
import { rangeOf } from '../support/places.ts';

async function hoverAt({ workspace }: Server, uri: string, position: { line: number; character: number }): Promise<Hover | null> {
    const document = await workspace.load(uri);
    if (!document) return null;
    const name = nameAt(document, workspace.names, document.text.offsetAt(position));
    const found = name?.found[0];
    if (!found) return null;
    return { contents: { kind: MarkupKind.Markdown, value: found.declaration.title ?? name.name }, range: rangeOf(document.text, name.at) };
}

/** What stands at the cursor, explained. */
export const hover: Feature = {
    capabilities: { hoverProvider: true },
    register(server) {
        server.connection.onHover(({ textDocument, position }) => hoverAt(server, textDocument.uri, position));
    },
};
