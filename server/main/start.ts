import {
    type ClientCapabilities,
    type Connection,
    DidChangeConfigurationNotification,
    DidChangeWatchedFilesNotification,
    type ServerCapabilities,
    TextDocumentSyncKind,
    TextDocuments,
} from 'vscode-languageserver';
import { type Address, isInFolder } from '../../language/model/address.ts';
import { dayOf } from '../../language/model/dates.ts';
import { VERSION } from '../../language/model/version.ts';
import type { Files } from '../../language/workspace/files.ts';
import { Diagnostics, WATCHERS } from '../diagnostics/diagnostics.ts';
import { actions, board } from '../features/board.ts';
import { codeActions } from '../features/code-actions.ts';
import { codeLenses } from '../features/code-lenses.ts';
import { completion } from '../features/completion.ts';
import { coverage, matrix, status } from '../features/coverage.ts';
import { documentLinks, inlayHints, semanticTokens } from '../features/decorations.ts';
import { hover } from '../features/hover.ts';
import { callHierarchy, definition, highlights, references, renaming } from '../features/names.ts';
import { explanations, libraryDocuments, preview } from '../features/pages.ts';
import { documentSymbols, folding, selectionRanges, workspaceSymbols } from '../features/structure.ts';
import { formatting, fromElsewhere, newDocuments, placeholders } from '../features/writing.ts';
import { DEFAULT_SETTINGS, type Feature, readSettings, SECTION, type Server } from '../server.ts';
import { Addresses, addressed, addressedFiles } from '../support/connection.ts';
import { ServerWorkspace, WELL_FORMED } from '../workspace/server-workspace.ts';

/** Everything that the server does besides telling what it found. */
const FEATURES: readonly Feature[] = [
    actions,
    board,
    callHierarchy,
    codeActions,
    codeLenses,
    completion,
    coverage,
    definition,
    documentLinks,
    documentSymbols,
    explanations,
    folding,
    formatting,
    fromElsewhere,
    highlights,
    hover,
    inlayHints,
    libraryDocuments,
    matrix,
    newDocuments,
    placeholders,
    preview,
    references,
    renaming,
    selectionRanges,
    semanticTokens,
    status,
    workspaceSymbols,
];

function merged(a: unknown, b: unknown): unknown {
    if (Array.isArray(a) && Array.isArray(b)) return [...new Set([...a, ...b])];
    if (typeof a === 'object' && typeof b === 'object' && a && b) {
        const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
        return Object.fromEntries(
            [...new Set([...Object.keys(one), ...Object.keys(other)])].map(key => [
                key,
                key in one && key in other ? merged(one[key], other[key]) : (one[key] ?? other[key]),
            ]),
        );
    }
    return b;
}

/** What several features can do together: lists are joined. */
function combined(all: readonly ServerCapabilities[]): ServerCapabilities {
    return all.reduce<unknown>(merged, {}) as ServerCapabilities;
}

interface StartOptions {
    readonly files: Files;
    /** The day of the check, as `YYYY-MM-DD`; today if nothing is said. */
    readonly today?: () => string;
}

/** A server that answers an editor. */
interface RunningServer {
    /** Is done when all that was asked for until now has been checked and told. */
    settled(): Promise<void>;
}

/** Starts to answer an editor. */
export function startServer(raw: Connection, options: StartOptions): RunningServer {
    const addresses = new Addresses(options.files.names);
    const connection = addressed(raw, addresses);
    const files = addressedFiles(options.files, addresses);
    const documents = new TextDocuments(WELL_FORMED);
    let settings = DEFAULT_SETTINGS;
    let client: ClientCapabilities = {};
    let folders: readonly Address[] = [];
    const workspace = new ServerWorkspace({
        files,
        opened: uri => documents.get(uri),
        allOpened: () => documents.keys() as Address[],
        concerned: uris => diagnostics.request(uris),
        today: options.today ?? (() => dayOf(new Date())),
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

    const setFolders = async (uris: readonly string[]): Promise<void> => {
        folders = [...new Set(uris.map(uri => addresses.of(uri)))];
        addresses.learnFolders(folders);
        const links = await Promise.all(folders.map(async folder => [folder, (await files.real(folder)) ?? folder] as const));
        // What is open keeps the address that it was opened under.
        addresses.learnLinks(links.filter(([, target]) => !documents.keys().some(uri => isInFolder(uri as Address, target))));
    };

    connection.onInitialize(async params => {
        client = params.capabilities;
        const opened = (params.workspaceFolders ?? []).map(({ uri }) => uri);
        await setFolders(opened.length || !params.rootUri ? opened : [params.rootUri]);
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
        // First of all: folders may come while the editor still answers.
        if (client.workspace?.workspaceFolders) {
            connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
                const gone = new Set<string>(removed.map(({ uri }) => uri));
                await setFolders([...folders.filter(uri => !gone.has(uri)), ...added.map(({ uri }) => uri)]);
                await diagnostics.readFolders();
            });
        }
        if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
            await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
        }
        if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
            await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [...WATCHERS] });
        }
        await configure();
        await diagnostics.readFolders();
    });

    connection.onDidChangeConfiguration(async ({ settings: sent }) => {
        await configure((sent as Record<string, unknown> | null)?.[SECTION]);
        diagnostics.requestAll();
    });

    connection.onDidChangeWatchedFiles(({ changes }) => diagnostics.filesChanged(changes));

    documents.onDidChangeContent(({ document }) => diagnostics.changed(addresses.of(document.uri)));
    documents.onDidClose(({ document }) => diagnostics.closed(addresses.of(document.uri)));
    documents.listen(connection);
    connection.onShutdown(() => diagnostics.stop());
    connection.listen();
    return { settled: () => diagnostics.settled() };
}
