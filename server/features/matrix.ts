import type { CancellationToken } from 'vscode-languageserver';
import type { Address } from '../../language/model/address.ts';
import { MatrixRows, matrixGuidance } from '../coverage/matrix.ts';
import type { Matrix } from '../protocol.ts';
import type { Feature, Server } from '../server.ts';
import { onRequest } from '../support/requests.ts';
import { breathe } from '../workspace/queue.ts';

/** Checks what nobody has checked yet, where the user wants only open documents checked all the time. */
async function checkUnchecked({ workspace }: Server, uris: readonly Address[], token: CancellationToken): Promise<void> {
    for (const uri of uris) {
        if (token.isCancellationRequested) return;
        await breathe();
        await workspace.check(uri, false);
    }
}

async function matrixOf(server: Server, only: readonly Address[] | undefined, token: CancellationToken): Promise<Matrix> {
    const { workspace } = server;
    const uris = (only ?? [...workspace.index.documents]).filter(uri => workspace.index.documents.has(uri));
    const unchecked = uris.filter(uri => !workspace.summariesOf(uri));
    if (!server.settings().checkWorkspace && workspace.complete) await checkUnchecked(server, unchecked, token);
    const { checker, names } = workspace;
    const rows = new MatrixRows(guidance => checker.requirementsOf(guidance));
    const summaries = uris.flatMap(uri => (workspace.summariesOf(uri) ?? []).map(summary => ({ uri, summary })));
    const followed = new Set(summaries.flatMap(({ summary }) => summary.guidance.map(({ guidance }) => guidance)));
    return {
        guidance: [...followed].map(guidance => matrixGuidance(guidance, each => checker.requirementsOf(each), names)),
        rows: summaries.map(({ uri, summary }) => rows.row(uri, summary)),
        isComplete: workspace.complete && uris.every(uri => workspace.summariesOf(uri)),
    };
}

/** All services and reviews of the workspace against all that they follow. */
export const matrix: Feature = {
    capabilities: {},
    register(server) {
        onRequest(server.connection, 'carewright/matrix', ({ uris }, token) => matrixOf(server, uris, token));
    },
};
