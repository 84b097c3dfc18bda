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
