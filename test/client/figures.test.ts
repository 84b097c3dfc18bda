import assert from 'node:assert/strict';
import { answered, figuresInWords } from '../../client/coverage/outcomes.ts';
import { subjectAt } from '../../client/status/subject-at.ts';
import type { SubjectCoverage } from '../../server/protocol.ts';

const FIGURES = { met: 28, stated: 3, failing: 0, missing: 4, 'not applicable': 2, 'gap accepted': 1 };

function at(name: string, line: number): SubjectCoverage {
    const range = { start: { line, character: 8 }, end: { line, character: 9 } };
    return { type: 'service', name, title: name, range, guidance: [] };
}

describe('figures', () => {
    it('are those that the command tells: met and stated, of those that apply', () => {
        assert.deepEqual(answered(FIGURES), { done: 31, of: 36 });
    });

    it('are told in words without those that are nought', () => {
        assert.equal(figuresInWords(FIGURES), '28 met, 3 stated, 4 missing, 2 not applicable, 1 gap accepted');
    });

    it('are those of the service that the cursor is in', () => {
        const subjects = [at('a', 3), at('b', 20)];
        const names = [0, 3, 19, 20, 99].map(line => subjectAt(subjects, line)?.name);
        assert.deepEqual(names, ['a', 'a', 'a', 'b', 'b']);
        assert.equal(subjectAt([], 1), undefined);
    });
});
