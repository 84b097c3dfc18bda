import * as vscode from 'vscode';
import { waitUntil } from '../wait-until.ts';

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

/** This project's extension, whoever publishes it. @throws when VS Code does not know it */
export function carewright(): vscode.Extension<unknown> {
    const extension = vscode.extensions.all.find(({ packageJSON }) => packageJSON.name === 'carewright');
    if (!extension) throw new Error('The extension carewright is not there.');
    return extension;
}

/** The tabs with previews of documents. */
export function previews(): readonly vscode.Tab[] {
    return vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('carewright.preview'));
}

/** Waits until the preview shows the document with a title. @throws when it does not in time */
export async function waitForPreview(title: string): Promise<vscode.Tab> {
    const labels = () => previews().map(({ label }) => label);
    return waitUntil(`the preview of ${title}`, () => previews().find(({ label }) => label === `Preview: ${title}`), {
        otherwise: () => labels().join(', ') || 'no preview',
    });
}
