import 'mocha/mocha.js';
import { runAndReport, type Suite, TIMEOUT } from './run-suite.ts';

/** Mocha's browser build, which makes itself global. */
declare const mocha: BrowserMocha & { fgrep(text: string): void };

/** Runs a suite in an extension host in a worker of the browser. */
export async function runSuite({ report, grep, files }: Suite): Promise<void> {
    mocha.setup({ ui: 'bdd', timeout: TIMEOUT, reporter: 'min' });
    if (grep) mocha.fgrep(grep);
    for (const load of files) await load();
    await runAndReport(() => mocha.run(), report);
}
