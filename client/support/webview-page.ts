import { Uri, type WebviewPanel } from 'vscode';
import { newNonce, type PageParts } from './page.ts';

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
