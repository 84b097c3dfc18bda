import { explain as explainWord } from '../../language/explain/explain.ts';
import type { Feature } from '../server.ts';
import { documentMarkdown } from '../support/markdown.ts';
import { onRequest } from '../support/requests.ts';

/** Requirements, rules, guidance and terms in words. */
export const explain: Feature = {
    capabilities: {},
    register({ connection, workspace }) {
        onRequest(connection, 'carewright/explain', async ({ id, uri }) => {
            const document = uri === undefined ? undefined : await workspace.check(uri);
            const pages = explainWord(id, document ? workspace.viewOf(document).names : workspace.names, document?.assessments);
            return pages.map(documentMarkdown).join('\n') || null;
        });
    },
};
