import { Uri, window } from 'vscode';
import type { ServerLink } from '../server/server-link.ts';

/** Opens a document of the library that somebody chooses. */
export async function openLibrary(server: ServerLink): Promise<void> {
    const documents = await server.ask('carewright/libraryDocuments', {});
    const items = documents.map(({ uri, title, description }) => ({ label: title, description, uri }));
    const chosen = await window.showQuickPick(items, {
        title: 'Open Library Guidance',
        placeHolder: 'What Carewright brings along: guidance, templates, vocabularies. They can be read, not changed.',
        matchOnDescription: true,
    });
    if (chosen) await window.showTextDocument(Uri.parse(chosen.uri));
}
