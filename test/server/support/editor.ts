import { PassThrough } from 'node:stream';
import { createConnection } from 'vscode-languageserver/node';
import {
    type ClientCapabilities,
    createProtocolConnection,
    type Diagnostic,
    DidChangeTextDocumentNotification,
    DidChangeWatchedFilesNotification,
    DidChangeWorkspaceFoldersNotification,
    DidCloseTextDocumentNotification,
    DidOpenTextDocumentNotification,
    type FileChangeType,
    InitializedNotification,
    InitializeRequest,
    type InitializeResult,
    type ProtocolConnection,
    PublishDiagnosticsNotification,
    RegistrationRequest,
    ShutdownRequest,
    StreamMessageReader,
    StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { type Address, addressOf, EXACT_NAMES, foldedAddress, isInFolder, type NameRules } from '../../../language/model/address.ts';
import { asRead, type Files, type FilesAtOnce } from '../../../language/workspace/files.ts';
import { startServer } from '../../../server/main/start.ts';

/** The day on which tests check. */
export const TODAY = '2026-11-22';

/** An editor without a window: it speaks with a server in this process, over the protocol, about files in memory. */
export class Editor {
    readonly connection: ProtocolConnection;
    readonly files: Map<string, string>;
    /** What the server has said of each document, and for which version. */
    readonly published = new Map<string, readonly Diagnostic[]>();
    readonly versions = new Map<string, number | undefined>();
    initialized: InitializeResult | undefined;
    private readonly waiting = new Set<() => void>();
    private readonly open = new Map<string, number>();
    private readonly server: ReturnType<typeof startServer>;

    constructor(connection: ProtocolConnection, files: Map<string, string>, server: ReturnType<typeof startServer>) {
        this.connection = connection;
        this.files = files;
        this.server = server;
        connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics, version }) => {
            this.published.set(uri, diagnostics);
            this.versions.set(uri, version);
            for (const done of this.waiting) done();
        });
        connection.onRequest(RegistrationRequest.type, () => {});
        connection.listen();
    }

    /** Opens a document, with a text of its own or that of its file. */
    async openDocument(uri: string, text = this.files.get(uri) ?? ''): Promise<void> {
        this.open.set(uri, 1);
        const textDocument = { uri, languageId: 'carewright', version: 1, text };
        await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    }

    /** Replaces the whole text of an open document. */
    async type(uri: string, text: string): Promise<void> {
        const version = (this.open.get(uri) ?? 1) + 1;
        this.open.set(uri, version);
        await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
            textDocument: { uri, version },
            contentChanges: [{ text }],
        });
    }

    async close(uri: string): Promise<void> {
        this.open.delete(uri);
        await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
    }

    /** Says that a file was made, changed or deleted outside of the editor. */
    async fileChanged(uri: string, type: FileChangeType, text?: string): Promise<void> {
        if (text === undefined) this.files.delete(uri);
        else this.files.set(uri, text);
        await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type }] });
    }

    /** Adds folders to the workspace, or takes them away. */
    async changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
        const folders = (uris: readonly string[]) => uris.map(uri => ({ uri, name: uri }));
        await this.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
            event: { added: folders(added), removed: folders(removed) },
        });
    }

    /** Waits until something holds of what was published. */
    async until(holds: () => boolean, what: string, ms = 300_000): Promise<void> {
        const end = Date.now() + ms;
        while (!holds()) {
            if (Date.now() > end) throw new Error(`${what}: not so after ${ms} ms. Published: ${this.shown()}`);
            await new Promise<void>(resolve => {
                const done = (): void => {
                    clearTimeout(timer);
                    this.waiting.delete(done);
                    resolve();
                };
                const timer = setTimeout(done, 50);
                this.waiting.add(done);
            });
        }
    }

    /** The diagnostics of the version of a document that is open now. */
    async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
        await this.until(() => this.versions.get(uri) === this.open.get(uri) && this.published.has(uri), `diagnostics of ${uri}`);
        return this.published.get(uri) ?? [];
    }

    /** Waits until the server has told all that it has to say. */
    async quiet(): Promise<void> {
        // A request comes back behind everything that was sent before it: first what we said, then what the server said.
        const roundTrip = (): Promise<unknown> => this.connection.sendRequest('carewright/libraryText', { uri: 'carewright:/none' });
        await roundTrip();
        await this.server.settled();
        await roundTrip();
    }

    async stop(): Promise<void> {
        await this.connection.sendRequest(ShutdownRequest.type);
        this.connection.dispose();
    }

    private shown(): string {
        return [...this.published].map(([uri, all]) => `${uri}: ${all.map(({ code }) => code).join(' ') || 'nothing'}`).join('; ');
    }
}

/** Files in memory, for a server in a test. */
export function memoryFiles(files: ReadonlyMap<string, string>, names: NameRules = EXACT_NAMES): FilesAtOnce {
    const all = (): readonly (readonly [Address, string])[] => [...files].map(([uri, text]) => [addressOf(uri), text]);
    const key = (uri: Address): string => foldedAddress(uri, names);
    const folderAt = (uri: Address): Address => addressOf(uri.slice(0, uri.lastIndexOf('/')));
    return {
        names,
        find: async folder => {
            const inside = all().flatMap(([uri]) => (isInFolder(key(uri) as Address, key(folder) as Address) ? [uri] : []));
            return {
                documents: inside.filter(uri => uri.endsWith('.care')),
                configured: inside.filter(uri => uri.endsWith('/carewright.json')).map(folderAt),
                unread: [],
            };
        },
        read: uri => asRead(all().find(([each]) => key(each) === key(uri))?.[1]),
        real: async uri => uri,
        isFolder: async uri => all().some(([each]) => each !== uri && isInFolder(each, uri)),
    };
}

/** What every editor of today knows. */
export const USUAL: ClientCapabilities = {
    textDocument: { definition: { linkSupport: true }, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
};

/**
 * An editor that has opened a folder with some files, and a server for it.
 *
 * @param texts by their path in the folder `file:///work`
 */
export async function startEditor(texts: Readonly<Record<string, string>>, capabilities: ClientCapabilities = USUAL): Promise<Editor> {
    const files = new Map(Object.entries(texts).map(([path, text]) => [uriOf(path), text]));
    return startEditorIn(FOLDER, memoryFiles(files), files, capabilities);
}

/** An editor that has opened a folder, several or none, of some files, wherever they are. */
export async function startEditorIn(
    folder: string | readonly string[],
    source: Files,
    files: Map<string, string> = new Map(),
    capabilities: ClientCapabilities = USUAL,
): Promise<Editor> {
    const [up, down] = [new PassThrough(), new PassThrough()];
    const server = startServer(createConnection(up, down), { files: source, today: () => TODAY });
    const editor = new Editor(createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up)), files, server);
    editor.initialized = await editor.connection.sendRequest(InitializeRequest.type, {
        processId: null,
        rootUri: null,
        capabilities,
        workspaceFolders: [folder].flat().map((uri, index) => ({ uri, name: index ? `work ${index}` : 'work' })),
    });
    await editor.connection.sendNotification(InitializedNotification.type, {});
    return editor;
}

const FOLDER = 'file:///work';

/** The address of a file of the test's folder. */
export function uriOf(path: string): string {
    return `${FOLDER}/${path}`;
}
