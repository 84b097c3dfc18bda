/**
 * `npm run test:workbench`: the tests in a real VS Code. Options: --suite=person,newcomer,host,web,vsix --grep=text --verbose --jobs=2
 * --extension=folder. docs/workbench-tests.md says more.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FoundVsCode, findVsCode } from '../../scripts/equipment/vscode.ts';
import { isOutside, type RunOptions, readOptions, type SuiteName } from './runner/options.ts';
import type { SuiteResult } from './runner/report.ts';
import { notBegun, runSuite } from './runner/run-suite.ts';
import { count, tell } from './runner/tell-result.ts';
import { makeVsix, vsCodeExecutable } from './runner/vscode-executable.ts';

// Whatever was started notices that this process has gone, and ends.
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

function tellOf(result: SuiteResult, results: SuiteResult[]): void {
    results.push(result);
    console.log(tell(result));
}

/** Runs the suites that can run here, so many at a time. */
async function runSuites(vsCode: FoundVsCode, options: RunOptions, results: SuiteResult[]): Promise<void> {
    const isRunnable = (suite: SuiteName) => vsCode.kind === 'server' || (vsCode.kind === 'desktop' && !isOutside(suite));
    const waiting = options.suites.filter(isRunnable);
    if (vsCode.kind !== 'missing') {
        const folder = mkdtempSync(join(tmpdir(), 'carewright-vsix-'));
        process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
        const equipment = { executable: await vsCodeExecutable(vsCode, options.verbose), vsix: join(folder, 'carewright.vsix') };
        // Before all suites, since packaging writes the files that they load.
        await makeVsix(options.extension, equipment.vsix);
        const work = async () => {
            for (let suite = waiting.shift(); suite; suite = waiting.shift()) tellOf(await runSuite(suite, equipment, options), results);
        };
        await Promise.all(Array.from({ length: options.jobs }, work));
    }
    const why = vsCode.kind === 'missing' ? vsCode.why : "It drives VS Code's server in a browser: set CAREWRIGHT_VSCODE=server.";
    for (const suite of options.suites.filter(suite => !isRunnable(suite))) tellOf(notBegun(suite, { skippedBecause: why }), results);
}

/** Runs all suites and says how they ended. @returns the exit code */
async function run(): Promise<number> {
    const options = readOptions(process.argv.slice(2));
    const results: SuiteResult[] = [];
    await runSuites(findVsCode(), options, results);
    const total = results
        .map(count)
        .reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }));
    console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
    if (total.passed || total.failed || total.skipped) return total.failed ? 1 : 0;
    console.error(`No test has "${options.grep}" in its title.`);
    return 1;
}

try {
    process.exitCode = await run();
} catch (error) {
    // A sentence, such as of an unknown option.
    console.error(error instanceof Error && !process.argv.includes('--verbose') ? error.message : error);
    process.exitCode = 1;
}
