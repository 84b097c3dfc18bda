import { rulePageAt } from '../../language/explain/rule-pages.ts';
import { LIBRARY } from '../../language/library/library.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { libraryText } from '../../language/workspace/kept-workspace.ts';
import type { LibraryDocument } from '../protocol.ts';
import type { Feature } from '../server.ts';
import { documentMarkdown } from '../support/markdown.ts';
import { onRequest } from '../support/requests.ts';

/** What a document of the library holds, for a list of them. */
function libraryDocument({ uri, guidance, templates, vocabularies, declarations }: DocumentFacts): LibraryDocument {
    const [main] = [...guidance, ...templates];
    if (main) return { uri, title: main.title ?? main.name, description: `${guidance.length ? 'guidance' : 'template'} ${main.name}` };
    const kinds = [...new Set(vocabularies.map(({ name }) => name))].join(', ');
    return { uri, title: kinds, description: `vocabulary, ${declarations.length} terms` };
}

/** Guidance first, then templates, then vocabularies. */
const rankOf = ({ guidance, templates }: DocumentFacts): number => (guidance.length ? 0 : templates.length ? 1 : 2);

/** The library's documents for an editor that shows them, read-only, and the pages of the rules. */
export const libraryDocuments: Feature = {
    capabilities: {},
    register({ connection }) {
        onRequest(connection, 'carewright/libraryText', async ({ uri }) => {
            const rule = rulePageAt(uri);
            return rule ? documentMarkdown(rule) : ((await libraryText(uri)) ?? null);
        });
        onRequest(connection, 'carewright/libraryDocuments', () => LIBRARY.toSorted((a, b) => rankOf(a) - rankOf(b)).map(libraryDocument));
    },
};
