import type { CancellationToken, ClientCapabilities, Connection, GenericRequestHandler } from 'vscode-languageserver';
import type { ClientRequests, ExtensionCapabilities, ServerRequests } from '../protocol.ts';
import type { Addressed } from './connection.ts';

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
