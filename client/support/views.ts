/** What the views of the extension share: places in documents, pages in panels, and trees in the side bar. */
import {
    type Command,
    commands,
    type Disposable,
    EventEmitter,
    type Memento,
    Range,
    TabInputText,
    type TextDocument,
    type TextEditor,
    type TreeDataProvider,
    type TreeItem,
    type TreeView,
    Uri,
    type ViewColumn,
    type WebviewPanel,
    WorkspaceEdit,
    window,
    workspace,
} from 'vscode';
import type { PlainEdit, PlainRange } from '../../server/protocol.ts';
import { LANGUAGE, VIRTUAL } from '../server/server-link.ts';
import { newNonce, type PageParts } from './page.ts';

/** A range of the server as VS Code has it. */
export function toRange({ start, end }: PlainRange): Range {
    return new Range(start.line, start.character, end.line, end.character);
}

/** Edits of the server as VS Code has them. */
export function editorEdit(uri: Uri, edits: readonly PlainEdit[]): WorkspaceEdit {
    const edit = new WorkspaceEdit();
    for (const { range, newText } of edits) edit.replace(uri, toRange(range), newText);
    return edit;
}

/** Where a document is seen already: it is not opened a second time beside itself. */
function columnOf(uri: Uri): ViewColumn | undefined {
    return window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString())?.viewColumn;
}

/** Opens a document at a place. */
export async function openAt(uri: string, range: PlainRange): Promise<void> {
    const address = Uri.parse(uri);
    await window.showTextDocument(address, { selection: toRange(range), viewColumn: columnOf(address) });
}

/** What a click on a row of a tree does: its place opens. */
export function openCommand(uri: string, range: PlainRange): Command {
    return { command: 'carewright.openPlace', title: 'Open the place', arguments: [uri, range] };
}

/** Whether a document is people's own: one of the language, and not of the library, which can only be read. */
export function isOwn({ languageId, uri }: TextDocument): boolean {
    return languageId === LANGUAGE && uri.scheme !== VIRTUAL;
}

/** The document of people's own that was last in front. */
let last: Uri | undefined;

/** Remembers the document of people's own that was last in front, for commands that are called from elsewhere. */
export function followEditors(): Disposable {
    const follow = (editor: TextEditor | undefined): void => {
        if (editor && isOwn(editor.document)) last = editor.document.uri;
    };
    follow(window.activeTextEditor);
    return window.onDidChangeActiveTextEditor(follow);
}

const isSame = (a: Uri | undefined, b: Uri): boolean => a?.toString() === b.toString();

/**
 * The editor of people's own document that is in front. Where a page or a document of the library has the focus, that beside it which
 * was last in front.
 */
export function ownEditorInSight(): TextEditor | undefined {
    const active = window.activeTextEditor;
    if (active && isOwn(active.document)) return active;
    if (active && active.document.uri.scheme !== VIRTUAL) return undefined;
    return window.visibleTextEditors.find(({ document }) => isSame(last, document.uri));
}

/** People's own documents that are open in tabs. */
function ownTabs(): readonly Uri[] {
    const inputs = window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
    return inputs.flatMap(input =>
        input instanceof TabInputText && input.uri.scheme !== VIRTUAL && input.uri.path.endsWith('.care') ? [input.uri] : [],
    );
}

/** Which of people's own documents a command is about that was called from elsewhere: the last one, else one of the folder. */
async function ownDocument(): Promise<Uri | undefined> {
    const tabs = ownTabs();
    const known = tabs.find(uri => isSame(last, uri)) ?? tabs[0];
    if (known) return known;
    const files = await workspace.findFiles('**/*.care', '**/node_modules/**');
    const recent = files.find(uri => isSame(last, uri));
    if (recent || files.length < 2) return recent ?? files[0];
    const items = files.map(uri => ({ label: workspace.asRelativePath(uri), uri })).sort((a, b) => a.label.localeCompare(b.label));
    return (await window.showQuickPick(items, { title: 'Choose a document', placeHolder: 'Which document is this about?' }))?.uri;
}

/**
 * The editor in front, where it shows a document of the language; else that of people's own document that was last in front, which
 * comes to the front: the button of a walkthrough or a view is about that. Where the folder has none, says what to do first.
 *
 * @param onlyOwn whether documents of the library do not count: nothing can be written in them
 */
export async function careEditorInFront(onlyOwn = false): Promise<TextEditor | undefined> {
    const editor = window.activeTextEditor;
    if (editor && (onlyOwn ? isOwn(editor.document) : editor.document.languageId === LANGUAGE)) return editor;
    const uri = await ownDocument();
    if (uri) return window.showTextDocument(uri, { viewColumn: columnOf(uri) });
    // Whoever chose none of several knows what there is.
    const [any] = await workspace.findFiles('**/*.care', undefined, 1);
    if (!any) await window.showInformationMessage('Open a .care document first.');
    return undefined;
}

/**
 * Prepares a panel for a page of ours: its icon, what it may load, and the page itself.
 *
 * @param folder where the scripts and styles of pages are
 * @param name of its script and its style
 */
export function showPage(panel: WebviewPanel, folder: Uri, name: string, page: (parts: PageParts) => string): void {
    const { webview } = panel;
    webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [folder] };
    const icon = (theme: string): Uri => Uri.joinPath(folder, '..', '..', 'icons', `care-file-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const address = (file: string): string => webview.asWebviewUri(Uri.joinPath(folder, file)).toString();
    webview.html = page({ nonce: newNonce(), script: address(`${name}.js`), style: address(`${name}.css`), source: webview.cspSource });
}

/** What a tree in the side bar is called, and what people can choose about it. */
interface TreeNames<Choice> {
    /** The id of the view, as package.json has it. */
    readonly view: string;
    /** Under this name the choice is remembered, and the menus of package.json ask for it. */
    readonly setting: string;
    /** What is shown until people choose. */
    readonly usual: Choice;
}

/** What is in a tree. */
interface TreeContent<Node, Choice> {
    /** The rows below a node, or at the top; nothing while they are not known yet. */
    children(node: Node | undefined, choice: Choice): readonly Node[] | undefined;
    item(node: Node): TreeItem;
}

/** A tree in the side bar. It remembers, for the workspace, what people chose to see of it. */
export class SideTree<Node, Choice> implements Disposable {
    readonly view: TreeView<Node>;
    private readonly names: TreeNames<Choice>;
    private readonly memory: Memento;
    private readonly changed = new EventEmitter<void>();

    constructor(names: TreeNames<Choice>, memory: Memento, content: TreeContent<Node, Choice>) {
        this.names = names;
        this.memory = memory;
        const treeDataProvider: TreeDataProvider<Node> = {
            onDidChangeTreeData: this.changed.event,
            getChildren: node => content.children(node, this.choice)?.slice(),
            getTreeItem: node => content.item(node),
        };
        this.view = window.createTreeView<Node>(names.view, { treeDataProvider, showCollapseAll: true });
        void this.choose(this.choice);
    }

    /** Shows what was chosen, from now on. */
    async choose(choice: Choice): Promise<void> {
        await this.memory.update(this.names.setting, choice);
        await commands.executeCommand('setContext', this.names.setting, choice);
        this.redraw();
    }

    /** Asks for all that is in it again. */
    redraw(): void {
        this.changed.fire();
    }

    /** Brings it to the front. */
    async focus(): Promise<void> {
        await commands.executeCommand(`${this.names.view}.focus`);
    }

    dispose(): void {
        this.view.dispose();
        this.changed.dispose();
    }

    private get choice(): Choice {
        return this.memory.get(this.names.setting, this.names.usual);
    }
}
