import {
    type ClientCapabilities,
    type Connection,
    DidChangeConfigurationNotification,
    DidChangeWatchedFilesNotification,
    TextDocumentSyncKind,
    TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Diagnostics } from './diagnostics/diagnostics.ts';
import { consequences, WATCHERS } from './diagnostics/file-events.ts';
import { FEATURES } from './features/features.ts';
import type { Files } from './files/files.ts';
import type { Server } from './server.ts';
import { DEFAULT_SETTINGS, readSettings, SECTION } from './settings.ts';
import { combined } from './support/capabilities.ts';
import { VERSION } from './version.ts';
import { Workspace } from './workspace/workspace.ts';

/** The day, where this runs, as `YYYY-MM-DD`. */
function today(): string {
    const now = new Date();
    return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
}

export interface StartOptions {
    readonly files: Files;
    /** The day of the check, as `YYYY-MM-DD`; today if nothing is said. */
    readonly today?: () => string;
}

/** A server that answers an editor. */
export interface RunningServer {
    /** Is done when all that was asked for until now has been checked and told. */
    settled(): Promise<void>;
}

/** Starts to answer an editor. */
export function startServer(connection: Connection, options: StartOptions): RunningServer {
    const { files } = options;
    const documents = new TextDocuments(TextDocument);
    let settings = DEFAULT_SETTINGS;
    let client: ClientCapabilities = {};
    let folders: string[] = [];
    const workspace = new Workspace({
        files,
        opened: uri => documents.get(uri),
        concerned: uris => diagnostics.request(uris),
        today: options.today ?? today,
    });
    const server: Server = {
        connection,
        workspace,
        get client() {
            return client;
        },
        settings: () => settings,
        folders: () => folders,
    };
    const diagnostics = new Diagnostics(server, files);

    const configure = async (sent?: unknown): Promise<void> => {
        const asked = client.workspace?.configuration ? await connection.workspace.getConfiguration(SECTION) : sent;
        settings = readSettings(asked);
    };

    connection.onInitialize(params => {
        client = params.capabilities;
        folders = (params.workspaceFolders ?? []).map(({ uri }) => uri);
        if (!folders.length && params.rootUri) folders = [params.rootUri];
        for (const feature of FEATURES) feature.register(server);
        return {
            serverInfo: { name: 'Carewright', version: VERSION },
            capabilities: {
                textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
                workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
                ...combined(FEATURES.map(({ capabilities }) => capabilities)),
            },
        };
    });

    connection.onInitialized(async () => {
        if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
            await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
        }
        if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
            await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...WATCHERS] });
        }
        if (client.workspace?.workspaceFolders) {
            connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
                const gone = new Set(removed.map(({ uri }) => uri));
                folders = [...folders.filter(uri => !gone.has(uri)), ...added.map(({ uri }) => uri)];
                await diagnostics.readFolders(folders);
            });
        }
        await configure();
        await diagnostics.readFolders(folders);
    });

    connection.onDidChangeConfiguration(async ({ settings: sent }) => {
        await configure((sent as Record<string, unknown> | null)?.[SECTION]);
        diagnostics.requestAll();
    });

    connection.onDidChangeWatchedFiles(async ({ changes }) => {
        const { configuration, search, reread } = consequences(changes, workspace.index.documents, uri => workspace.isOpen(uri));
        diagnostics.reread(reread);
        if (configuration) await diagnostics.readFolders(folders);
        else if (search) await diagnostics.findNew(folders);
    });

    documents.onDidChangeContent(({ document }) => diagnostics.changed(document.uri));
    documents.onDidClose(({ document }) => diagnostics.closed(document.uri));
    documents.listen(connection);
    connection.onShutdown(() => diagnostics.stop());
    connection.listen();
    return { settled: () => diagnostics.settled() };
}
