import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver';
import type { Address } from '../language/model/address.ts';
import type { Settings } from './settings.ts';
import type { AddressedConnection } from './support/addresses.ts';
import type { ServerWorkspace } from './workspace/server-workspace.ts';

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

/** One feature of the Language Server Protocol, or of our own on top of it: one file a feature. */
export interface Feature {
    /** What the server tells the editor that it can do. */
    readonly capabilities: ServerCapabilities;
    /** Starts to answer. Called once, when the editor has said what it can do. */
    register(server: Server): void;
}
