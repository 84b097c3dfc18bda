const { availableParallelism } = require('node:os');

/** Each worker takes up to 1.5 GB. */
const MOST = 4;

// All processes of a run choose by the same seed, over midnight too; test/support/sampling.ts says what it is.
process.env.SEED ??= String(Math.floor(Date.now() / 86_400_000));

module.exports = {
    // The longest come first, so that no worker waits for another at the end.
    spec: [
        'test/robustness/*.test.ts',
        'test/documents/**/*.test.ts',
        'test/server/**/*.test.ts',
        'test/!(robustness|documents|server|workbench)/**/*.test.ts',
        'test/*.test.ts',
    ],
    // For what hangs. Nothing is measured by it: what must be quick is bounded in processor time.
    timeout: 600_000,
    parallel: true,
    // One more than there are processors: some tests wait for processes, for disks or for LibreOffice.
    jobs: Math.min(Math.max(availableParallelism(), 2) + 1, MOST),
    reporter: 'test/support/dots-and-skipped.ts',
    'node-option': ['disable-warning=ExperimentalWarning'],
};
