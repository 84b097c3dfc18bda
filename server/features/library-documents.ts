import type { Feature } from '../server.ts';
import { onRequest } from '../support/requests.ts';
import { libraryText } from '../workspace/library-text.ts';

/** The library's documents for an editor that shows them, read-only. */
export const libraryDocuments: Feature = {
    capabilities: {},
    register({ connection }) {
        onRequest(connection, 'carewright/libraryText', async ({ uri }) => (await libraryText(uri)) ?? null);
    },
};
