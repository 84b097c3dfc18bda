import {
    type Disposable,
    EventEmitter,
    FileType,
    type LanguageStatusItem,
    LanguageStatusSeverity,
    type LogOutputChannel,
    languages,
    RelativePattern,
    Uri,
    window,
    workspace,
} from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State, type StaticFeature } from 'vscode-languageclient';
import {
    CHECKED,
    type Checked,
    type ClientRequests,
    type ExtensionCapabilities,
    type ServerRequests,
    type Status,
} from '../../server/protocol.ts';

const SKIPPED: ReadonlySet<string> = new Set(['node_modules', 'dist', 'out']);
/** How many folders deep to look, and how many files to take, so that a strange file system can't keep us for ever. */
const DEEPEST = 12;
const MOST = 20_000;

/** The files in a folder whose names are wanted, however deep. Links and hidden folders are not followed. */
async function walk(folder: Uri, isWanted: (name: string) => boolean): Promise<readonly Uri[]> {
    const found: Uri[] = [];
    let level: readonly Uri[] = [folder];
    for (let depth = 0; depth < DEEPEST && level.length && found.length < MOST; depth++) {
        const next: Uri[] = [];
        for (const each of level) {
            const entries = await workspace.fs.readDirectory(each).then(
                all => all,
                () => [],
            );
            for (const [name, type] of entries) {
                if (type === FileType.Directory && !name.startsWith('.') && !SKIPPED.has(name)) next.push(Uri.joinPath(each, name));
                else if (type === FileType.File && isWanted(name)) found.push(Uri.joinPath(each, name));
            }
        }
        level = next;
    }
    return found.slice(0, MOST);
}

type Answer<Method extends keyof ClientRequests> = (params: ClientRequests[Method]['params']) => Promise<ClientRequests[Method]['result']>;

async function inFolder(folder: string, exclude: readonly string[]): Promise<readonly string[]> {
    const base = Uri.parse(folder, true);
    const found = await workspace.findFiles(
        new RelativePattern(base, '**/*.care'),
        exclude.length ? new RelativePattern(base, `{${exclude.join(',')}}`) : undefined,
    );
    // Not every virtual file system can be searched: the search then finds nothing, and we look ourselves.
    const files = found.length ? found : await walk(base, name => name.endsWith('.care'));
    return files.map(String);
}

/** The documents of folders, for a server that reaches no files itself. */
const findFiles: Answer<'carewright/findFiles'> = async ({ folders, exclude }) => {
    const found = await Promise.all(folders.map(folder => inFolder(folder, exclude)));
    return [...new Set(found.flat())];
};

/** The text of a file, for a server that reaches no files itself; nothing where there is none. */
const readFile: Answer<'carewright/readFile'> = async ({ uri }) => {
    const address = Uri.parse(uri, true);
    try {
        return await workspace.decode(await workspace.fs.readFile(address), { uri: address });
    } catch {
        return null;
    }
};

/** The name under which VS Code knows the language, and our section of its settings. */
export const LANGUAGE = 'carewright';

/** The scheme of the addresses of documents that have no file: those of the library, and pages. */
export const VIRTUAL = 'carewright';

/** Makes a client for the server of a desktop, or of a browser. */
export type MakeClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/**
 * Where documents come from that people write or read: files, remote and virtual ones, new ones without a file, and the library.
 * Old versions, as Git shows them, are not among them: each would declare all its names a second time.
 */
const SCHEMES = ['file', 'untitled', 'carewright', 'vscode-remote', 'vscode-vfs', 'vscode-test-web'];

/** What the client has to know about the language: how to recognise its documents. */
function clientOptions(log: LogOutputChannel): LanguageClientOptions {
    const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
    return {
        documentSelector: [...new Set([...SCHEMES, ...folders])].map(scheme => ({ language: LANGUAGE, scheme })),
        outputChannel: log,
        diagnosticCollectionName: LANGUAGE,
    };
}

const CAPABILITIES: ExtensionCapabilities = { checked: true, files: true, placeholders: true };

/** Tells the server what this extension can do that other editors can't. */
const CAPABILITIES_FEATURE: StaticFeature = {
    fillClientCapabilities(capabilities) {
        capabilities.experimental = { ...capabilities.experimental, carewright: CAPABILITIES };
    },
    initialize() {},
    getState: () => ({ kind: 'static' }),
    clear() {},
};

/** The language server, as the rest of the extension sees it. */
export class ServerLink implements Disposable {
    readonly log = window.createOutputChannel('Carewright', { log: true });
    private readonly client: BaseLanguageClient;
    private readonly checked = new EventEmitter<ReadonlySet<string> | undefined>();
    /** These documents have been checked, by their addresses; all of them, where none are named. */
    readonly onChecked = this.checked.event;
    private readonly disposables: Disposable[] = [];

    constructor(makeClient: MakeClient) {
        this.client = makeClient('carewright', 'Carewright', clientOptions(this.log));
        this.client.registerFeature(CAPABILITIES_FEATURE);
        this.disposables.push(
            this.client.onNotification(CHECKED, ({ uris }: Checked) => this.checked.fire(new Set(uris))),
            this.client.onDidChangeState(({ newState }) => {
                if (newState === State.Running) this.checked.fire(undefined);
            }),
        );
        this.answer('carewright/findFiles', findFiles);
        this.answer('carewright/readFile', readFile);
    }

