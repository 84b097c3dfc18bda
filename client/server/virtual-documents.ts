/** Documents without a file, read-only: those of the library, and pages that explain. */
import { type Disposable, EventEmitter, type TextDocumentContentProvider, Uri, workspace } from 'vscode';
import type { RequirementChoice } from '../../server/protocol.ts';
import { type ServerLink, VIRTUAL } from './server-link.ts';

const EXPLAIN = '/explain/';

/** The address of a page about something, as seen from a document. */
export function explanationUri(id: string, of: string | undefined): Uri {
    return Uri.from({ scheme: VIRTUAL, path: `${EXPLAIN}${id}.md`, query: of ?? '' });
}

/** Documents without a file, read-only: those of the library, the pages of rules, and explanations. */
export class VirtualDocuments implements TextDocumentContentProvider, Disposable {
    private readonly server: ServerLink;
    private readonly changed = new EventEmitter<Uri>();
    readonly onDidChange = this.changed.event;
    private readonly disposables: Disposable[];

    constructor(server: ServerLink) {
        this.server = server;
        this.disposables = [
            this.changed,
            workspace.registerTextDocumentContentProvider(VIRTUAL, this),
            server.onChecked(uris => this.refresh(uris)),
        ];
    }

    async provideTextDocumentContent(uri: Uri): Promise<string> {
        const text = uri.path.startsWith(EXPLAIN)
            ? await this.explain(uri.path.slice(EXPLAIN.length).replace(/\.md$/, ''), uri.query)
            : await this.server.ask('carewright/libraryText', { uri: uri.toString(true) });
        if (text === null) throw new Error(`There is no document ${uri.path} in the library.`);
        return text;
    }

    /** A page about something; nothing where it is not known. */
    explain(id: string, uri: string | undefined): Promise<string | null> {
        return this.server.ask('carewright/explain', { id, ...(uri && { uri }) });
    }

    /** The requirements that can be explained, those of a document first. */
    requirements(uri: string | undefined): Promise<readonly RequirementChoice[]> {
        return this.server.ask('carewright/requirements', { ...(uri && { uri }) });
    }

    dispose(): void {
        for (const disposable of this.disposables) disposable.dispose();
    }

    /** Pages about the outcomes of a document change with it. */
    private refresh(uris: ReadonlySet<string> | undefined): void {
        for (const { uri } of workspace.textDocuments) {
            if (uri.scheme === VIRTUAL && uri.path.startsWith(EXPLAIN) && (uris?.has(uri.query) ?? true)) this.changed.fire(uri);
        }
    }
}
