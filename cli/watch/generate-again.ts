import { CommandError, ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { neutralised } from '../text/neutralise.ts';
import { snapshot } from './snapshot.ts';
import { watchSources } from './watch-sources.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Generates once, and again whenever a source changes, until somebody ends the command. What goes wrong after the first time is
 * told: the next change may put it right.
 *
 * @param others files that the documents depend on beside those of the folder
 */
export async function generateAgain(once: () => Promise<ExitCode>, others: readonly string[], io: Io): Promise<ExitCode> {
    const stop = new AbortController();
    const end = (): void => stop.abort();
    for (const signal of SIGNALS) process.on(signal, end);
    try {
        const before = await snapshot(io.cwd, others);
        await once();
        await io.err.write('Waiting for changes. To end: Ctrl+C\n');
        await watchSources({ cwd: io.cwd, others, before, signal: stop.signal, changed: () => tryAgain(once, io) });
    } finally {
        for (const signal of SIGNALS) process.off(signal, end);
    }
    return ExitCode.ok;
}

async function tryAgain(once: () => Promise<ExitCode>, io: Io): Promise<void> {
    try {
        await once();
    } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        await io.err.write(`carewright: ${neutralised(error.message)}\n`);
    }
    await io.err.write('Waiting for changes. To end: Ctrl+C\n');
}
