/** What people bring from elsewhere: words that they paste, files that they drop, Word files that they import. */
import {
    type CancellationToken,
    type DataTransfer,
    type Disposable,
    DocumentDropEdit,
    type DocumentDropEditProvider,
    DocumentDropOrPasteEditKind,
    DocumentPasteEdit,
    type DocumentPasteEditProvider,
    FileSystemError,
    languages,
    type Position,
    ProgressLocation,
    type Range,
    SnippetString,
    SnippetTextEdit,
    type TextDocument,
    Uri,
    WorkspaceEdit,
    window,
    workspace,
} from 'vscode';
import { type ImportedFile, type TextChange, toBase64 } from '../../server/protocol.ts';
import { LANGUAGE, type ServerLink } from '../server/server-link.ts';
import { editorEdit, toRange } from '../support/views.ts';

const KIND = DocumentDropOrPasteEditKind.Empty.append('carewright');
const IMPORT = KIND.append('import');
const WORD = /\.docx$/i;

/**
 * What takes the place of a selection, together with what changes around it, as one edit that leaves the cursor after the words. Spaces
 * stay as they are.
 */
function asOne(document: TextDocument, selection: Range, { text, around }: TextChange): SnippetTextEdit {
    const own = { range: selection, text };
    const edits = [...around.map(({ range, newText }) => ({ range: toRange(range), text: newText })), own];
    edits.sort((a, b) => a.range.start.compareTo(b.range.start) || a.range.end.compareTo(b.range.end));
    const whole = edits.reduce((all, { range }) => all.union(range), selection);
    const snippet = new SnippetString();
    let done = whole.start;
    for (const each of edits) {
        snippet.appendText(document.getText(whole.with(done, each.range.start)) + each.text);
        if (each === own) snippet.appendTabstop(0);
        done = each.range.end;
    }
    const edit = SnippetTextEdit.replace(whole, snippet);
    edit.keepWhitespace = true;
    return edit;
}

/** Pasted words, so that the document says them and can still be read. */
class PastedWords implements DocumentPasteEditProvider {
    private readonly server: ServerLink;

    constructor(server: ServerLink) {
        this.server = server;
    }

    async provideDocumentPasteEdits(
        document: TextDocument,
        ranges: readonly Range[],
        transfer: DataTransfer,
        _context: unknown,
        token: CancellationToken,
    ): Promise<DocumentPasteEdit[] | undefined> {
        const [range] = ranges;
        const text = await transfer.get('text/plain')?.asString();
        if (!range || ranges.length > 1 || !text) return undefined;
        // What comes from an editor is no page, only coloured.
        const html = transfer.get('vscode-editor-data') ? undefined : await transfer.get('text/html')?.asString();
        if (token.isCancellationRequested) return undefined;
        const change = await this.server.askQuietly('carewright/paste', {
            uri: document.uri.toString(),
            // VS Code's own ranges become lists on the way to the server.
            range: { start: range.start, end: range.end },
            text,
            ...(html && { html }),
        });
        if (!change) return undefined;
        // Without its own text, VS Code makes only the other edit, as it is: it would indent a text, and mix it up with edits that touch it.
        const edit = new DocumentPasteEdit('', change.title, KIND);
        edit.additionalEdit = new WorkspaceEdit();
        edit.additionalEdit.set(document.uri, [asOne(document, range, change)]);
        return [edit];
    }
}

class ImportEdit extends DocumentDropEdit {
    readonly file: Uri;

    constructor(file: Uri) {
        super('', `Import this Word file: ${file.path.split('/').at(-1)}`, IMPORT);
        this.file = file;
    }
}

/** Dropped files: a line that names them, a link, or the text of a Word file as a separate document. */
class DroppedFiles implements DocumentDropEditProvider {
    private readonly server: ServerLink;

    constructor(server: ServerLink) {
        this.server = server;
    }

    async provideDocumentDropEdits(
        document: TextDocument,
        position: Position,
        transfer: DataTransfer,
    ): Promise<DocumentDropEdit[] | undefined> {
        const list = await transfer.get('text/uri-list')?.asString();
        const [file, ...others] = (list ?? '').split(/\r?\n/).filter(line => line && !line.startsWith('#'));
        if (!file || others.length) return undefined;
        const uri = document.uri.toString();
        const changes = (await this.server.askQuietly('carewright/drop', { uri, position, file })) ?? [];
        const edits = changes.map(change => {
            const edit = new DocumentDropEdit(change.text, change.title, KIND);
            edit.additionalEdit = editorEdit(document.uri, change.around);
            return edit;
        });
        const address = Uri.parse(file);
        return [...edits, ...(WORD.test(address.path) ? [new ImportEdit(address)] : [])];
    }

