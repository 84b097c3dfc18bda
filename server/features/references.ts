import type { CancellationToken, Location, ReferenceParams } from 'vscode-languageserver';
import type { Feature, Server } from '../server.ts';
import type { Addressed } from '../support/connection.ts';
import { rangeOf } from '../support/places.ts';
import { nameAt, targetOf, usages } from '../support/usages.ts';

async function referencesAt({ workspace }: Server, params: Addressed<ReferenceParams>, token: CancellationToken): Promise<Location[]> {
    const here = await workspace.load(params.textDocument.uri);
    const name = here && nameAt(here, workspace.viewOf(here).names, here.text.offsetAt(params.position));
    if (!name) return [];
    const locations: Location[] = [];
    for await (const { document, usages: found } of usages(workspace, here, targetOf(name, workspace.viewOf(here).names), token)) {
        for (const { at, isDeclaration } of found) {
            if (isDeclaration && !params.context.includeDeclaration) continue;
            locations.push({ uri: document.uri, range: rangeOf(document.text, at) });
        }
    }
    return locations;
}

/** Everywhere that the thing at the cursor is used. */
export const references: Feature = {
    capabilities: { referencesProvider: true },
    register(server) {
        server.connection.onReferences((params, token) => referencesAt(server, params, token));
    },
};
