import type { CancellationToken, ClientCapabilities, Connection, GenericRequestHandler, ServerCapabilities } from 'vscode-languageserver';
import type { Address } from '../language/model/address.ts';
import type { ClientRequests, ExtensionCapabilities, ServerRequests } from './protocol.ts';
import type { Addressed, AddressedConnection } from './support/connection.ts';
import type { ServerWorkspace } from './workspace/server-workspace.ts';

/** The section of an editor's settings that is ours. */
export const SECTION = 'carewright';

interface Settings {
    /** Whether to check all documents of the workspace, or only those that are open. */
    readonly checkWorkspace: boolean;
    /** Whether to show titles after requirement ids and codes. */
    readonly inlayTitles: boolean;
    /** Whether to show figures above services and reviews. */
    readonly lensCoverage: boolean;
}

export const DEFAULT_SETTINGS: Settings = { checkWorkspace: true, inlayTitles: true, lensCoverage: true };

function flag(value: unknown, otherwise: boolean): boolean {
    return typeof value === 'boolean' ? value : otherwise;
}

/** The settings that an editor sent, whatever it sent: what is not understood is as by default. */
export function readSettings(sent: unknown): Settings {
    const { check, inlayHints, codeLens } = (sent ?? {}) as Record<string, Record<string, unknown> | undefined>;
    return {
        checkWorkspace: flag(check?.workspace, DEFAULT_SETTINGS.checkWorkspace),
        inlayTitles: flag(inlayHints?.titles, DEFAULT_SETTINGS.inlayTitles),
        lensCoverage: flag(codeLens?.coverage, DEFAULT_SETTINGS.lensCoverage),
    };
}

/** What a feature of the server has to work with. */
export interface Server {
    readonly connection: AddressedConnection;
    readonly workspace: ServerWorkspace;
    /** What the editor can do. */
    readonly client: ClientCapabilities;
    /** What the user has set. */
    settings(): Settings;
    /** The addresses of the folders that are open. */
    folders(): readonly Address[];
}

/** One feature of the Language Server Protocol, or of our own on top of it. */
export interface Feature {
    /** What the server tells the editor that it can do. */
    readonly capabilities: ServerCapabilities;
    /** Starts to answer. Called once, when the editor has said what it can do. */
    register(server: Server): void;
}

/** Answers one of the extension's own requests. */
export function onRequest<Method extends keyof ServerRequests>(
    connection: Pick<Connection, 'onRequest'>,
    method: Method,
    answer: (
        params: Addressed<ServerRequests[Method]['params']>,
        token: CancellationToken,
    ) => ServerRequests[Method]['result'] | Promise<ServerRequests[Method]['result']>,
): void {
    connection.onRequest(method, answer as GenericRequestHandler<unknown, void>);
}

/** Asks the extension. */
export function ask<Method extends keyof ClientRequests>(
    connection: Connection,
    method: Method,
    params: ClientRequests[Method]['params'],
): Promise<ClientRequests[Method]['result']> {
    return connection.sendRequest(method, params);
}

/** What an editor can do that only our extension can; nothing for all others. */
export function extensionCapabilities({ experimental }: ClientCapabilities): ExtensionCapabilities {
    const sent = (experimental as { readonly carewright?: unknown } | undefined)?.carewright;
    return typeof sent === 'object' && sent !== null ? sent : {};
}

/** Lets everything else have its turn: requests that came in are answered first. */
export function breathe(): Promise<void> {
    return new Promise(resolve => setTimeout(resolve, 0));
}
