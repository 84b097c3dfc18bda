import * as vscode from 'vscode';

/** Runs a command of VS Code or of an extension. */
export function runCommand<T>(command: string, ...args: readonly unknown[]): Promise<T> {
    return Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));
}

/** What completion offers at a place. */
export async function completionsAt(uri: vscode.Uri, at: vscode.Position): Promise<readonly vscode.CompletionItem[]> {
    return (await runCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, at)).items;
}

/** The words of a completion that stand in the list. */
export function labelOf({ label }: vscode.CompletionItem): string {
    return typeof label === 'string' ? label : label.label;
}

/** What hovering over a place shows, as Markdown. */
export async function hoverAt(uri: vscode.Uri, at: vscode.Position): Promise<string> {
    const hovers = await runCommand<readonly vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
    return hovers
        .flatMap(({ contents }) => contents)
        .map(content => (typeof content === 'string' ? content : content.value))
        .join('\n\n');
}

/** The quick fixes and other actions for a range, with their edits. */
export function fixesAt(uri: vscode.Uri, range: vscode.Range, kind?: vscode.CodeActionKind): Promise<readonly vscode.CodeAction[]> {
    return runCommand('vscode.executeCodeActionProvider', uri, range, kind?.value, 20);
}

/** Does what a quick fix does. */
export async function applyFix({ edit, command }: vscode.CodeAction): Promise<void> {
    if (edit && !(await vscode.workspace.applyEdit(edit))) throw new Error('VS Code refused the edit of the fix.');
    if (command) await runCommand(command.command, ...(command.arguments ?? []));
}
