import type { CancellationToken, Connection, GenericRequestHandler } from 'vscode-languageserver';
import type { ClientRequests, ServerRequests } from '../protocol.ts';
import type { Addressed } from './addresses.ts';

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
