/** The process of a suite that drives the workbench from outside: ordinary mocha, whose tests drive a browser. Started by run-suite.ts. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Mocha from 'mocha';
import { globSync } from 'tinyglobby';
import { recordRun } from './report.ts';

class NoReporter extends Mocha.reporters.Base {
    override epilogue(): void {}
}

const [suite = '', report = '', grep] = process.argv.slice(2);
const mocha = new Mocha({ ui: 'bdd', timeout: 90_000, reporter: NoReporter, fgrep: grep });
const folder = join(import.meta.dirname, '..', suite);
for (const file of globSync('**/*.test.ts', { cwd: folder }).sort()) mocha.addFile(join(folder, file));
await mocha.loadFilesAsync();
const { tests } = await recordRun(mocha.run(), done => writeFile(report, JSON.stringify(done)));
process.exit(tests.some(({ outcome }) => outcome === 'failed') ? 1 : 0);
