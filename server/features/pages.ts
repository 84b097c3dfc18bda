import { isOpen } from '../../language/assess/outcome.ts';
import { explain as explainWord, rulePageAt } from '../../language/explain/explain.ts';

import { LIBRARY } from '../../language/library/library.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import type { Address } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { libraryText } from '../../language/workspace/kept-workspace.ts';
import type { View } from '../../language/workspace/workspace.ts';
import { documentChoices } from '../preview/kinds.ts';
import type { LibraryDocument, RequirementChoice } from '../protocol.ts';
import { type Feature, onRequest, type Server } from '../server.ts';
import { documentMarkdown } from '../support/markdown.ts';

import { type CheckedDocument, type LoadedDocument, whenComplete } from '../workspace/server-workspace.ts';

/** Requirements, rules, guidance and terms in words. */
export const explanations: Feature = {
    capabilities: {},
    register({ connection, workspace }) {
        onRequest(connection, 'carewright/explain', async ({ id, uri }) => {
            const document = uri === undefined ? undefined : await workspace.check(uri);
            const pages = explainWord(id, document ? workspace.viewOf(document).names : workspace.names, document?.assessments);
            return pages.map(documentMarkdown).join('\n') || null;
        });
        onRequest(connection, 'carewright/requirements', async ({ uri }) => {
            const document = uri === undefined || isLibrary(uri) ? undefined : await workspace.check(uri);
            return requirementChoices(document, document ? workspace.viewOf(document) : workspace);
        });
    },
};

/** The requirements of a document, those first that it does not answer, and then all others. Each is there once. */
function requirementChoices(document: CheckedDocument | undefined, { names, checker }: View): readonly RequirementChoice[] {
    const results = (document?.assessments ?? []).flatMap(assessment => assessment.results);
    const own = results.toSorted((a, b) => Number(isOpen(b.outcome)) - Number(isOpen(a.outcome)));
    const all = [...names.all('guidance')].flatMap(([found]) => checker.requirementsOf(found?.declaration.name ?? ''));
    const listed = [...own, ...all.map(requirement => ({ requirement, outcome: undefined }))].map(
        ({ requirement: { id, title, says, guidance }, outcome }): RequirementChoice => ({
            id,
            title: title ?? says,
            guidance: names.title('guidance', guidance),
            ...(outcome && { outcome }),
        }),
    );
    const seen = new Set<string>();
    return listed.filter(({ id }) => !seen.has(id) && seen.add(id));
}

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

/** The code that makes documents is large and seldom used while typing: it is loaded when a document is wanted. */
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
