import type { LocationLink } from 'vscode-languageserver';
import type { Address } from '../../language/model/address.ts';
import type { Feature, Server } from '../server.ts';
import { rangeOf } from '../support/places.ts';
import { nameAt } from '../support/usages.ts';

async function definitionsAt({ workspace }: Server, uri: Address, position: { line: number; character: number }): Promise<LocationLink[]> {
    const document = await workspace.load(uri);
    if (!document) return [];
    const name = nameAt(document, workspace.viewOf(document).names, document.text.offsetAt(position));
    const links = (name?.found ?? []).map(async (found): Promise<LocationLink | undefined> => {
        const target = await workspace.load(found.uri);
        if (!target || !name) return undefined;
        return {
            originSelectionRange: rangeOf(document.text, name.at),
            targetUri: found.uri,
            targetRange: rangeOf(target.text, found.declaration.whole),
            targetSelectionRange: rangeOf(target.text, found.declaration.at),
        };
    });
    return (await Promise.all(links)).filter(link => link !== undefined);
}

/** Where the name at the cursor is declared: in the workspace, or in the library. */
export const definition: Feature = {
    capabilities: { definitionProvider: true },
    register(server) {
        server.connection.onDefinition(({ textDocument, position }) => definitionsAt(server, textDocument.uri, position));
    },
};
