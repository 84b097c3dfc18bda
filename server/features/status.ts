import { isLibrary } from '../../language/library/scheme.ts';
import { subjectsOf } from '../../language/model/subjects.ts';
import { VERSION } from '../../language/model/version.ts';
import type { Feature } from '../server.ts';
import { onRequest } from '../support/requests.ts';

/** What the server is, how far it has read, and what a document is checked against. */
export const status: Feature = {
    capabilities: {},
    register(server) {
        const { connection, workspace } = server;
        onRequest(connection, 'carewright/status', async ({ uri }) => {
            const document = isLibrary(uri) ? undefined : await workspace.check(uri);
            const names = document && workspace.viewOf(document).names;
            const guidance = new Set(document?.assessments.filter(({ isForOthers }) => !isForOthers).map(each => each.guidance));
            return {
                version: VERSION,
                documents: workspace.index.documents.size,
                checksAll: server.settings().checkWorkspace,
                isReading: !workspace.complete,
                guidance: [...guidance].map(name => ({ name, title: names?.title('guidance', name) ?? name })),
                hasSubjects: document !== undefined && subjectsOf(document.facts).length > 0,
            };
        });
    },
};
