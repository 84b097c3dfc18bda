import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { styleText } from 'node:util';
import { CommanderError } from 'commander';
import { dayOf } from '../../language/model/dates.ts';
import { VERSION } from '../../language/model/version.ts';
import { neutralise } from './safe-text.ts';

/** Where text goes: the result to `out`, everything else to `err`. */
export interface Output {
    readonly isTerminal: boolean;
    /** The width of the terminal; nothing where there is none. */
    readonly columns: number | undefined;
    /** Writes text, and waits where the reader is slower than the writer. */
    write(text: string): Promise<void> | void;
    /** Whether what reads it has ended: what is written then is lost, and that is no fault. */
    isClosed?(): boolean;
}

/** The world around a command, so that tests can make one up. */
export interface Io {
    readonly cwd: string;
    readonly env: { readonly FORCE_COLOR?: string; readonly NO_COLOR?: string; readonly TERM?: string };
    readonly out: Output;
    readonly err: Output;
    /** Reads all of the standard input; left out where there is none. */
    readonly input?: () => Promise<Uint8Array>;
    /** Today, as `YYYY-MM-DD`. */
    readonly today: string;
    /** Where the program of LibreOffice is; nothing where there is none, or where none is to be started. */
    readonly office?: () => string | undefined;
}

type Style = Parameters<typeof styleText>[0];

/** Gives text a colour or weight, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_style, text) => text;

/** Colours where the output is a terminal, unless the person has decided otherwise with NO_COLOR or FORCE_COLOR. */
export function painter(output: Output, env: Io['env']): Paint {
    const forced = env.FORCE_COLOR;
    const wanted = forced !== undefined ? forced !== '0' && forced !== 'false' : !env.NO_COLOR && env.TERM !== 'dumb' && output.isTerminal;
    return wanted ? (style, text) => styleText(style, text, { validateStream: false }) : plain;
}

/** How wide text may be: the terminal's width within reason, 100 where there is none. */
export function widthOf(output: Output): number {
    return Math.max(60, Math.min(output.columns ?? 100, 120));
}

/** When nothing has to be waited for any more. */
const ENDS = ['drain', 'close', 'error'] as const;

function outputOf(stream: NodeJS.WriteStream): Output {
    let isClosed = false;
    stream.on('error', () => {
        isClosed = true;
    });
    return {
        isClosed: () => isClosed || stream.destroyed,
        isTerminal: stream.isTTY === true,
        columns: stream.isTTY ? stream.columns : undefined,
        write: text => {
            if (!text || isClosed || stream.destroyed || stream.write(text)) return;
            return new Promise(resolve => {
                const done = (): void => {
                    for (const event of ENDS) stream.off(event, done);
                    resolve();
                };
                for (const event of ENDS) stream.on(event, done);
            });
        },
    };
}

/** Where LibreOffice is on macOS and Windows, which have no path to it. */
const USUAL_PLACES = [
    '/Applications/LibreOffice.app/Contents/MacOS/soffice',
    'C:\\Program Files\\LibreOffice\\program\\soffice.com',
    'C:\\Program Files (x86)\\LibreOffice\\program\\soffice.com',
];

/** The program of LibreOffice: the one that CAREWRIGHT_SOFFICE names, on the path, or in its usual place; nothing where there is none. */
function findLibreOffice(env: NodeJS.ProcessEnv): string | undefined {
    const named = env.CAREWRIGHT_SOFFICE;
    if (named !== undefined) return isProgram(named) ? named : undefined;
    const names = process.platform === 'win32' ? ['soffice.com', 'soffice.exe'] : ['soffice', 'libreoffice'];
    const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
    return [...folders.flatMap(folder => names.map(name => join(folder, name))), ...USUAL_PLACES].find(isProgram);
}

function isProgram(path: string): boolean {
    try {
        accessSync(path, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}

/** The process that the command runs in. */
export function processIo(): Io {
    return {
        cwd: process.cwd(),
        env: process.env,
        out: outputOf(process.stdout),
        err: outputOf(process.stderr),
        input: () => buffer(process.stdin),
        today: dayOf(new Date()),
        office: () => findLibreOffice(process.env),
    };
}

/** Short runs show nothing. */
const AFTER_MS = 1000;
const EVERY_MS = 100;

/** One line on the terminal that says how far a long run has come. Nothing where there is no terminal. */
export class Progress {
    private readonly output: Output;
    private next = performance.now() + AFTER_MS;
    private shown = false;
    private ended = false;

    constructor(output: Output) {
        this.output = output;
    }

    show(text: string): void {
        if (!this.output.isTerminal || this.ended || performance.now() < this.next) return;
        this.next = performance.now() + EVERY_MS;
        this.shown = true;
        void this.output.write(`\r\u001B[K${text} …`);
    }

    /** Takes the line away for good: the result comes now. */
    clear(): void {
        if (this.shown && !this.ended) void this.output.write('\r\u001B[K');
        this.ended = true;
    }
}

/** What the command tells the shell. Documented in `carewright --help`; never renumbered. */
export const ExitCode = {
    /** Nothing was found at or above `--fail-on`. */
    ok: 0,
    /** There are findings at or above `--fail-on`. */
    findings: 1,
    /** The command or its configuration has a mistake. */
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

/** Tells on `err` why a command failed. Returns the exit code. */
export async function tellFailure(error: unknown, io: Io): Promise<ExitCode> {
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