    /** Starts the server, unless it was started before; does not wait for it. */
    start(): void {
        if (!this.client.needsStart()) return;
        this.client.start().catch(error => this.tellFailure(error));
    }

    /** Ends the server and starts a new one. */
    async restart(): Promise<void> {
        this.log.info('Restarting the server (requested by the user).');
        // One that hangs does not end when it is asked to: the client then gives up on it.
        await this.client.stop().catch(error => this.log.warn(String(error)));
        await this.client.start();
    }

    /**
     * Asks the server. Waits until it runs.
     *
     * @throws when it does not run, or can't answer
     */
    async ask<Method extends keyof ServerRequests>(
        method: Method,
        params: ServerRequests[Method]['params'],
    ): Promise<ServerRequests[Method]['result']> {
        return await this.client.sendRequest(method, params);
    }

    /** The same for what is only shown: nothing where there is no answer, and the log says why. */
    async askQuietly<Method extends keyof ServerRequests>(
        method: Method,
        params: ServerRequests[Method]['params'],
    ): Promise<ServerRequests[Method]['result'] | undefined> {
        try {
            return await this.ask(method, params);
        } catch (error) {
            this.log.debug(`${method}: ${error instanceof Error ? error.message : String(error)}`);
            return undefined;
        }
    }

    dispose(): void {
        for (const disposable of this.disposables) disposable.dispose();
        this.client
            .dispose()
            .catch(() => {})
            .finally(() => this.log.dispose());
    }

    private answer<Method extends keyof ClientRequests>(
        method: Method,
        answer: (params: ClientRequests[Method]['params']) => Promise<ClientRequests[Method]['result']>,
    ): void {
        this.disposables.push(this.client.onRequest(method, answer));
    }

    private async tellFailure(error: unknown): Promise<void> {
        this.log.error(error instanceof Error ? error : String(error));
        const show = 'Show Log';
        const chosen = await window.showErrorMessage('The language server of Carewright could not be started.', show);
        if (chosen === show) this.log.show();
    }
}

/** How soon to ask again while documents are being read, in ms. */
const AGAIN = 1000;

function documentsInWords({ documents, checksAll, isReading, isOutside }: Status): string {
    if (isOutside) return 'This file is not in an open folder, so names from the files beside it are not known. Open its folder.';
    if (isReading) return 'Reading the documents of the folder: more may be found';
    const files = documents === 1 ? '1 document' : `${documents} documents`;
    return checksAll ? `${files} checked` : `${files} read; only open ones are checked`;
}

/** The contents of `{}` in the status bar: the version, what is checked, and the guidance that the document in front follows. */
export class LanguageStatus implements Disposable {
    private readonly server: ServerLink;
    private readonly version: LanguageStatusItem = languages.createLanguageStatusItem('carewright.version', LANGUAGE);
    private readonly guidance: LanguageStatusItem = languages.createLanguageStatusItem('carewright.guidance', LANGUAGE);
    private readonly disposables: Disposable[];
    private timer: ReturnType<typeof setTimeout> | undefined;
    private asked = 0;

    constructor(server: ServerLink) {
        this.server = server;
        this.version.name = 'Carewright: version and what is checked';
        this.version.text = 'Carewright';
        this.version.busy = true;
        this.version.command = {
            title: 'Restart',
            command: 'carewright.restartServer',
            tooltip: 'Ends the language server and starts it again',
        };
        this.guidance.name = 'Carewright: guidance in force';
        this.guidance.text = 'Guidance';
        this.disposables = [
            this.version,
            this.guidance,
            server.onChecked(() => this.later()),
            window.onDidChangeActiveTextEditor(() => void this.refresh()),
        ];
        void this.refresh();
    }

    dispose(): void {
        clearTimeout(this.timer);
        for (const disposable of this.disposables) disposable.dispose();
    }

    /** Many documents are checked one after the other: asking once is enough. */
    private later(): void {
        this.timer ??= setTimeout(() => {
            this.timer = undefined;
            void this.refresh();
        }, AGAIN);
    }

    private async refresh(): Promise<void> {
        const document = window.activeTextEditor?.document;
        if (document?.languageId !== LANGUAGE) return;
        const turn = ++this.asked;
        const status = await this.server.askQuietly('carewright/status', { uri: document.uri.toString() });
        if (!status || turn !== this.asked) return;
        this.show(status);
        if (status.isReading) this.later();
    }

    private show(status: Status): void {
        const { version, isReading, isOutside, guidance, hasSubjects } = status;
        this.version.text = `Carewright ${version}`;
        this.version.detail = documentsInWords(status);
        this.version.busy = isReading;
        this.version.severity = isOutside ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
        const names = guidance.map(({ name }) => name).join(', ');
        this.guidance.text = names || (hasSubjects ? 'No guidance' : 'Nothing to compare');
        this.guidance.detail = names
            ? `Guidance in force: ${guidance.map(({ title }) => title).join('; ')}`
            : hasSubjects
              ? 'Say which with a line “follows:”'
              : 'There is no service and no review in this file';
        this.guidance.command = names ? { title: 'Show Coverage', command: 'carewright.showCoverage' } : undefined;
    }
}
