import { ExitCode, fileError, type Io, tellFailure, usageError } from '../io/io.ts';

export interface LspOptions {
    readonly stdio?: boolean;
    readonly socket?: string;
}

const LAST_PORT = 65_535;

/**
 * `carewright lsp`: the language server, which ends with its editor.
 *
 * @throws CommandError where it is not said how to speak, or in a way that can't be
 */
export async function languageServer({ stdio, socket }: LspOptions, io: Io): Promise<never> {
    if (Boolean(stdio) === (socket !== undefined))
        throw usageError(
            stdio ? 'Choose one of --stdio and --socket.' : 'Say how to connect: carewright lsp --stdio, or carewright lsp --socket <port>',
        );
    if (socket !== undefined) {
        const port = /^\d+$/.test(socket) ? Number(socket) : 0;
        if (port < 1 || port > LAST_PORT) throw usageError(`"${socket}" is not a port. It is a number from 1 to ${LAST_PORT}.`);
        // Nothing is left to wait for: no editor answered, or it has gone.
        process.once('beforeExit', async () => {
            await tellFailure(fileError(`There is no connection to port ${port} of this machine.`), io);
            process.exit(ExitCode.file);
        });
    }
    await import('../../server/main/main-node.ts');
    return new Promise<never>(() => {});
}
