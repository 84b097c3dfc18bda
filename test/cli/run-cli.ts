import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { Io } from '../../cli/io/io.ts';
import { run } from '../../cli/program.ts';

interface CliResult {
    readonly exit: number;
    readonly stdout: string;
    readonly stderr: string;
    /** The files in the folder afterwards, by path. */
    readonly files: ReadonlyMap<string, string>;
}

interface CliSetting {
    readonly env?: Io['env'];
    readonly columns?: number;
    readonly today?: string;
    /** The folder in which the command runs, below the one with the files. */
    readonly folder?: string;
}

function filesIn(folder: string): Map<string, string> {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
    return new Map(
        entries.map(entry => {
            const path = join(entry.parentPath, entry.name);
            return [relative(folder, path), readFileSync(path, 'utf8')];
        }),
    );
}

/** Runs a command in this process, in a folder of its own with these files. A file named `x -> y` is a link. */
export async function runCli(
    args: readonly string[],
    files: Readonly<Record<string, string>>,
    setting: CliSetting = {},
): Promise<CliResult> {
    const cwd = mkdtempSync(join(tmpdir(), 'carewright-test-'));
    try {
        for (const [name, content] of Object.entries(files)) {
            const [path = '', target] = name.split(' -> ');
            mkdirSync(dirname(join(cwd, path)), { recursive: true });
            if (target) symlinkSync(target, join(cwd, path));
            else writeFileSync(join(cwd, path), content);
        }
        const stdout: string[] = [];
        const stderr: string[] = [];
        const io: Io = {
            cwd: join(cwd, setting.folder ?? ''),
            env: setting.env ?? {},
            today: setting.today ?? '2026-11-22',
            out: { isTerminal: false, columns: setting.columns, write: text => void stdout.push(text) },
            err: { isTerminal: false, columns: undefined, write: text => void stderr.push(text) },
        };
        const exit = await run(args, io);
        return { exit, stdout: stdout.join(''), stderr: stderr.join(''), files: filesIn(cwd) };
    } finally {
        rmSync(cwd, { recursive: true, force: true });
    }
}
