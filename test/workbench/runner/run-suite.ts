import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { runTests } from '@vscode/test-electron';
import { TOOLS } from '../../../scripts/equipment/programs.ts';
import type { PersonEnvironment } from '../support/person/open-workbench.ts';
import { bundleSuite, stackMapper } from './bundle-suite.ts';
import type { OutsideSuite, RunOptions, SuiteName } from './options.ts';
import { makeProfile, type Profile } from './profile.ts';
import type { SuiteReport, SuiteResult } from './report.ts';
import { type Executable, installVsix } from './vscode-executable.ts';

/** Keeps what a process prints, and shows it at once when asked to. */
class HostLog extends Writable {
    private readonly show: boolean;
    private kept = '';

    constructor(show: boolean) {
        super();
        this.show = show;
    }

    get text(): string {
        return this.kept;
    }

    override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
        this.kept += chunk;
        if (this.show) process.stdout.write(chunk);
        done();
    }
}

/** The report that a suite left at a path; an empty one that is not complete if it left none. */
function readReport(path: string): SuiteReport {
    return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { tests: [], isComplete: false };
}

type Result = Omit<SuiteResult, 'seconds' | 'grep'>;

interface VsCodeSuite {
    readonly suite: string;
    readonly kind: 'node' | 'web';
    /** The folder of the extension that VS Code loads as one under development. */
    readonly developmentPath: string;
    readonly grep: string | undefined;
    readonly verbose: boolean;
}

/**
 * Runs a suite inside the extension host of a VS Code, through @vscode/test-electron. What counts is the report that the suite
 * leaves: an exit code alone can't tell a run without tests, or one that was ended early, from a success.
 */
async function runInVsCode(
    { suite, kind, developmentPath, grep, verbose }: VsCodeSuite,
    profile: Profile,
    executable: Executable,
): Promise<Result> {
    const log = new HostLog(verbose);
    let problem: string | undefined;
    let mapStack = (stack: string) => stack;
    try {
        // In a browser, tests run where the extension runs that holds them. With Node, they find mocha in this repository.
        const into = kind === 'web' ? join(developmentPath, 'tests') : join(TOOLS, 'suites', suite);
        const extensionTestsPath = await bundleSuite({ suite, kind, report: profile.report, grep, into });
        mapStack = stackMapper(extensionTestsPath);
        await runTests({
            vscodeExecutablePath: executable.path,
            extensionDevelopmentPath: developmentPath,
            extensionTestsPath,
            extensionTestsEnv: executable.env,
            launchArgs: [
                profile.workspace,
                `--user-data-dir=${profile.userData}`,
                `--extensions-dir=${profile.extensions}`,
                ...(kind === 'web' ? ['--extensionDevelopmentKind=web'] : []),
            ],
            stdout: log,
            stderr: log,
        });
    } catch (error) {
        problem = error instanceof Error ? error.message : String(error);
    }
    const report = readReport(profile.report);
    const isTold = report.isComplete && report.tests.some(({ outcome }) => outcome === 'failed');
    const tests = report.tests.map(test => ({ ...test, message: test.message && mapStack(test.message) }));
    return { suite, ...report, tests, problem: isTold ? undefined : problem, log: log.text };
}

/**
 * Milliseconds for the whole suite, which ends one that hangs: it takes five minutes on two busy cores, and ten on slow ones. Each test has a
 * limit of its own.
 */
const TIMEOUT = 1_200_000;

/** Runs a suite that drives the workbench from outside, as a person does. */
async function runOutside(
    suite: OutsideSuite,
    profile: Profile,
    executable: Executable,
    { grep, verbose }: { readonly grep: string | undefined; readonly verbose: boolean },
): Promise<Result> {
    const places: PersonEnvironment = {
        WORKBENCH_USER_DATA: profile.userData,
        WORKBENCH_EXTENSIONS: profile.extensions,
        WORKBENCH_WORKSPACE: profile.workspace,
    };
    const log = new HostLog(verbose);
    const args = [join(import.meta.dirname, 'person-process.ts'), suite, profile.report, ...(grep ? [grep] : [])];
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
    return { suite, ...report, problem: isTold ? undefined : `its process ended with ${code}`, log: log.text };
}

/** What all suites run with. */
interface Equipment {
    readonly executable: Executable;
    /** The extension, packaged. */
    readonly vsix: string;
}

/** What the folder of the workspace is called: in the suite with most tests its name has all that programs write in different ways in an address. */
const WORKSPACES: Readonly<Record<SuiteName, string>> = {
    host: 'a & b (c) #1 % ü',
    vsix: 'examples',
    web: 'examples',
    person: 'examples',
    newcomer: 'examples',
};

const STUB = join(import.meta.dirname, '..', 'vsix', 'stub-extension');

function runIn(suite: SuiteName, profile: Profile, { executable, vsix }: Equipment, options: RunOptions): Promise<Result> {
    const { extension, grep, verbose } = options;
    const inVsCode = (kind: 'node' | 'web', developmentPath: string) =>
        runInVsCode({ suite, kind, developmentPath, grep, verbose }, profile, executable);
    switch (suite) {
        case 'host':
            return inVsCode('node', extension);
        case 'web':
            // The package and not this repository: VS Code's worker loads nothing from a package of modules.
            return inVsCode('web', installVsix(vsix, profile.unpacked, executable));
        case 'vsix':
            installVsix(vsix, profile.extensions, executable);
            return inVsCode('node', STUB);
        case 'person':
        case 'newcomer':
            installVsix(vsix, profile.extensions, executable);
            return runOutside(suite, profile, executable, options);
    }
}

/** A suite that did not begin, and why. */
export function notBegun(suite: SuiteName, why: Pick<SuiteResult, 'skippedBecause' | 'problem'>, grep?: string): SuiteResult {
    return { suite, grep, tests: [], isComplete: false, seconds: 0, log: '', ...why };
}

/** Runs one suite in a profile of its own. Never throws: what goes wrong is in the result. */
export async function runSuite(suite: SuiteName, equipment: Equipment, options: RunOptions): Promise<SuiteResult> {
    const started = performance.now();
    const profile = makeProfile(WORKSPACES[suite]);
    try {
        const result = await runIn(suite, profile, equipment, options);
        return { ...result, grep: options.grep, seconds: (performance.now() - started) / 1000 };
    } catch (error) {
        return notBegun(suite, { problem: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    } finally {
        profile.remove();
    }
}
