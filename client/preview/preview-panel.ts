import { type Disposable, type TextDocument, type TextEditor, type Uri, type WebviewPanel, window, workspace } from 'vscode';
import type { Preview } from '../../server/protocol.ts';
import { LANGUAGE } from '../server/client-options.ts';
import type { ServerLink } from '../server/server-link.ts';
import { openAt } from '../support/places.ts';
import { showPage } from '../support/webview-page.ts';
import type { FromPage, ToPage } from './messages.ts';
import { previewPage } from './preview-page.ts';

/** How long after the last keystroke the page follows, in ms. */
const PAUSE = 250;
const NOTHING = 'There is nothing to show yet. A preview is made of a service, a review, guidance or a template.';

/** The panel with the document that people get: follows the text that is in front, its scrolling and every keystroke. */
export class PreviewPanel implements Disposable {
    private readonly panel: WebviewPanel;
    private readonly server: ServerLink;
    private readonly disposables: Disposable[];
    private uri: string;
    private cursor: number;
    private shown: Preview | undefined;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private asked = 0;

    constructor(panel: WebviewPanel, server: ServerLink, folder: Uri, editor: TextEditor) {
        this.panel = panel;
        this.server = server;
        this.uri = editor.document.uri.toString();
        this.cursor = editor.selection.active.line;
        this.disposables = [
            panel.webview.onDidReceiveMessage((message: FromPage) => this.answer(message)),
            workspace.onDidChangeTextDocument(({ document }) => this.isOf(document) && this.plan()),
            // Another document may have changed what this one refers to.
            server.onChecked(() => this.plan()),
            window.onDidChangeActiveTextEditor(active => active && this.follow(active)),
            window.onDidChangeTextEditorSelection(({ textEditor }) => this.moved(textEditor)),
            window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.scrolled(textEditor)),
        ];
        showPage(panel, folder, 'preview', previewPage);
    }

    /** Shows another document, if it is one of ours. */
    follow(editor: TextEditor): void {
        const { document, selection } = editor;
        if (document.languageId !== LANGUAGE || this.isOf(document)) return;
        this.uri = document.uri.toString();
        this.cursor = selection.active.line;
        void this.update();
    }

    dispose(): void {
        clearTimeout(this.timer);
        for (const disposable of this.disposables) disposable.dispose();
    }

    private isOf({ uri }: TextDocument): boolean {
        return uri.toString() === this.uri;
    }

    private async answer(message: FromPage): Promise<void> {
        if (message.type === 'ready') {
            this.shown = undefined;
            return this.update();
        }
        const start = { line: message.line, character: 0 };
        await openAt(this.uri, { start, end: start });
    }

    private plan(): void {
        clearTimeout(this.timer);
        if (this.panel.visible) this.timer = setTimeout(() => void this.update(), PAUSE);
    }

    private async update(): Promise<void> {
        clearTimeout(this.timer);
        const turn = ++this.asked;
        const preview = await this.server.askQuietly('carewright/preview', { uri: this.uri, line: this.cursor });
        // No answer at all, or one that is out of date: what is shown stays.
        if (preview === undefined || turn !== this.asked) return;
        if (preview && this.shown && JSON.stringify(preview) === JSON.stringify(this.shown)) return;
        this.shown = preview ?? undefined;
        this.panel.title = preview ? `Preview: ${preview.title}` : 'Preview';
        await this.tell(preview ? { type: 'show', preview, uri: this.uri, line: this.top() } : { type: 'nothing', why: NOTHING });
    }

    /** The line at the top of the editor. */
    private top(): number {
        return window.visibleTextEditors.find(({ document }) => this.isOf(document))?.visibleRanges[0]?.start.line ?? 0;
    }

    /** Where a file holds several services, that with the cursor is shown. */
    private moved({ document, selection }: TextEditor): void {
        if (!this.isOf(document)) return;
        this.cursor = selection.active.line;
        const [first, last] = this.shown?.lines ?? [0, Number.POSITIVE_INFINITY];
        if (this.cursor < first || this.cursor > last) this.plan();
    }

    private scrolled(editor: TextEditor): void {
        if (this.isOf(editor.document)) void this.tell({ type: 'scroll', line: editor.visibleRanges[0]?.start.line ?? 0 });
    }

    private async tell(message: ToPage): Promise<void> {
        await this.panel.webview.postMessage(message);
    }
}
