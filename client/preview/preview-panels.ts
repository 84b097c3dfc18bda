import { type Disposable, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { Headings } from '../../server/protocol.ts';
import { LANGUAGE } from '../server/client-options.ts';
import type { ServerLink } from '../server/server-link.ts';
import { askHeadings } from './headings.ts';
import { PreviewPanel } from './preview-panel.ts';

/** The preview of the window: one panel at most, which follows the document in front. */
export class PreviewPanels implements Disposable {
    private readonly server: ServerLink;
    private readonly folder: Uri;
    private headings: Headings = {};
    private open: { readonly panel: WebviewPanel; readonly content: PreviewPanel } | undefined;

    constructor(server: ServerLink, extension: Uri) {
        this.server = server;
        this.folder = Uri.joinPath(extension, 'dist', 'webview');
    }

    /** Shows the preview of the document in front beside it; the keyboard stays in the text. */
    async show(): Promise<void> {
        const editor = window.activeTextEditor;
        if (editor?.document.languageId !== LANGUAGE) {
            await window.showInformationMessage('Open a .care document first.');
            return;
        }
        if (this.open) {
            this.open.content.follow(editor);
            this.open.panel.reveal(undefined, true);
            return;
        }
        const column = { viewColumn: ViewColumn.Beside, preserveFocus: true };
        const panel = window.createWebviewPanel('carewright.preview', 'Preview', column);
        const content = new PreviewPanel(panel, this.server, this.folder, editor, this.headings);
        this.open = { panel, content };
        panel.onDidDispose(() => {
            content.dispose();
            this.open = undefined;
        });
    }

    /** Asks for the headings of specifications, and shows them. They stay until somebody chooses others. */
    async chooseHeadings(): Promise<void> {
        const headings = await askHeadings();
        if (!headings) return;
        await this.open?.content.show(headings);
        this.headings = headings;
    }

    dispose(): void {
        this.open?.panel.dispose();
    }
}
