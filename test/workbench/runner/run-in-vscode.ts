import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { TOOLS } from '../../../scripts/equipment/programs.ts';
import { bundleSuite } from './bundle-suite.ts';
import { HostLog } from './host-log.ts';
import { stackMapper } from './map-stack.ts';
import type { Profile } from './profile.ts';
import { readReport } from './read-report.ts';
import type { SuiteResult } from './report.ts';
import type { Executable } from './vscode-executable.ts';

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
export async function runInVsCode(
    { suite, kind, developmentPath, grep, verbose }: VsCodeSuite,
    profile: Profile,
    executable: Executable,
): Promise<Omit<SuiteResult, 'seconds' | 'grep'>> {
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
