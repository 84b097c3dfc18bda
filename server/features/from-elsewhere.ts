import type { TextDocument } from 'vscode-languageserver-textdocument';
import { dropsOf, pasteOf } from '../../language/fixes/paste.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import type { TextEdit } from '../../language/model/findings.ts';
import { fromBase64 } from '../../language/model/text.ts';
import type { TextChange } from '../protocol.ts';
import type { Feature } from '../server.ts';
import { lspEdits, spanOf } from '../support/places.ts';
import { onRequest } from '../support/requests.ts';

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
            return (await maker()).importWord(server, name, fromBase64(base64));
        });
    },
};
