import { FileSystemError, Uri, window, workspace } from 'vscode';
import type { NewDocument } from '../../server/protocol.ts';
import { LANGUAGE } from '../server/client-options.ts';
import type { ServerLink } from '../server/server-link.ts';
import { NewDocumentQuestions } from './ask-new-document.ts';
import { type Answers, QUESTIONS } from './new-document-questions.ts';

/** The folder that a new document is offered to go into: that of the document in front, or the first of the workspace. */
function folderForNew(): Uri | undefined {
    const front = window.activeTextEditor?.document;
    if (front?.languageId === LANGUAGE && workspace.getWorkspaceFolder(front.uri)) return Uri.joinPath(front.uri, '..');
    return workspace.workspaceFolders?.[0]?.uri;
}

async function exists(uri: Uri): Promise<boolean> {
    try {
        await workspace.fs.stat(uri);
        return true;
    } catch (error) {
        if (error instanceof FileSystemError) return false;
        throw error;
    }
}

/** Asks for a file that is not there yet. Nothing when somebody thinks better of it. */
async function askFile(folder: Uri, name: string): Promise<Uri | undefined> {
    for (let offered = Uri.joinPath(folder, `${name}.care`); ; ) {
        const chosen = await window.showSaveDialog({ defaultUri: offered, filters: { Carewright: ['care'] }, saveLabel: 'Create' });
        if (!chosen) return undefined;
        const file = chosen.path.endsWith('.care') ? chosen : chosen.with({ path: `${chosen.path}.care` });
        if (!(await exists(file))) return file;
        await window.showWarningMessage(`${file.path.split('/').at(-1)} is there already. Nothing was written: choose another name.`);
        offered = file;
    }
}

/** Asks what a new document is to be, writes it full of placeholders, and opens it. */
export async function newDocument(server: ServerLink, kind: NewDocument['kind']): Promise<void> {
    const choices = await server.ask('carewright/choices', {});
    const answers: Answers | undefined = await new NewDocumentQuestions(QUESTIONS[kind], choices).ask();
    if (!answers) return;
    const folder = folderForNew();
    const file = folder && (await askFile(folder, answers.name));
    if (folder && !file) return;
    const content = await server.ask('carewright/newDocument', { kind, ...answers });
    if (file) await workspace.fs.writeFile(file, new TextEncoder().encode(content));
    await window.showTextDocument(
        file ? await workspace.openTextDocument(file) : await workspace.openTextDocument({ language: LANGUAGE, content }),
    );
}