    async resolveDocumentDropEdit(edit: DocumentDropEdit): Promise<DocumentDropEdit> {
        if (edit instanceof ImportEdit) {
            const { name, text, own } = await readWordFile(this.server, edit.file);
            edit.additionalEdit = own ? editorEdit(Uri.parse(own.uri), own.edits) : new WorkspaceEdit();
            if (own) return edit;
            edit.additionalEdit.createFile(await freeName(Uri.joinPath(edit.file, '..'), name), {
                contents: new TextEncoder().encode(text),
            });
        }
        return edit;
    }
}

/** Has VS Code ask what becomes of pasted words and of dropped files. */
export function takeFromElsewhere(server: ServerLink): readonly Disposable[] {
    return [
        languages.registerDocumentPasteEditProvider(LANGUAGE, new PastedWords(server), {
            providedPasteEditKinds: [KIND],
            pasteMimeTypes: ['text/plain', 'text/html'],
        }),
        languages.registerDocumentDropEditProvider(LANGUAGE, new DroppedFiles(server), {
            providedDropEditKinds: [KIND, IMPORT],
            dropMimeTypes: ['text/uri-list'],
        }),
    ];
}

async function readWordFile(server: ServerLink, file: Uri): Promise<ImportedFile> {
    const bytes = await workspace.fs.readFile(file);
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    const progress = { location: ProgressLocation.Notification, title: `Reading ${name}` };
    return window.withProgress(progress, () => server.ask('carewright/importWord', { name, base64: toBase64(bytes) }));
}

async function isThere(uri: Uri): Promise<boolean> {
    try {
        await workspace.fs.stat(uri);
        return true;
    } catch (error) {
        if (error instanceof FileSystemError && error.code === 'FileNotFound') return false;
        throw error;
    }
}

/** A file of a folder that is not there yet: nothing is written over. */
async function freeName(folder: Uri, name: string): Promise<Uri> {
    for (let number = 1; ; number++) {
        const uri = Uri.joinPath(folder, `${name}${number > 1 ? `-${number}` : ''}.care`);
        if (!(await isThere(uri))) return uri;
    }
}

async function askWordFile(): Promise<Uri | undefined> {
    const options = { filters: { 'Word files, and forms in Excel': ['docx', 'xlsx'] }, title: 'Import Word Document', openLabel: 'Import' };
    return (await window.showOpenDialog(options))?.[0];
}

/** Brings what people changed in a document of Carewright's into the file that it was made from. It is not saved: people see it first. */
async function changeOwn({ uri, edits }: NonNullable<ImportedFile['own']>): Promise<string> {
    const document = await workspace.openTextDocument(Uri.parse(uri));
    if (edits.length && !(await workspace.applyEdit(editorEdit(document.uri, edits))))
        throw new Error('The document could not be changed.');
    await window.showTextDocument(document);
    const name = workspace.asRelativePath(document.uri);
    return edits.length
        ? `${name} has the changes of the Word file. Save it to keep them.`
        : `The Word file has no changes that are new to ${name}, which stays as it is.`;
}

/**
 * Changes the file that a Word file of Carewright's was made from. Of any other, writes what it says into a new `.care` file, and opens it. Where
 * the Word file is in a folder that is open, the new file is beside it, else in the first folder; without a folder it is a document that people
 * save.
 */
export async function importWord(server: ServerLink, given: unknown): Promise<void> {
    const file = given instanceof Uri ? given : await askWordFile();
    if (!file) return;
    const { name, text, notes: reported, own } = await readWordFile(server, file);
    const notes = own ? [await changeOwn(own), ...reported] : reported;
    const folder = workspace.getWorkspaceFolder(file) ? Uri.joinPath(file, '..') : workspace.workspaceFolders?.[0]?.uri;
    if (own) server.log.info(`Imported ${file.toString()} into ${own.uri}`);
    else if (folder) {
        const target = await freeName(folder, name);
        await workspace.fs.writeFile(target, new TextEncoder().encode(text));
        await window.showTextDocument(target);
    } else {
        await window.showTextDocument(await workspace.openTextDocument({ language: LANGUAGE, content: text }));
    }
    if (!notes.length) return;
    for (const note of notes) server.log.info(note);
    const show = 'Show Log';
    const [first = ''] = notes;
    const more = notes.length > 1 ? ` (and ${notes.length - 1} more${own ? '' : ', at the end of the file'})` : '';
    void window.showInformationMessage(`${first}${more}`, show).then(chosen => chosen === show && server.log.show());
}
