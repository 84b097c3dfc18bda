/** What the extension is made of, its commands, and how people begin: the walkthrough, a file on the first start, an example. */

import {
    type CodeAction,
    commands,
    type Disposable,
    type ExtensionContext,
    Location,
    type LogOutputChannel,
    Position,
    Range,
    type TextDocument,
    Uri,
    window,
    workspace,
} from 'vscode';
import type { PlainPosition, PlainRange } from '../server/protocol.ts';
import { ActionsView } from './actions/actions-view.ts';
import { documentOrder, documentPlace, nodeId, nodeRequirement, type RequirementPlace } from './commands/command-arguments.ts';
import { showExplanation } from './commands/explain.ts';
import { Filling } from './commands/filling.ts';
import { importWord, takeFromElsewhere } from './commands/from-elsewhere.ts';
import { generateDocument } from './commands/generate-document.ts';
import { makeDocument } from './commands/new-document.ts';
import { CoverageView, FiguresItem, ShownCoverage } from './coverage/coverage-view.ts';
import { MatrixPanels } from './matrix/matrix-panels.ts';
import { PreviewPanels } from './preview/preview-panels.ts';
import { LANGUAGE, LanguageStatus, type MakeClient, ServerLink } from './server/server-link.ts';
import { VirtualDocuments } from './server/virtual-documents.ts';
import { careEditorInFront, editorEdit, followEditors, openAt, toRange } from './support/views.ts';

const WALKTHROUGH = 'carewright.carewright#start';
const STARTED = 'carewright.hasStarted';
const EMPTY_SEEN = 'carewright.emptyFolders';
/** In how many empty folders the walkthrough is shown after the first start: people also have folders for other things. */
const MOST_EMPTY = 3;
/** The file that is opened first where people begin: a draft, with what drafts have. */
const DRAFT = 'services/coast-fact.care';
/** The one of the example that people look at to see what a specification is: it is finished. */
const FINISHED = 'services/crisis-home-treatment.care';

/** Shows the walkthrough: beside the file that is open, if there is one. Its tab stays: else the next file would take its place. */
async function showWalkthrough(): Promise<void> {
    await commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, window.activeTextEditor !== undefined);
    await commands.executeCommand('workbench.action.keepEditor');
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
    const example = isExample ? Uri.joinPath(exampleFolder(context), FINISHED) : undefined;
    const file = example ?? first;
    if (file) await window.showTextDocument(file);
}

/** Whether one folder is open with no file in it and nothing shown: what is hidden does not count. */
async function isFolderEmpty(): Promise<boolean> {
    const [folder, ...others] = workspace.workspaceFolders ?? [];
    if (!folder || others.length || window.tabGroups.all.some(({ tabs }) => tabs.length)) return false;
    const entries = await workspace.fs.readDirectory(folder.uri).then(
        all => all,
        () => undefined,
    );
    return entries?.every(([name]) => name.startsWith('.')) ?? false;
}

/**
 * On the first start of all: shows a file and the walkthrough, unless people have told VS Code not to show walkthroughs. Where no
 * folder is open, the first step is to open one. VS Code then begins anew, and so does this. Later it is shown in a few empty
 * folders, where nothing else would say how to begin.
 */
