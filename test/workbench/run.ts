/**
 * `npm run test:workbench`: the tests in a real VS Code. Options: --suite=host,vsix,web,person --grep=text --verbose --jobs=2
 * --extension=folder. docs/workbench-tests.md says more.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from '../../scripts/workbench/prepare.ts';
import { makeVsix } from './runner/make-vsix.ts';
import { readOptions, type SuiteName } from './runner/options.ts';
import type { SuiteResult } from './runner/report.ts';
import { notBegun, runSuite } from './runner/run-suite.ts';
import { count, tell } from './runner/tell-result.ts';
import { vsCodeExecutable } from './runner/vscode-executable.ts';

// Whatever was started notices that this process has gone, and ends.
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

const options = readOptions(process.argv.slice(2));
const prepared = prepare(line => console.log(line));
const results: SuiteResult[] = [];
const isRunnable = (suite: SuiteName) => prepared.kind === 'server' || (prepared.kind === 'desktop' && suite !== 'person');
const why = prepared.kind === 'skipped' ? prepared.why : "It drives VS Code's server in a browser: set CAREWRIGHT_VSCODE=server.";
const waiting = options.suites.filter(isRunnable);

function tellOf(result: SuiteResult): void {
    results.push(result);
    console.log(tell(result));
}

async function runAll(): Promise<void> {
    if (prepared.kind === 'skipped') return;
    const folder = mkdtempSync(join(tmpdir(), 'carewright-vsix-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const equipment = { executable: await vsCodeExecutable(prepared, options.verbose), vsix: join(folder, 'carewright.vsix') };
    // Before all suites, since packaging writes the files that they load.
    await makeVsix(options.extension, equipment.vsix);
    const work = async () => {
        for (let suite = waiting.shift(); suite; suite = waiting.shift()) tellOf(await runSuite(suite, equipment, options));
    };
    await Promise.all(Array.from({ length: options.jobs }, work));
}

await runAll();
for (const suite of options.suites.filter(suite => !isRunnable(suite))) tellOf(notBegun(suite, { skippedBecause: why }));
const total = results
    .map(count)
    .reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }));
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
if (!total.passed && !total.failed && !total.skipped) console.error(`No test has "${options.grep}" in its title.`);
process.exitCode = total.failed || !(total.passed || total.skipped) ? 1 : 0;
