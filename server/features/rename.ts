import {
    ErrorCodes,
    type Range,
    type RenameParams,
    ResponseError,
    type TextDocumentPositionParams,
    type WorkspaceEdit,
} from 'vscode-languageserver';
import { isLibrary } from '../../language/library/scheme.ts';
import { fileNameOf } from '../../language/model/address.ts';
import { canonicalName, isName } from '../../language/model/written-words.ts';
import type { Feature, Server } from '../server.ts';
import type { Addressed } from '../support/connection.ts';
import { lspEdits, rangeOf } from '../support/places.ts';
import { type NameAt, nameAt, targetOf, usages } from '../support/usages.ts';

import type { LoadedDocument } from '../workspace/documents.ts';

function refuse(reason: string): never {
    throw new ResponseError(ErrorCodes.InvalidRequest, reason);
}

interface Renameable {
    readonly document: LoadedDocument;
    readonly name: NameAt;
}

/** What can be renamed at a place. @throws with the reason, in words, where nothing can */
async function renameable({ workspace }: Server, { textDocument, position }: Addressed<TextDocumentPositionParams>): Promise<Renameable> {
    const document = await workspace.load(textDocument.uri);
    const name = document && nameAt(document, workspace.viewOf(document).names, document.text.offsetAt(position));
    if (!document || !name) return refuse('There is no name here. Put the cursor on the name of a term, a service, a requirement, …');
    const [found] = name.found;
    if (!found) return refuse(`Nobody has declared ${name.name}, so there is nothing to rename.`);
    const library = name.found.find(({ uri }) => isLibrary(uri));
    if (library || isLibrary(document.uri)) {
        return refuse(`${name.name} comes with Carewright’s library, which can’t be changed. Declare a term of your own and use that.`);
    }
    if (name.found.length > 1) return refuse(`${name.name} is declared ${name.found.length} times. Give each a name of its own first.`);
    return { document, name };
}

async function rename(server: Server, params: Addressed<RenameParams>): Promise<WorkspaceEdit> {
    const { workspace } = server;
    const { document: here, name } = await renameable(server, params);
    const { names } = workspace.viewOf(here);
    const newName = canonicalName(params.newName.trim());
    if (!isName(newName)) {
        refuse(
            `“${params.newName}” can’t be a name. Names begin with a letter, and have letters, digits and hyphens: peer-support-worker.`,
        );
    }
    const target = targetOf(name, names);
    if (newName === name.name) return { changes: {} };
    const [clash] = names.find([target.namespace, ...name.namespaces], newName);
    if (clash) {
        const where = isLibrary(clash.uri) ? 'Carewright’s library' : fileNameOf(clash.uri);
        refuse(`There is a ${newName} already, in ${where}. Choose another name.`);
    }
    const changes: Record<string, ReturnType<typeof lspEdits>> = {};
    for await (const { document, usages: found } of usages(workspace, here, target)) {
        changes[document.uri] = lspEdits(
            document.text,
            found.map(({ at }) => ({ at, text: newName })),
        );
    }
    return { changes };
}

/** Gives a thing another name, everywhere. Refused, with the reason, where that would break or mix up something. */
export const renaming: Feature = {
    capabilities: { renameProvider: { prepareProvider: true } },
    register(server) {
        server.connection.onPrepareRename(async (params): Promise<{ range: Range; placeholder: string }> => {
            const { document, name } = await renameable(server, params);
            return { range: rangeOf(document.text, name.at), placeholder: name.name };
        });
        server.connection.onRenameRequest(params => rename(server, params));
    },
};
