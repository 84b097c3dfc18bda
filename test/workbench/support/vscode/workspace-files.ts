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
