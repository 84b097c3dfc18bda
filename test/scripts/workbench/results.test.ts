import assert from 'node:assert/strict';
import type { SuiteResult, TestReport } from '../../workbench/runner/report.ts';
import { count, tell } from '../../workbench/runner/tell-result.ts';

const test = (title: string, outcome: TestReport['outcome'], message?: string): TestReport => ({
    title,
    outcome,
    milliseconds: 3,
    message,
});

function suite(given: Partial<SuiteResult>): SuiteResult {
    return { suite: 'host', seconds: 20, grep: undefined, tests: [], isComplete: true, log: '', ...given };
}

describe('the result of a suite in VS Code', () => {
    it('counts its tests', () => {
        const result = suite({ tests: [test('a', 'passed'), test('b', 'skipped'), test('c', 'failed', 'Error: no\n    at c.ts:1')] });
        assert.deepEqual(count(result), { passed: 1, failed: 1, skipped: 1 });
        assert.equal(tell(result), '\nhost (20 s)\n  ✓ a (3 ms)\n  - b\n  ✗ c (3 ms)\n      Error: no\n          at c.ts:1');
    });

    it('is a failure when the suite stopped before its end, and says where', () => {
        const result = suite({ tests: [test('a', 'passed')], running: 'b', isComplete: false, log: 'last words' });
        assert.deepEqual(count(result), { passed: 1, failed: 1, skipped: 0 });
        assert.match(tell(result), /did not reach its end[\s\S]*stopped in: b[\s\S]*last words/);
    });

    it('is a failure when VS Code ended badly after passing tests', () => {
        const result = suite({ tests: [test('a', 'passed')], problem: 'the page crashed' });
        assert.equal(count(result).failed, 1);
        assert.match(tell(result), /the page crashed/);
    });

    it('is a failure when no test ran, unless only some were asked for', () => {
        assert.equal(count(suite({})).failed, 1);
        assert.equal(count(suite({ tests: [test('a', 'skipped')] })).failed, 1);
        assert.equal(count(suite({ grep: 'other' })).failed, 0);
    });

    it('is skipped, and never passed, where it cannot run', () => {
        const result = suite({ isComplete: false, skippedBecause: 'Chromium was not found.' });
        assert.deepEqual(count(result), { passed: 0, failed: 0, skipped: 1 });
        assert.match(tell(result), /host: SKIPPED\. Chromium/);
    });
});
