import { type Disposable, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { ServerLink } from '../server/server-link.ts';
import { MatrixPanel } from './matrix-panel.ts';
import type { Tab } from './messages.ts';

const TYPE = 'carewright.matrix';

/** The matrix of the workspace: one panel at most, which comes back when VS Code is started again. */
export class MatrixPanels implements Disposable {
    private readonly server: ServerLink;
    private readonly folder: Uri;
    private readonly serializer: Disposable;
    private panel: WebviewPanel | undefined;
    private content: MatrixPanel | undefined;

    constructor(server: ServerLink, extension: Uri) {
        this.server = server;
        this.folder = Uri.joinPath(extension, 'dist', 'webview');
        this.serializer = window.registerWebviewPanelSerializer(TYPE, {
            deserializeWebviewPanel: async panel => this.fill(panel),
        });
    }

    /** Shows services by requirements, or what is across services. */
    show(tab: Tab): void {
        if (this.panel) this.panel.reveal();
        else this.fill(window.createWebviewPanel(TYPE, 'Coverage Matrix', ViewColumn.Active));
        this.content?.turnTo(tab);
    }

    dispose(): void {
        this.serializer.dispose();
        this.panel?.dispose();
    }

    private fill(panel: WebviewPanel): void {
        this.panel?.dispose();
        this.panel = panel;
        const content = new MatrixPanel(panel, this.server, this.folder);
        this.content = content;
        panel.onDidDispose(() => {
            content.dispose();
            if (this.panel !== panel) return;
            this.panel = undefined;
            this.content = undefined;
        });
    }
}
