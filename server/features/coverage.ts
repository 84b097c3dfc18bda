import { isLibrary } from '../../language/library/scheme.ts';
import { coverageOf } from '../coverage/coverage.ts';
import type { Feature } from '../server.ts';
import { onRequest } from '../support/requests.ts';

/** What the guidance asks of a document, requirement by requirement, for a view of it. */
export const coverage: Feature = {
    capabilities: {},
    register({ connection, workspace }) {
        onRequest(connection, 'carewright/coverage', async ({ uri }) => {
            const document = isLibrary(uri) ? undefined : await workspace.check(uri);
            return document ? coverageOf(document, workspace.viewOf(document).names) : [];
        });
    },
};
