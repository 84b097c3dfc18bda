import type { Runner, Test } from 'mocha';
import type { SuiteReport, TestReport } from './report.ts';

/**
 * Writes down how the tests of a mocha run end. Runs in the extension host too, so it knows nothing but mocha.
 *
 * @param save is given the whole report after each test; calls come one at a time
 * @returns resolves when the run has ended and all is saved, with the whole report
 */
export function recordRun(runner: Runner, save: (report: SuiteReport) => PromiseLike<void>): Promise<SuiteReport> {
    const tests: TestReport[] = [];
    let running: string | undefined;
    let saving: Promise<void> = Promise.resolve();
    const saveNow = (isComplete: boolean): SuiteReport => {
        const report = { tests: [...tests], running, isComplete };
        saving = saving.then(() => save(report));
        return report;
    };
    const add = (test: Test, outcome: TestReport['outcome'], error?: Error) => {
        running = undefined;
        const message = error && (error.stack ?? `${error}`);
        tests.push({ title: test.fullTitle(), outcome, milliseconds: test.duration ?? 0, message });
        saveNow(false);
    };
    runner.on('test', test => {
        running = test.fullTitle();
        saveNow(false);
    });
    runner.on('pass', test => add(test, 'passed'));
    // A hook that fails comes here as well: then the tests behind it never run, and the failure stands for them.
    runner.on('fail', (test, error) => add(test, 'failed', error));
    runner.on('pending', test => add(test, 'skipped'));
    return new Promise((resolve, reject) => {
        runner.on('end', () => {
            const report = saveNow(true);
            saving.then(() => resolve(report), reject);
        });
    });
}
