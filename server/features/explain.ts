import { explain as explained } from '../explain/explain.ts';
import type { Feature } from '../server.ts';
import { onRequest } from '../support/requests.ts';

/** Requirements, rules, guidance and terms in words. */
export const explain: Feature = {
    capabilities: {},
    register({ connection, workspace }) {
        onRequest(connection, 'carewright/explain', async ({ id, uri }) => {
            const document = uri === undefined ? undefined : await workspace.check(uri);
            return explained(id, document ? workspace.viewOf(document).names : workspace.names, document) ?? null;
        });
    },
};
