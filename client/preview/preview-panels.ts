import {
    type Disposable,
    Range,
    type TextDocument,
    type TextEditor,
    TextEditorRevealType,
    Uri,
    ViewColumn,
    type WebviewPanel,
    window,
    workspace,
} from 'vscode';
import type { Headings, Preview } from '../../server/protocol.ts';
import { LANGUAGE, type ServerLink } from '../server/server-link.ts';
import { careEditorInFront, openAt, showPage } from '../support/views.ts';
import { type FromPreview, previewPage, type ToPreview } from './preview-page.ts';

const LAYOUTS = [
    { label: 'Newer, Short', description: "the contract's headings today", layout: 'newer' },
    { label: 'Older, Numbered', description: "the contract's headings before", layout: 'older' },
    { label: 'Our Own…', description: 'a JSON file that lists headings, each with what goes under it' },
] as const;

/** Asks with which headings specifications are to be shown; nothing where the user cancels. */
export async function askHeadings(): Promise<Headings | undefined> {
    const chosen = await window.showQuickPick(LAYOUTS, { title: 'Headings', placeHolder: 'The headings of specifications' });
    if (!chosen || 'layout' in chosen) return chosen && { layout: chosen.layout };
    const defaultUri = workspace.workspaceFolders?.[0]?.uri;
    const [file] =
        (await window.showOpenDialog({ defaultUri, filters: { Headings: ['json'] }, openLabel: 'Use', title: 'Headings' })) ?? [];
    return file && { ownLayout: new TextDecoder().decode(await workspace.fs.readFile(file)) };
}

/** How long after the last keystroke the page follows, in ms. */
const PAUSE = 250;
/** How long after the page was scrolled the text may still be on its way to where it was sent, in ms: VS Code tells it late, and in steps. */
const ON_ITS_WAY = 2000;
/** Where no page has sent the text: far from every line. */
const NOWHERE = { line: -10, until: 0 };
const NOTHING = 'There is nothing to show yet. A preview is made of a service, a review, guidance or a template.';

/** The panel with the document that people get: follows the text that is in front, its scrolling and every keystroke. */
class PreviewPanel implements Disposable {
    private readonly panel: WebviewPanel;
    private readonly server: ServerLink;
    private readonly disposables: Disposable[];
    private uri: string;
    private cursor: number;
    private shown: Preview | undefined;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private asked = 0;
    private sentTo = NOWHERE;
    private headings: Headings;

    constructor(panel: WebviewPanel, server: ServerLink, folder: Uri, editor: TextEditor, headings: Headings) {
        this.panel = panel;
        this.server = server;
        this.headings = headings;
        this.uri = editor.document.uri.toString();
        this.cursor = editor.selection.active.line;
        this.disposables = [
            panel.webview.onDidReceiveMessage((message: FromPreview) => this.answer(message)),
            workspace.onDidChangeTextDocument(({ document }) => this.isOf(document) && this.plan()),
            // Another document may have changed what this one refers to.
            server.onChecked(() => this.plan()),
            window.onDidChangeActiveTextEditor(active => active && this.follow(active)),
            window.onDidChangeTextEditorSelection(({ textEditor }) => this.noteCursor(textEditor)),
            window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.followScroll(textEditor)),
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

    /** Shows specifications with other headings. */
    async show(headings: Headings): Promise<void> {
        // Not quietly: whoever chose a file wants to know what is wrong with it.
        await this.server.ask('carewright/preview', { uri: this.uri, line: this.cursor, ...headings });
        this.headings = headings;
        await this.update();
    }

    dispose(): void {
        clearTimeout(this.timer);
        for (const disposable of this.disposables) disposable.dispose();
    }

    private isOf({ uri }: TextDocument): boolean {
        return uri.toString() === this.uri;
    }

    private async answer(message: FromPreview): Promise<void> {
        if (message.type === 'ready') {
            this.shown = undefined;
            return this.update();
        }
        if (message.type === 'scrolled') return this.lead(message.line);
        const start = { line: message.line, character: 0 };
        await openAt(this.uri, { start, end: start });
    }

    /** The text follows the page. Where it is not in sight, it stays as it is. */
    private lead(line: number): void {
        const editor = window.visibleTextEditors.find(({ document }) => this.isOf(document));
        if (!editor) return;
        const at = Math.min(line, editor.document.lineCount - 1);
        this.sentTo = { line: at, until: Date.now() + ON_ITS_WAY };
        editor.revealRange(new Range(at, 0, at, 0), TextEditorRevealType.AtTop);
    }

    private plan(): void {
        clearTimeout(this.timer);
        if (this.panel.visible) this.timer = setTimeout(() => void this.update(), PAUSE);
    }

    private async update(): Promise<void> {
        clearTimeout(this.timer);
        const turn = ++this.asked;
        const preview = await this.server.askQuietly('carewright/preview', { uri: this.uri, line: this.cursor, ...this.headings });
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
    private noteCursor({ document, selection }: TextEditor): void {
        if (!this.isOf(document)) return;
        this.cursor = selection.active.line;
        const [first, last] = this.shown?.lines ?? [0, Number.POSITIVE_INFINITY];
        if (this.cursor < first || this.cursor > last) this.plan();
    }

    private followScroll(editor: TextEditor): void {
        const [seen] = editor.visibleRanges;
        if (!seen || !this.isOf(editor.document)) return;
        // The text went where the page has sent it: the page is not to follow. On a busy machine it gets there late.
        const { line, until } = this.sentTo;
        const isOnItsWay = Date.now() < until && seen.start.line <= line && line <= seen.end.line;
        if (isOnItsWay || Math.abs(seen.start.line - line) <= 1) return;
        this.sentTo = NOWHERE;
        void this.tell({ type: 'scroll', line: seen.start.line });
    }

    private async tell(message: ToPreview): Promise<void> {
        await this.panel.webview.postMessage(message);
    }
}

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
        const editor = await careEditorInFront();
        if (!editor) return;
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

    /** Asks for the headings of specifications, and shows them. They stay until the user chooses others. */
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