async function welcome(context: ExtensionContext): Promise<void> {
    const where = workspace.workspaceFolders?.length ? 'in a folder' : 'without a folder';
    const started = context.globalState.get<boolean | string>(STARTED);
    const isFirst = !started || (started === 'without a folder' && started !== where);
    const emptySeen = context.globalState.get<number>(EMPTY_SEEN, 0);
    if (!isFirst && (emptySeen >= MOST_EMPTY || !(await isFolderEmpty()))) return;
    if (isFirst) await context.globalState.update(STARTED, where);
    else await context.globalState.update(EMPTY_SEEN, emptySeen + 1);
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
async function openExample(context: ExtensionContext): Promise<void> {
    const folder = exampleFolder(context);
    if (!(await isThere(folder))) await copyExample(Uri.joinPath(context.extensionUri, 'examples', 'exampleshire'), folder);
    // A window that shows a folder goes on showing it.
    const forceNewWindow = (workspace.workspaceFolders?.length ?? 0) > 0;
    await context.globalState.update(STARTED, undefined);
    await commands.executeCommand('vscode.openFolder', folder, { forceNewWindow });
}

/** Writes what a requirement asks for into its document, with placeholders, and goes to the first of them. */
async function insertRequirement(server: ServerLink, filling: Filling, place: RequirementPlace | undefined): Promise<void> {
    if (!place) return;
    const edits = await server.ask('carewright/insertRequirement', place);
    const [first] = edits ?? [];
    if (!edits || !first) {
        await window.showInformationMessage(
            `Nothing can be written for ${place.id} by itself. “Explain Requirement” says what it asks for.`,
        );
        return;
    }
    const document = await workspace.openTextDocument(Uri.parse(place.uri));
    const start = document.offsetAt(toRange(first.range).start);
    if (!(await workspace.applyEdit(editorEdit(document.uri, edits)))) throw new Error('The document could not be changed.');
    await filling.goFrom(document.uri, start);
}

/** Opens a document of the library that people choose. @returns whether they chose one */
async function openLibrary(server: ServerLink): Promise<boolean> {
    const documents = await server.ask('carewright/libraryDocuments', {});
    const items = documents.map(({ uri, title, description }) => ({ label: title, description, uri }));
    const chosen = await window.showQuickPick(items, {
        title: 'Open Library Guidance',
        placeHolder: 'Built-in guidance, templates and vocabularies (read-only)',
        matchOnDescription: true,
    });
    if (chosen) await window.showTextDocument(Uri.parse(chosen.uri));
    return chosen !== undefined;
}

/** A command that tells people when it could not be done, and offers the log. */
function reportFailures<Given extends unknown[]>(
    log: LogOutputChannel,
    run: (...given: Given) => unknown,
): (...given: Given) => Promise<void> {
    return async (...given) => {
        try {
            await run(...given);
        } catch (error) {
            log.error(error instanceof Error ? error : String(error));
            const show = 'Show Log';
            const message = error instanceof Error ? error.message : String(error);
            const chosen = await window.showErrorMessage(`Carewright could not do that. ${message}`, show);
            if (chosen === show) log.show();
        }
    };
}

interface PlainLocation {
    readonly uri: string;
    readonly range: PlainRange;
}

/** Shows places that the server found, from the lens above what they are about. */
async function showReferences(uri: unknown, position: unknown, locations: unknown): Promise<void> {
    if (typeof uri !== 'string' || !position || !Array.isArray(locations)) return;
    const { line, character } = position as PlainPosition;
    const places = (locations as readonly PlainLocation[]).map(each => new Location(Uri.parse(each.uri), toRange(each.range)));
    await commands.executeCommand('editor.action.showReferences', Uri.parse(uri), new Position(line, character), places);
}

/**
 * Applies one of the actions on whole documents that the server offers to the document in front.
 *
 * @param nothing what is said where there is nothing to change
 */
async function applySourceAction(kind: string, nothing: string): Promise<void> {
    const document = (await careEditorInFront(true))?.document;
    if (!document) return;
    const whole = new Range(0, 0, document.lineCount, 0);
    const actions = await commands.executeCommand<readonly CodeAction[]>('vscode.executeCodeActionProvider', document.uri, whole, kind);
    const [edit] = actions.flatMap(action => action.edit ?? []);
    if (edit) await workspace.applyEdit(edit);
    else await window.showInformationMessage(nothing);
}

/** What commands work with. */
interface Parts {
    readonly server: ServerLink;
    readonly documents: VirtualDocuments;
    readonly coverage: CoverageView;
    readonly actions: ActionsView;
    readonly matrix: MatrixPanels;
    readonly preview: PreviewPanels;
    readonly filling: Filling;
    readonly context: ExtensionContext;
}

/** Remembers that people have read what explains a requirement: a step of the walkthrough is done then. */
async function ticked(run: Promise<boolean>): Promise<void> {
    if (await run) await commands.executeCommand('setContext', 'carewright.hasExplained', true);
}

async function openPlace(place: ReturnType<typeof documentPlace>): Promise<void> {
    if (place) await openAt(place.uri, place.range);
}

type Run = (...given: unknown[]) => unknown;

/** Every command, by its id without `carewright.`; what is given to it comes from views, lenses and other extensions. */
function allCommands({ server, documents, coverage, actions, matrix, preview, filling, context }: Parts): Readonly<Record<string, Run>> {
    return {
        newService: given => makeDocument(server, filling, 'service', given),
        newReview: () => makeDocument(server, filling, 'review'),
        newGuidance: () => makeDocument(server, filling, 'guidance'),
        newTemplate: () => makeDocument(server, filling, 'template'),
        openExample: () => openExample(context),
        getStarted: () => showWalkthrough(),
        nextPlaceholder: () => filling.go('next'),
        previousPlaceholder: () => filling.go('previous'),
        fillIn: uri => filling.fillIn(uri),
        goToPlaceholder: (uri, range) => filling.goTo(uri, range),
        showCoverage: uri => coverage.focus(typeof uri === 'string' ? uri : undefined),
        showMatrix: () => matrix.show('matrix'),
        showBoard: () => matrix.show('board'),
        showActions: () => actions.tree.focus(),
        preview: () => preview.show(),
        'preview.headings': () => preview.chooseHeadings(),
        importWord: given => importWord(server, given),
        generate: given => generateDocument(server, documentOrder(given)),
        explain: given => ticked(showExplanation(documents, nodeId(given))),
        fixAll: () =>
            applySourceAction(
                'source.fixAll.carewright',
                'Nothing in this document can be fixed without a decision of yours. Ctrl+. at a problem lists what can be done.',
            ),
        organise: () =>
            applySourceAction('source.organizeImports.carewright', 'The blocks and lines of this document are in their usual order.'),
        openLibrary: () => ticked(openLibrary(server)),
        restartServer: () => server.restart(),
        showLog: () => server.log.show(),
        openPlace: (uri, range) => openPlace(documentPlace(uri, range)),
        showReferences: (uri, position, locations) => showReferences(uri, position, locations),
        'actions.byDate': () => actions.tree.choose('date'),
        'actions.byOwner': () => actions.tree.choose('owner'),
        'coverage.onlyOpen': () => coverage.tree.choose(true),
        'coverage.all': () => coverage.tree.choose(false),
        'coverage.insert': node => insertRequirement(server, filling, nodeRequirement(node)),
    };
}

/** Makes VS Code know the commands. */
function registerCommands(parts: Parts): readonly Disposable[] {
    return Object.entries(allCommands(parts)).map(([id, run]) =>
        commands.registerCommand(`carewright.${id}`, reportFailures(parts.server.log, run)),
    );
}

/** Starts the server where there are documents for it: at once, or as soon as one is opened. Who asks it something starts it as well. */
async function startWithDocuments(server: ServerLink, disposables: Disposable[]): Promise<void> {
    const isOurs = ({ languageId }: TextDocument): boolean => languageId === LANGUAGE;
    const opening = workspace.onDidOpenTextDocument(document => {
        if (isOurs(document)) server.start();
    });
    disposables.push(opening);
    const isOpen = workspace.textDocuments.some(isOurs);
    if (isOpen || (await workspace.findFiles('**/*.care', undefined, 1)).length) server.start();
}

/** Starts everything that the extension is; only how its server starts differs between a desktop and a browser. */
export function startExtension(context: ExtensionContext, makeClient: MakeClient): void {
    const server = new ServerLink(makeClient);
    const shown = new ShownCoverage(server);
    const documents = new VirtualDocuments(server);
    const coverage = new CoverageView(shown, context.workspaceState);
    const actions = new ActionsView(server, context.workspaceState);
    const matrix = new MatrixPanels(server, context.extensionUri);
    const preview = new PreviewPanels(server, context.extensionUri);
    const filling = new Filling(server);
    context.subscriptions.push(
        followEditors(),
        filling,
        server,
        shown,
        documents,
        coverage,
        actions,
        matrix,
        preview,
        new FiguresItem(shown),
    );
    context.subscriptions.push(new LanguageStatus(server), ...takeFromElsewhere(server));
    context.subscriptions.push(...registerCommands({ server, documents, coverage, actions, matrix, preview, filling, context }));
    void startWithDocuments(server, context.subscriptions);
    void welcome(context);
}
