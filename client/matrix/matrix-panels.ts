import { type Disposable, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { ServerLink } from '../server/server-link.ts';
import { MatrixPanel } from './matrix-panel.ts';

const TYPE = 'carewright.matrix';

/** The matrix of the workspace: one panel at most, which comes back when VS Code is started again. */
export class MatrixPanels implements Disposable {
    private readonly server: ServerLink;
    private readonly folder: Uri;
    private readonly serializer: Disposable;
    private panel: WebviewPanel | undefined;

    constructor(server: ServerLink, extension: Uri) {
        this.server = server;
        this.folder = Uri.joinPath(extension, 'dist', 'webview');
        this.serializer = window.registerWebviewPanelSerializer(TYPE, {
            deserializeWebviewPanel: async panel => this.fill(panel),
        });
    }

    /** Shows the matrix. */
    show(): void {
        if (this.panel) this.panel.reveal();
        else this.fill(window.createWebviewPanel(TYPE, 'Coverage Matrix', ViewColumn.Active));
    }

    dispose(): void {
        this.serializer.dispose();
        this.panel?.dispose();
    }

    private fill(panel: WebviewPanel): void {
        this.panel?.dispose();
        this.panel = panel;
        const content = new MatrixPanel(panel, this.server, this.folder);
        panel.onDidDispose(() => {
            content.dispose();
            if (this.panel === panel) this.panel = undefined;
        });
    }
}
