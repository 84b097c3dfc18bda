import { Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { PlainEdit } from '../../server/protocol.ts';
import type { ServerLink } from '../server/server-link.ts';
import { showAt, toRange } from '../support/places.ts';
import type { RequirementPlace } from './command-arguments.ts';

/** The edits of the server as VS Code has them. */
function workspaceEdit(uri: Uri, edits: readonly PlainEdit[]): WorkspaceEdit {
    const edit = new WorkspaceEdit();
    for (const { range, newText } of edits) edit.replace(uri, toRange(range), newText);
    return edit;
}

/** Writes what a requirement asks for into its document, with placeholders, and goes there. */
export async function insertRequirement(server: ServerLink, place: RequirementPlace | undefined): Promise<void> {
    if (!place) return;
    const edits = await server.ask('carewright/insertRequirement', place);
    const [first] = edits ?? [];
    if (!edits || !first) {
        await window.showInformationMessage(
            `Nothing can be written for ${place.id} by itself. “Explain Requirement” says what it asks for.`,
        );
        return;
    }
    const document = await workspace.openTextDocument(Uri.parse(place.uri));
    const start = document.offsetAt(toRange(first.range).start);
    if (!(await workspace.applyEdit(workspaceEdit(document.uri, edits)))) throw new Error('The document could not be changed.');
    // Behind the white space that the first edit begins with.
    await showAt(document, start + (first.newText.length - first.newText.trimStart().length));
}
