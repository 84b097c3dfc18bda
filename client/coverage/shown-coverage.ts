import { type Disposable, EventEmitter, type TextEditor, window, workspace } from 'vscode';
import type { SubjectCoverage } from '../../server/protocol.ts';
import { LANGUAGE, type ServerLink } from '../server/server-link.ts';

/** Documents of the library are about no service. */
const LIBRARY = 'carewright';

/** A document of the workspace, and how it stands to what it follows. */
export interface DocumentCoverage {
    readonly uri: string;
    readonly subjects: readonly SubjectCoverage[];
}

/** The document that was last in front, and what is known of it: the coverage view and the status bar show the same. */
export class ShownCoverage implements Disposable {
    private readonly server: ServerLink;
    private readonly changed = new EventEmitter<void>();
    readonly onDidChange = this.changed.event;
    private readonly disposables: Disposable[];
    private uri: string | undefined;
    private known: DocumentCoverage | undefined;
    private asked = 0;

    constructor(server: ServerLink) {
        this.server = server;
        this.disposables = [
            this.changed,
            window.onDidChangeActiveTextEditor(editor => this.follow(editor)),
            workspace.onDidCloseTextDocument(({ uri }) => {
                if (uri.toString() === this.uri) this.turnTo(undefined);
            }),
            server.onChecked(uris => {
                if (this.uri !== undefined && (uris?.has(this.uri) ?? true)) void this.refresh();
            }),
        ];
        this.follow(window.activeTextEditor);
    }

    /** What is shown now; nothing where no document of the language is open. */
    get coverage(): DocumentCoverage | undefined {
        return this.known;
    }

    /** Shows the coverage of a document, in front or not. */
    async show(uri: string): Promise<void> {
        if (uri !== this.uri) this.turnTo(uri);
        await this.refresh();
    }

    dispose(): void {
        for (const disposable of this.disposables) disposable.dispose();
    }

    private follow(editor: TextEditor | undefined): void {
        if (!editor) return;
        const { uri, languageId } = editor.document;
        if (languageId === LANGUAGE && uri.scheme !== LIBRARY && uri.toString() !== this.uri) this.turnTo(uri.toString());
        else this.changed.fire();
    }

    private turnTo(uri: string | undefined): void {
        this.uri = uri;
        this.known = undefined;
        this.asked++;
        this.changed.fire();
        if (uri !== undefined) void this.refresh();
    }

    private async refresh(): Promise<void> {
        const { uri } = this;
        if (uri === undefined) return;
        const turn = ++this.asked;
        const subjects = await this.server.askQuietly('carewright/coverage', { uri });
        // Meanwhile somebody may have gone on, or typed.
        if (turn !== this.asked || !subjects) return;
        this.known = { uri, subjects };
        this.changed.fire();
    }
}
