/** How people begin: the walkthrough and a file on the first start, and an example to look at. */
import { commands, type ExtensionContext, Uri, window, workspace } from 'vscode';

const WALKTHROUGH = 'carewright.carewright#start';
const STARTED = 'carewright.hasStarted';
/** The file of the example that is opened first: a draft, with what drafts have. */
const DRAFT = 'services/coast-fact.care';

/** Shows the walkthrough: beside the file that is open, if there is one. */
export async function showWalkthrough(): Promise<void> {
    await commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, window.activeTextEditor !== undefined);
}

/** Where the example is that people may change: a copy of this extension's own. */
function exampleFolder({ globalStorageUri }: ExtensionContext): Uri {
    return Uri.joinPath(globalStorageUri, 'exampleshire');
}

/** Opens a file of a folder where no other is open. */
async function openFirstFile(context: ExtensionContext): Promise<void> {
    if (window.tabGroups.all.some(({ tabs }) => tabs.length)) return;
    const [draft] = await workspace.findFiles(`**/${DRAFT}`, undefined, 1);
    const [first] = draft ? [draft] : await workspace.findFiles('**/*.care', undefined, 1);
    const isExample = workspace.workspaceFolders?.some(({ uri }) => uri.toString() === exampleFolder(context).toString());
    const example = isExample ? Uri.joinPath(exampleFolder(context), DRAFT) : undefined;
    const file = example ?? first;
    if (file) await window.showTextDocument(file);
}

/** On the first start of all: shows a file and the walkthrough, unless people have told VS Code not to show walkthroughs. */
export async function welcome(context: ExtensionContext): Promise<void> {
    if (context.globalState.get(STARTED)) return;
    await context.globalState.update(STARTED, true);
    if (!workspace.getConfiguration('workbench.welcomePage').get('walkthroughs.openOnInstall', true)) return;
    await openFirstFile(context);
    await showWalkthrough();
}

/** The files of the example: a folder of an extension in a browser comes over the network, which does not list it. */
const EXAMPLE = [
    'local-standards.care',
    'organisations.care',
    'review-2024.care',
    'services/assertive-outreach.care',
    'services/coast-fact.care',
    'services/core-community.care',
    'services/crisis-home-treatment.care',
    'services/early-intervention.care',
    'services/rehabilitation.care',
    'terms.care',
];

async function copyExample(from: Uri, to: Uri): Promise<void> {
    for (const file of EXAMPLE) {
        const [source, target] = [Uri.joinPath(from, file), Uri.joinPath(to, file)];
        await workspace.fs.writeFile(target, await workspace.fs.readFile(source));
    }
}

async function isThere(uri: Uri): Promise<boolean> {
    return workspace.fs.stat(uri).then(
        () => true,
        () => false,
    );
}

/** Opens the example: a copy in a folder of this extension, where people may try what they like. */
export async function openExample(context: ExtensionContext): Promise<void> {
    const folder = exampleFolder(context);
    if (!(await isThere(folder))) await copyExample(Uri.joinPath(context.extensionUri, 'examples', 'exampleshire'), folder);
    // A window that shows a folder goes on showing it.
    const forceNewWindow = (workspace.workspaceFolders?.length ?? 0) > 0;
    await context.globalState.update(STARTED, undefined);
    await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
}
