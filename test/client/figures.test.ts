import assert from 'node:assert/strict';
import { figuresInWords, isOpen, OUTCOME_LOOKS, subjectAt } from '../../client/coverage/coverage-node.ts';

import type { CoverageOutcome, SubjectCoverage } from '../../server/protocol.ts';

const FIGURES = { shown: 28, claimed: 3, partly: 0, against: 0, missing: 4, 'not applicable': 2, 'gap accepted': 1 };

function at(name: string, line: number): SubjectCoverage {
    const range = { start: { line, character: 8 }, end: { line, character: 9 } };
    return { type: 'service', name, title: name, range, guidance: [] };
}

describe('figures', () => {
    it('are never added up: what is open is what is partly there, goes against it or is missing', () => {
        const open = (Object.keys(OUTCOME_LOOKS) as CoverageOutcome[]).filter(isOpen);
        assert.deepEqual(open, ['partly', 'against', 'missing']);
    });

    it('are told in words without those that are nought', () => {
        assert.equal(figuresInWords(FIGURES), '28 shown · 3 claimed · 4 missing · 2 not applicable · 1 gap accepted');
    });

    it('are those of the service that the cursor is in', () => {
        const subjects = [at('a', 3), at('b', 20)];
        const names = [0, 3, 19, 20, 99].map(line => subjectAt(subjects, line)?.name);
        assert.deepEqual(names, ['a', 'a', 'a', 'b', 'b']);
        assert.equal(subjectAt([], 1), undefined);
    });
});
