import { commands, type Disposable, Uri, ViewColumn, type WebviewPanel, window } from 'vscode';
import type { Matrix } from '../../server/protocol.ts';
import type { ServerLink } from '../server/server-link.ts';
import { openAt, showPage } from '../support/views.ts';
import { type FromMatrix, matrixPage, type Tab, type ToMatrix } from './matrix-page.ts';

/** How often the matrix follows what people type, in ms, and from how many documents on it is asked for as a whole. */
const PAUSE = 1000;
const MANY = 1000;

const TITLES: Readonly<Record<Tab, string>> = { matrix: 'Coverage Matrix', board: 'Board' };

/** One panel with the matrix in it: asks the server, tells the page, opens places. */
class MatrixPanel implements Disposable {
    private readonly panel: WebviewPanel;
    private readonly server: ServerLink;
    private readonly disposables: Disposable[];
    private tab: Tab = 'matrix';
    private readonly front: string | undefined;
    /** What a command asked for and the page does not show yet. */
    private wanted: Tab | undefined;
    /** The documents whose places the page may open. */
    private known = new Set<string>();
    private ofBoard = new Set<string>();
    private pending: Set<string> | 'all' = new Set();
    private timer: ReturnType<typeof setTimeout> | undefined;

    constructor(panel: WebviewPanel, server: ServerLink, folder: Uri, front: string | undefined) {
        this.panel = panel;
        this.front = front;
        this.server = server;
        this.disposables = [
            panel.webview.onDidReceiveMessage((message: FromMatrix) => this.answer(message)),
            server.onChecked(uris => this.note(uris)),
        ];
        showPage(panel, folder, 'matrix', matrixPage);
    }

    dispose(): void {
        clearTimeout(this.timer);
        for (const disposable of this.disposables) disposable.dispose();
    }

    /** Turns the page to one of its views: at once, or when it has been loaded. */
    turnTo(tab: Tab): void {
        this.wanted = tab;
        void this.panel.webview.postMessage({ type: 'turn', tab } satisfies ToMatrix);
    }

    private async answer(message: FromMatrix): Promise<void> {
        switch (message.type) {
            case 'ready':
                if (this.wanted && this.wanted !== message.tab) return this.turnTo(this.wanted);
                return this.look(message.tab);
            case 'show':
                return this.look(message.tab);
            case 'explain':
                return commands.executeCommand('carewright.explain', message.id);
            case 'openSubject':
                return this.isKnown(message.uri) ? openAt(message.uri, message.range) : undefined;
            case 'openRequirement':
                return this.known.has(message.uri) ? this.openRequirement(message.uri, message.subject, message.id) : undefined;
        }
    }

    /** The page shows one of its views, and wants to know all of it. */
    private look(tab: Tab): Promise<void> {
        this.wanted = undefined;
        this.tab = tab;
        this.panel.title = TITLES[tab];
        this.pending = 'all';
        return this.update();
    }

    /** Documents have been checked: their rows may be others. A page that is hidden asks for all when it is shown again. */
    private note(uris: ReadonlySet<string> | undefined): void {
        if (!this.panel.visible) return;
        if (!uris || this.pending === 'all') this.pending = 'all';
        else for (const uri of uris) this.pending.add(uri);
        if (this.timer === undefined) this.timer = setTimeout(() => void this.update(), PAUSE);
    }

    private async update(): Promise<void> {
        clearTimeout(this.timer);
        this.timer = undefined;
        const wanted = this.pending;
        this.pending = new Set();
        if (this.tab === 'board') return this.updateBoard();
        const uris = wanted === 'all' || wanted.size > MANY ? undefined : [...wanted];
        const matrix = await this.server.askQuietly('carewright/matrix', uris ? { uris } : {});
        if (!matrix) return;
        this.remember(matrix, uris);
        const message: ToMatrix = uris
            ? { type: 'some', uris, matrix }
            : { type: 'all', matrix, ...(this.front !== undefined && { front: this.front }) };
        await this.panel.webview.postMessage(message);
    }

    /** What is across services has to be asked for as a whole: any service may concern any other. */
    private async updateBoard(): Promise<void> {
        const board = await this.server.askQuietly('carewright/board', {});
        if (!board) return;
        this.ofBoard = new Set(board.parts.flatMap(({ rows }) => rows.map(({ uri }) => uri)));
        await this.panel.webview.postMessage({ type: 'board', board } satisfies ToMatrix);
    }

    private isKnown(uri: string): boolean {
        return this.known.has(uri) || this.ofBoard.has(uri);
    }

    private remember({ rows }: Matrix, uris: readonly string[] | undefined): void {
        if (!uris) this.known = new Set();
        for (const { uri } of rows) this.known.add(uri);
    }

    private async openRequirement(uri: string, name: string, id: string): Promise<void> {
        const subjects = await this.server.askQuietly('carewright/coverage', { uri });
        const subject = subjects?.find(each => each.name === name);
        const requirements = subject?.guidance.flatMap(({ sections }) => sections.flatMap(section => section.requirements));
        const place = requirements?.find(requirement => requirement.id === id) ?? subject;
        if (place) await openAt(uri, place.range);
    }
}

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
        const front = window.activeTextEditor?.document.uri.toString();
        if (this.panel) this.panel.reveal();
        else this.fill(window.createWebviewPanel(TYPE, 'Coverage Matrix', ViewColumn.Active), front);
        this.content?.turnTo(tab);
    }

    dispose(): void {
        this.serializer.dispose();
        this.panel?.dispose();
    }

    private fill(panel: WebviewPanel, front?: string): void {
        this.panel?.dispose();
        this.panel = panel;
        const content = new MatrixPanel(panel, this.server, this.folder, front);
        this.content = content;
        panel.onDidDispose(() => {
            content.dispose();
            if (this.panel !== panel) return;
            this.panel = undefined;
            this.content = undefined;
        });
    }
}
