import Mocha from 'mocha';
import { runAndReport, type Suite, TIMEOUT } from './run-suite.ts';

/** Silent: the runner tells how the tests ended, from their report. */
class NoReporter extends Mocha.reporters.Base {
    override epilogue(): void {}
}

/** Runs a suite in an extension host with Node. */
export async function runSuite({ report, grep, files }: Suite): Promise<void> {
    const mocha = new Mocha({ ui: 'bdd', timeout: TIMEOUT, reporter: NoReporter, fgrep: grep });
    mocha.suite.emit('pre-require', globalThis, '', mocha);
    for (const load of files) await load();
    await runAndReport(() => mocha.run(), report);
}
