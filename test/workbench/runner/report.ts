import type { Runner, Test } from 'mocha';

/** How one test ended. */
export interface TestReport {
    readonly title: string;
    readonly outcome: 'passed' | 'failed' | 'skipped';
    readonly milliseconds: number;
    /** Why it failed, with the place. */
    readonly message?: string;
}

/** What a suite leaves behind; written anew after each test, so that it also tells where a suite stopped. */
export interface SuiteReport {
    readonly tests: readonly TestReport[];
    /** The test that was begun and has not ended. */
    readonly running?: string;
    /** All tests have run. */
    readonly isComplete: boolean;
}

/** A suite as the runner saw it. */
export interface SuiteResult extends SuiteReport {
    readonly suite: string;
    readonly seconds: number;
    /** Only tests whose title holds this were to run. */
    readonly grep: string | undefined;
    /** Why the suite did not run, on a machine that can't run it. */
    readonly skippedBecause?: string;
    /** What went wrong beside its tests. */
    readonly problem?: string;
    /** What VS Code and the tests printed. */
    readonly log: string;
}

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
