import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { PersonEnvironment } from '../support/person/environment.ts';
import { HostLog } from './host-log.ts';
import type { Profile } from './profile.ts';
import { readReport } from './read-report.ts';
import type { SuiteResult } from './report.ts';
import type { Executable } from './vscode-executable.ts';

/** Milliseconds for the whole suite: three minutes on two busy cores, a third of it VS Code opening a window for each file. */
const TIMEOUT = 600_000;

/** Runs the suite that drives the workbench from outside, as a person does. */
export async function runPerson(
    profile: Profile,
    executable: Executable,
    { grep, verbose }: { readonly grep: string | undefined; readonly verbose: boolean },
): Promise<Omit<SuiteResult, 'seconds' | 'grep'>> {
    const places: PersonEnvironment = {
        WORKBENCH_USER_DATA: profile.userData,
        WORKBENCH_EXTENSIONS: profile.extensions,
        WORKBENCH_WORKSPACE: profile.workspace,
    };
    const log = new HostLog(verbose);
    const args = [join(import.meta.dirname, 'person-process.ts'), profile.report, ...(grep ? [grep] : [])];
    const child = spawn(process.execPath, args, {
        env: { ...process.env, ...executable.env, ...places },
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: TIMEOUT,
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    const code = await new Promise<number | string>(resolve => child.on('close', (code, signal) => resolve(code ?? signal ?? 1)));
    const report = readReport(profile.report);
    const isTold = code === 0 || (report.isComplete && report.tests.some(({ outcome }) => outcome === 'failed'));
    return { suite: 'person', ...report, problem: isTold ? undefined : `its process ended with ${code}`, log: log.text };
}
