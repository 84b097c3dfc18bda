/** What the command tells the shell. Documented in `carewright --help`; never renumbered. */
export const ExitCode = {
    /** Nothing was found at or above `--fail-on`. */
    ok: 0,
    /** There are findings at or above `--fail-on`. */
    findings: 1,
    /** The command or its configuration was written wrongly. */
    usage: 2,
    /** A file could not be read or written. */
    file: 3,
    /** Carewright itself failed. */
    fault: 70,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** Something that ends the command with a message for the person who gave it. */
export class CommandError extends Error {
    readonly exitCode: ExitCode;

    constructor(exitCode: ExitCode, message: string) {
        super(message);
        this.exitCode = exitCode;
    }
}

/** The command or its configuration was written wrongly. */
export function usageError(message: string): CommandError {
    return new CommandError(ExitCode.usage, message);
}

/** A file could not be read or written. */
export function fileError(message: string): CommandError {
    return new CommandError(ExitCode.file, message);
}
