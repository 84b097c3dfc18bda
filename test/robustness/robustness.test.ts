import assert from 'node:assert/strict';
import { Worker } from 'node:worker_threads';
import { exampleFiles } from '../support/example-files.ts';
import type { Share } from './worker.ts';

const WORKERS = 2;
const MUTATIONS = 10_000;

interface Report {
    readonly done: number;
    readonly failures: readonly string[];
}

function runShare(share: Share): Promise<Report> {
    return new Promise((resolve, reject) => {
        const worker = new Worker(new URL('worker.ts', import.meta.url), { workerData: share });
        worker.once('message', resolve);
        worker.once('error', reject);
    });
}

async function damageAll(kind: Share['kind']): Promise<Report> {
    const parts = Array.from({ length: WORKERS }, (_, part) => runShare({ kind, part, parts: WORKERS, mutations: MUTATIONS }));
    const reports = await Promise.all(parts);
    return { done: reports.reduce((sum, report) => sum + report.done, 0), failures: reports.flatMap(report => report.failures) };
}

describe('whatever a file holds', function () {
    // Some hundred thousand documents: minutes on two cores, more on a busy machine.
    this.timeout(2_400_000);
    const files = exampleFiles();

    it('every prefix of every example is read, outlined and checked', async () => {
        const { done, failures } = await damageAll('prefixes');
        assert.deepEqual(failures, []);
        assert.equal(
            done,
            files.reduce((sum, file) => sum + file.text.length, 0),
        );
    });

    it('every example with one line lost is read, outlined and checked', async () => {
        const { done, failures } = await damageAll('lost lines');
        assert.deepEqual(failures, []);
        assert.equal(
            done,
            files.reduce((sum, file) => sum + file.text.split('\n').length, 0),
        );
    });

    it('ten thousand random mutations are read, outlined and checked', async () => {
        const { done, failures } = await damageAll('mutations');
        assert.deepEqual(failures, []);
        assert.equal(done, MUTATIONS);
    });
});
