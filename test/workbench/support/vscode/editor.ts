import * as vscode from 'vscode';

const workspace = (): vscode.WorkspaceFolder => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    if (!folder) throw new Error('No folder is open.');
    return folder;
};

/** The address of a file of the workspace: `fileAt('exampleshire/terms.care')`. */
export function fileAt(path: string): vscode.Uri {
    return vscode.Uri.joinPath(workspace().uri, path);
}

/** The text of a file on the disk, whatever an editor holds. */
export async function readFile(path: string): Promise<string> {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileAt(path)));
}

/** Writes a file on the disk, as another program would. */
export async function writeFile(path: string, text: string): Promise<vscode.Uri> {
    await vscode.workspace.fs.writeFile(fileAt(path), new TextEncoder().encode(text));
    return fileAt(path);
}

/** Deletes a file of the workspace, if it is there. */
export async function deleteFile(path: string): Promise<void> {
    await vscode.workspace.fs.delete(fileAt(path), { recursive: true }).then(undefined, () => undefined);
}

/** Shows a file of the workspace in an editor, in a tab that stays. */
export async function openFile(path: string): Promise<vscode.TextEditor> {
    return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileAt(path)), { preview: false });
}

/** Where a text stands in a document: the position before it, or behind it. @throws when it is not there */
export function find(document: vscode.TextDocument, text: string, side: 'before' | 'behind' = 'before'): vscode.Position {
    const offset = document.getText().indexOf(text);
    if (offset < 0) throw new Error(`${document.fileName} does not hold: ${text}`);
    return document.positionAt(offset + (side === 'behind' ? text.length : 0));
}

/** Writes another text in the place of the first one like it, without saving. @throws when there is none */
export async function replaceText(editor: vscode.TextEditor, text: string, replacement: string): Promise<void> {
    const range = new vscode.Range(find(editor.document, text), find(editor.document, text, 'behind'));
    if (!(await editor.edit(edit => edit.replace(range, replacement)))) throw new Error('VS Code refused the edit.');
}

/** VS Code may be writing its own settings at the same time: those are left alone. */
function isOfTest({ isDirty, isUntitled, uri }: vscode.TextDocument): boolean {
    return isDirty && (isUntitled || vscode.workspace.getWorkspaceFolder(uri) !== undefined);
}

/** Throws unsaved changes away and closes all editors: what a test does when it is done. */
export async function closeEditors(): Promise<void> {
    for (const document of vscode.workspace.textDocuments.filter(isOfTest)) {
        await vscode.window.showTextDocument(document);
        await vscode.commands.executeCommand('workbench.action.files.revert');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
