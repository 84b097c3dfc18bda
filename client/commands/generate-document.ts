import { commands, env, FileSystemError, ProgressLocation, UIKind, Uri, window, workspace } from 'vscode';
import { type Choice, fromBase64, type Headings } from '../../server/protocol.ts';
import { askHeadings } from '../preview/preview-panels.ts';
import { type ServerLink, VIRTUAL } from '../server/server-link.ts';
import { careEditorInFront } from '../support/views.ts';
import { type DocumentOrder, listNames } from './command-arguments.ts';

interface NewFile {
    readonly uri: Uri;
    readonly name: string;
    readonly bytes: Uint8Array;
}

const TITLE = 'Generate Document';
/** What VS Code shows itself; other programs open the rest. */
const TEXTS: ReadonlySet<string> = new Set(['md', 'csv', 'json']);

/** @param open what is still to be done in the text, for people to know before they choose */
async function choose(choices: readonly Choice[], placeHolder: string, open: string): Promise<string | undefined> {
    const items = choices.map(({ name, title, description }) => ({ label: title, description, name }));
    const title = open ? `${TITLE}. Still open: ${open}` : TITLE;
    return (await window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }))?.name;
}

async function askFolder(document: Uri): Promise<Uri | undefined> {
    const beside = document.scheme === 'untitled' || document.scheme === VIRTUAL ? undefined : Uri.joinPath(document, '..');
    const defaultUri = workspace.getWorkspaceFolder(document)?.uri ?? beside ?? workspace.workspaceFolders?.[0]?.uri;
    const options = {
        canSelectFiles: false,
        canSelectFolders: true,
        defaultUri,
        openLabel: 'Write Here',
        title: 'Choose the Folder to Write In',
    };
    return (await window.showOpenDialog(options))?.[0];
}

/** Whether a file is there and holds something else. */
async function differs({ uri, bytes }: NewFile): Promise<boolean> {
    try {
        const known = await workspace.fs.readFile(uri);
        return known.length !== bytes.length || known.some((byte, at) => byte !== bytes[at]);
    } catch (error) {
        if (error instanceof FileSystemError && error.code === 'FileNotFound') return false;
        throw error;
    }
}

async function mayReplace(files: readonly NewFile[]): Promise<boolean> {
    const there: string[] = [];
    for (const file of files) if (await differs(file)) there.push(file.name);
    if (!there.length) return true;
    const replace = 'Replace';
    const detail = 'Their present contents will be lost, including edits made by hand.';
    const question = `Replace ${listNames(there)}?`;
    return (await window.showWarningMessage(question, { modal: true, detail }, replace)) === replace;
}

/**
 * What people can do with a file that was written: VS Code shows texts, and other programs of the machine open the rest. Where the
 * window is on another machine than the files, no program of theirs can open one: it can be downloaded.
 */
function offerFor({ uri, name }: NewFile): { readonly label: string; readonly hint: string; readonly run: () => Thenable<unknown> } {
    if (TEXTS.has(name.split('.').at(-1) ?? '')) return { label: 'Open', hint: '', run: () => commands.executeCommand('vscode.open', uri) };
    const isElsewhere = env.uiKind === UIKind.Web || env.remoteName !== undefined || uri.scheme !== 'file';
    if (!isElsewhere) return { label: 'Open', hint: '', run: () => env.openExternal(uri) };
    if (workspace.getWorkspaceFolder(uri))
        return {
            label: 'Show in Explorer',
            hint: ' To open it in Word or another program, right-click it in the Explorer and choose Download.',
            run: () => commands.executeCommand('revealInExplorer', uri),
        };
    const copied = async (): Promise<void> => env.clipboard.writeText(uri.fsPath);
    return { label: 'Copy Path', hint: ` It is outside the folders that are open: ${uri.fsPath}`, run: copied };
}

/** Says what was written and what is still open in it, and offers to open it. Not waited for: the message may stay for long. */
async function tell(files: readonly NewFile[], told: readonly string[], stillOpen: string): Promise<void> {
    if (told.length) void window.showWarningMessage(listNames(told));
    const [first] = files;
    if (!first) return;
    const { label, hint, run } = offerFor(first);
    const problems = 'Show Problems';
    const written = `Written: ${listNames(files.map(({ name }) => name))}.`;
    const chosen = stillOpen
        ? await window.showWarningMessage(`${written} Still open in the text: ${stillOpen}.${hint}`, label, problems)
        : await window.showInformationMessage(written + hint, label);
    if (chosen === label) await run();
    if (chosen === problems) await commands.executeCommand('workbench.actions.view.problems');
}

/** The headings of what is a specification: asked for where a person chose what to write. */
async function headingsOf(kind: string, order: DocumentOrder): Promise<Headings | undefined> {
    const isSpecification = kind === 'specification' || kind === 'blank-specification';
    if (isSpecification && order.kind === undefined) return askHeadings();
    return order.layout === undefined ? {} : { layout: order.layout };
}

/** Writes documents that are made from the text in front into a folder; asks for what is not ordered. */
export async function generateDocument(server: ServerLink, order: DocumentOrder): Promise<void> {
    const document = (await careEditorInFront())?.document;
    if (!document) return;
    const uri = document.uri.toString();
    const { kinds, formats, open: stillOpen } = await server.ask('carewright/documentChoices', { uri });
    const kind = order.kind ?? (await choose(kinds, 'What to write', stillOpen));
    const headings = kind && (await headingsOf(kind, order));
    const format = headings && (order.format ?? (await choose(formats, 'In which format', stillOpen)));
    const folder = format && (order.folder === undefined ? await askFolder(document.uri) : Uri.parse(order.folder, true));
    if (!folder) return;
    const progress = { location: ProgressLocation.Notification, title: 'The document is being made.' };
    const made = await window.withProgress(progress, () => server.ask('carewright/generate', { uri, kind, format, ...headings }));
    const files = made.files.map(({ name, base64 }) => ({ uri: Uri.joinPath(folder, name), name, bytes: fromBase64(base64) }));
    if (!(await mayReplace(files))) return;
    for (const file of files) await workspace.fs.writeFile(file.uri, file.bytes);
    await commands.executeCommand('setContext', 'carewright.hasGenerated', true);
    // A form that is meant to be filled in is never finished.
    void tell(files, made.told, kind.startsWith('blank-') ? '' : stillOpen);
}
