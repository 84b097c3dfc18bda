import { Range, type TextDocument, Uri, type ViewColumn, type WebviewPanel, window } from 'vscode';
import type { PlainRange } from '../../server/protocol.ts';
import { newNonce, type PageParts } from './page.ts';

/** A range of the server as VS Code has it. */
export function toRange({ start, end }: PlainRange): Range {
    return new Range(start.line, start.character, end.line, end.character);
}

/** Where a document is seen already: it is not opened a second time beside itself. */
function columnOf(uri: Uri): ViewColumn | undefined {
    return window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString())?.viewColumn;
}

/** Opens a document at a place. */
export async function openAt(uri: string, range: PlainRange): Promise<void> {
    const address = Uri.parse(uri);
    await window.showTextDocument(address, { selection: toRange(range), viewColumn: columnOf(address) });
}

/** Opens a document with the cursor at an offset. */
export async function showAt(document: TextDocument, offset: number): Promise<void> {
    const at = document.positionAt(offset);
    await window.showTextDocument(document, { selection: new Range(at, at), viewColumn: columnOf(document.uri) });
}

/**
 * Prepares a panel for a page of ours: its icon, what it may load, and the page itself.
 *
 * @param folder where the scripts and styles of pages stand
 * @param name of its script and its style
 */
export function showPage(panel: WebviewPanel, folder: Uri, name: string, page: (parts: PageParts) => string): void {
    const { webview } = panel;
    webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [folder] };
    const icon = (theme: string): Uri => Uri.joinPath(folder, '..', '..', 'icons', `care-file-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const address = (file: string): string => webview.asWebviewUri(Uri.joinPath(folder, file)).toString();
    webview.html = page({ nonce: newNonce(), script: address(`${name}.js`), style: address(`${name}.css`), source: webview.cspSource });
}
