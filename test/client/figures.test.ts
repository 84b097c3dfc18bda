import assert from 'node:assert/strict';
import { coverageAt } from '../../client/coverage/coverage-node.ts';
import { isOpen, OUTCOMES, type SubjectCoverage, tallyInWords } from '../../server/protocol.ts';

const FIGURES = { shown: 28, claimed: 3, partly: 0, against: 0, missing: 4, 'not applicable': 2, 'gap accepted': 1 };

function at(name: string, line: number): SubjectCoverage {
    const range = { start: { line, character: 8 }, end: { line, character: 9 } };
    return { type: 'service', name, title: name, range, toFillIn: 0, guidance: [] };
}

describe('figures', () => {
    it('are never added up: what is open is what is partly there, goes against it or is missing', () => {
        assert.deepEqual(OUTCOMES.filter(isOpen), ['partly', 'against', 'missing']);
    });

    it('say none of what is partly there, against or missing too, and leave out what is set aside where nothing is', () => {
        assert.equal(tallyInWords(FIGURES), '28 shown · 3 claimed · 0 partly · 0 against · 4 missing · 2 not applicable · 1 gap accepted');
        assert.equal(
            tallyInWords({ ...FIGURES, 'not applicable': 0, 'gap accepted': 0 }),
            '28 shown · 3 claimed · 0 partly · 0 against · 4 missing',
        );
    });

    it('are those of the service that the cursor is in', () => {
        const subjects = [at('a', 3), at('b', 20)];
        const names = [0, 3, 19, 20, 99].map(line => coverageAt(subjects, line)?.name);
        assert.deepEqual(names, ['a', 'a', 'a', 'b', 'b']);
        assert.equal(coverageAt([], 1), undefined);
    });
});
