/** Documents without a file, and the command that opens one to explain something. */
import {
    commands,
    type Diagnostic,
    type Disposable,
    EventEmitter,
    languages,
    type TextDocumentContentProvider,
    type TextEditor,
    Uri,
    ViewColumn,
    window,
    workspace,
} from 'vscode';
import { LANGUAGE, type ServerLink } from './server-link.ts';

/** The scheme of the addresses of documents that have no file: those of the library, and pages. */
export const VIRTUAL = 'carewright';
const EXPLAIN = '/explain/';

/** The address of a page about something, as seen from a document. */
function explanationUri(id: string, of: string | undefined): Uri {
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

function codeOf({ code }: Diagnostic): string | undefined {
    const value = typeof code === 'object' ? code.value : code;
    return value === undefined ? undefined : String(value);
}

/** What the user may mean at the cursor: the name there, or what is reported there. */
function namesAtCursor({ document, selection }: TextEditor): readonly string[] {
    const at = selection.active;
    const word = document.getWordRangeAtPosition(at);
    const codes = languages
        .getDiagnostics(document.uri)
        .filter(({ range }) => range.contains(at))
        .map(codeOf);
    return [...(word ? [document.getText(word)] : []), ...codes.filter(code => code !== undefined)];
}

/** The first of some names that can be explained. */
async function firstKnown(documents: VirtualDocuments, names: readonly string[]): Promise<string | undefined> {
    for (const name of new Set(names)) if (await documents.explain(name, undefined)) return name;
    return undefined;
}

async function askName(documents: VirtualDocuments, value = ''): Promise<string | undefined> {
    const name = await window.showInputBox({
        title: 'Explain Requirement',
        prompt: 'The id of a requirement or a check, or the name of a guidance or a term',
        placeHolder: 'IACM-DNA-01',
        value,
        validateInput: async written =>
            !written.trim() || (await documents.explain(written, undefined)) ? undefined : `Nothing is called “${written}”.`,
    });
    return name?.trim() || undefined;
}

/** Explains a requirement, a rule, a guidance or a term: what was named, what is at the cursor, or what people ask for. @returns whether a page was shown */
export async function showExplanation(
    documents: VirtualDocuments,
    given: { readonly id: string; readonly uri?: string } | undefined,
): Promise<boolean> {
    const editor = window.activeTextEditor?.document.languageId === LANGUAGE ? window.activeTextEditor : undefined;
    const wanted = given?.id ?? (editor && (await firstKnown(documents, namesAtCursor(editor)))) ?? (await askName(documents));
    if (!wanted) return false;
    if (given && !(await documents.explain(wanted, undefined))) {
        await window.showInformationMessage(`Nothing is called “${wanted}”.`);
        return false;
    }
    await showPage(explanationUri(wanted, given?.uri ?? editor?.document.uri.toString()));
    return true;
}

/** Shows a page beside the document, as it is meant to be read. */
async function showPage(uri: Uri): Promise<void> {
    try {
        await commands.executeCommand('markdown.showPreviewToSide', uri);
    } catch {
        // The preview of Markdown is an extension of VS Code's own, and can be switched off.
        await window.showTextDocument(uri, { preview: true, viewColumn: ViewColumn.Beside });
    }
}
