import { isLibrary } from '../../language/library/scheme.ts';
import type { Address } from '../../language/model/address.ts';
import { documentChoices } from '../preview/kinds.ts';
import type { Feature, Server } from '../server.ts';
import { onRequest } from '../support/requests.ts';
import type { LoadedDocument } from '../workspace/documents.ts';
import { whenComplete } from '../workspace/server-workspace.ts';

/** What makes documents is large, and few who type want one: it is loaded when somebody does. */
const maker = () => import('../preview/make-documents.ts');

async function loaded({ workspace }: Server, uri: Address): Promise<LoadedDocument> {
    const document = await workspace.load(uri);
    if (!document) throw new Error('The file is not there any more.');
    return document;
}

/** Documents made from `.care` files: to look at beside the text, and as files to send round. */
export const preview: Feature = {
    capabilities: {},
    register(server) {
        const { connection, workspace } = server;
        onRequest(connection, 'carewright/preview', async order => {
            const document = await workspace.load(order.uri);
            return (document && (await (await maker()).makePreview(server, document, order))) ?? null;
        });
        onRequest(connection, 'carewright/documentChoices', async ({ uri }) => {
            const document = await workspace.check(uri);
            if (!document) throw new Error('The file is not there any more.');
            return documentChoices(document);
        });
        onRequest(connection, 'carewright/generate', async order => {
            // A board paper without half of the services would be wrong.
            if (!isLibrary(order.uri)) await whenComplete(workspace);
            return (await maker()).makeFiles(server, await loaded(server, order.uri), order);
        });
    },
};
