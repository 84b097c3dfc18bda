import { CommanderError } from 'commander';
import { VERSION } from '../language/model/version.ts';
import { CommandError, ExitCode } from './exit-code.ts';
import { type Io, painter } from './io.ts';
import { createProgram } from './program.ts';
import { neutralise } from './text/safe-text.ts';

/** Runs one command. Nothing escapes: whatever goes wrong is told on `err` and becomes an exit code. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
    let exitCode: ExitCode = ExitCode.ok;
    const program = createProgram(io, code => {
        exitCode = code;
    });
    try {
        await program.parseAsync(args, { from: 'user' });
        return exitCode;
    } catch (error) {
        return await tell(error, io);
    }
}

async function tell(error: unknown, io: Io): Promise<ExitCode> {
    const paint = painter(io.err, io.env);
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.ok : ExitCode.usage;
    if (error instanceof CommandError) {
        await io.err.write(`${paint(['bold', 'red'], 'carewright:')} ${neutralise(error.message)}\n`);
        return error.exitCode;
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const what = `carewright ${VERSION}, Node ${process.versions.node}, ${process.platform} ${process.arch}\n${stack}`;
    await io.err.write(
        `${paint(['bold', 'red'], 'carewright:')} the fault is Carewright's own. Please report it with these lines:\n${neutralise(what)}\n`,
    );
    return ExitCode.fault;
}
