import type { DocumentOnTypeFormattingParams, FormattingOptions, TextEdit as LspTextEdit, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { dropsOf, pasteOf } from '../../language/fixes/paste.ts';
import { formatOnType, formatText } from '../../language/format/format-text.ts';

import { isLibrary } from '../../language/library/scheme.ts';
import type { Address } from '../../language/model/address.ts';
import type { TextEdit } from '../../language/model/findings.ts';
import type { Namespace } from '../../language/model/namespaces.ts';
import { isPutOff } from '../../language/model/placeholders.ts';
import { fromBase64 } from '../../language/model/text.ts';
import { usualGuidance } from '../../language/names/meant-for.ts';
import { newDocument as write } from '../../language/skeletons/new-document.ts';
import { loadServiceToReview } from '../fixes/proposals.ts';
import type { Choice, Choices, NewDocument, PlaceToFill, TextChange } from '../protocol.ts';
import { type Feature, onRequest, type Server } from '../server.ts';
import type { Addressed } from '../support/connection.ts';
import { lspEdits, rangeOf, spanOf } from '../support/places.ts';

import { allToFillIn } from '../workspace/completions.ts';
import { type ServerWorkspace, whenComplete } from '../workspace/server-workspace.ts';

function choicesOf(
    { names }: ServerWorkspace,
    namespace: Namespace,
    of: (name: string) => string | undefined = () => undefined,
): readonly Choice[] {
    return [...names.all(namespace)].flatMap(([found]) => {
        const name = found?.declaration.name;
        return name ? [{ name, title: names.title(namespace, name), description: of(name) ?? found.declaration.term?.description }] : [];
    });
}

function choices(workspace: ServerWorkspace): Choices {
    const { names, checker } = workspace;
    const guidance = choicesOf(workspace, 'guidance', name => names.guidance(name)?.publisher);
    const models = choicesOf(workspace, 'models');
    const isForServices = ({ name }: Choice): boolean => checker.requirementsOf(name).some(({ subjects }) => subjects.includes('services'));
    return {
        guidance,
        serviceGuidance: guidance.filter(isForServices),
        recommended: Object.fromEntries(
            ['', ...models.map(({ name }) => name)].map(name => [name, usualGuidance(name || undefined, names)]),
        ),
        models,
        templates: choicesOf(workspace, 'template', name =>
            names
                .template(name)
                ?.guidance.map(guidance => guidance.name)
                .join(', '),
        ),
        services: choicesOf(workspace, 'service', name => {
            const follows = names.service(name)?.follows.map(guidance => guidance.name) ?? [];
            return follows.length ? `follows ${follows.join(', ')}` : undefined;
        }),
    };
}

async function textOf({ kind, name, title, follows, model, template, covers }: NewDocument, server: Server): Promise<string> {
    const { workspace } = server;
    const services = await Promise.all((covers ?? []).map(service => loadServiceToReview(service, server)));
    const text = write({
        kind,
        name,
        title,
        follows: follows ?? [],
        model,
        template,
        services: services.filter(service => service !== undefined),
        names: workspace.names,
        today: workspace.today,
    });
    if (text === undefined) throw new Error(`There is no template called "${template ?? ''}".`);
    return text;
}

/** What new documents can be made from, and their text. */
export const newDocuments: Feature = {
    capabilities: {},
    register(server) {
        const { connection, workspace } = server;
        onRequest(connection, 'carewright/choices', async () => {
            await whenComplete(workspace);
            return choices(workspace);
        });
        onRequest(connection, 'carewright/newDocument', document => textOf(document, server));
    },
};

/** What reads Word files and web pages is large: it is loaded when people bring one. */
const maker = () => import('../preview/make-documents.ts');

function changeOf(
    document: TextDocument,
    { title, text, around }: { title: string; text: string; around: readonly TextEdit[] },
): TextChange {
    return { title, text, around: lspEdits(document, around) };
}

/** Text from elsewhere: pasted words, dropped files, Word files. */
export const fromElsewhere: Feature = {
    capabilities: {},
    register(server) {
        const { connection, workspace } = server;
        onRequest(connection, 'carewright/paste', async ({ uri, range, text, html }) => {
            const document = isLibrary(uri) ? undefined : workspace.peek(uri)?.text;
            if (!document) return null;
            const markdown = html ? (await maker()).pastedMarkdown(html) : undefined;
            const paste = pasteOf(document.getText(), spanOf(document, range), text, markdown);
            return paste ? changeOf(document, paste) : null;
        });
        onRequest(connection, 'carewright/drop', ({ uri, position, file }) => {
            const document = isLibrary(uri) ? undefined : workspace.peek(uri)?.text;
            if (!document) return [];
            return dropsOf(document.getText(), document.offsetAt(position), file, uri).map(drop => changeOf(document, drop));
        });
        onRequest(connection, 'carewright/importWord', async ({ name, base64 }) => {
            return (await maker()).importedFile(server, name, fromBase64(base64));
        });
    },
};

/** What is still to be filled in, for those who go from one place to the next. */
export const placeholders: Feature = {
    capabilities: {},
    register({ connection, workspace }) {
        onRequest(connection, 'carewright/placeholders', async ({ uri }): Promise<readonly PlaceToFill[]> => {
            const document = await workspace.load(uri);
            if (!document) return [];
            return allToFillIn(document.facts).map(({ at, text, is }) => ({
                range: rangeOf(document.text, at),
                text,
                isValue: is === 'value',
                isPutOff: isPutOff(text),
            }));
        });
    },
};

// Documents of the language are indented by spaces, whatever an editor does elsewhere.
function indentOf({ insertSpaces, tabSize }: FormattingOptions): number {
    return insertSpaces ? tabSize : 2;
}

async function formatted({ workspace }: Server, uri: Address, options: FormattingOptions, range?: Range): Promise<LspTextEdit[]> {
    const document = isLibrary(uri) ? undefined : await workspace.load(uri);
    if (!document) return [];
    const edits = formatText(document.text.getText(), { indent: indentOf(options), ...(range && { range: spanOf(document.text, range) }) });
    return lspEdits(document.text, edits);
}

/** The indentation of a new line, or of one that closes a block. Needs nothing but the text. */
async function onType(
    { workspace }: Server,
    { textDocument, position, ch, options }: Addressed<DocumentOnTypeFormattingParams>,
): Promise<LspTextEdit[]> {
    const document = isLibrary(textDocument.uri) ? undefined : await workspace.load(textDocument.uri);
    if (!document) return [];
    const edits = formatOnType(document.text.getText(), document.text.offsetAt(position), ch, indentOf(options));
    return lspEdits(document.text, edits);
}

/** Layout: of the whole document, of a part, or as one types. */
export const formatting: Feature = {
    capabilities: {
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n', moreTriggerCharacter: ['}'] },
    },
    register(server) {
        const { connection } = server;
        connection.onDocumentFormatting(({ textDocument, options }) => formatted(server, textDocument.uri, options));
        connection.onDocumentOnTypeFormatting(params => onType(server, params));
        connection.onDocumentRangeFormatting(({ textDocument, range, options }) => formatted(server, textDocument.uri, options, range));
    },
};
