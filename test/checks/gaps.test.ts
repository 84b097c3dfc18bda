import assert from 'node:assert/strict';
import { applyFix, findingsBy } from '../support/check-text.ts';

const CODE = 'CARE-603';
const GUIDANCE = `guidance LOCAL "Local" {
  must L-1 "A policy" { says: "x" basis: local expects policy discharge }
  must L-2 "A limit" { says: "x" basis: local expects caseload }
  must L-3 "A statement" { says: "x" basis: local expects statement }
}
`;
const CASELOAD = '  team {\n    caseload: at most 12 people\n  }\n';

function gap(ids: string, lines = CASELOAD): string {
    return `${GUIDANCE}service a "A" {\n  follows: LOCAL\n${lines}  accepts gap ${ids} until 2027-06-30 by "Board" because "New."\n}\n`;
}

/** The requirements of the line once the fix is made; nothing where the line is gone. */
function left(text: string): string | undefined {
    const fix = findingsBy(CODE, text)[0]?.fixes?.[0];
    assert.ok(fix);
    return /accepts gap (.*) until/.exec(applyFix(text, fix))?.[1];
}

describe('an accepted gap that is not needed', () => {
    for (const [ids, after] of [
        ['L-2', undefined],
        ['L-2, L-1', 'L-1'],
        ['L-1, L-2', 'L-1'],
        ['L-1, L-2, L-3', 'L-1, L-3'],
        ['L-2,   L-1, L-3', 'L-1, L-3'],
    ] as const) {
        it(`is taken out of ${ids}`, () => assert.equal(left(gap(ids)), after));
    }

    it('is one finding a line, with all that the text answers', () => {
        const lines = `${CASELOAD}  policy discharge { owner: "Head" "How people leave." }\n`;
        const [finding, ...others] = findingsBy(CODE, gap('L-1, L-3, L-2', lines));
        assert.deepEqual(others, []);
        assert.match(finding?.message ?? '', /L-1 and L-2 any more: the text answers them\./);
        assert.equal(left(gap('L-1, L-3, L-2', lines)), 'L-3');
        assert.equal(left(gap('L-3, L-1, L-2', lines)), 'L-3');
        assert.equal(left(gap('L-1, L-2, L-3', lines)), 'L-3');
    });

    it('leaves alone what is still open, what a placeholder stands for, and services that are retired', () => {
        assert.deepEqual(findingsBy(CODE, gap('L-1, L-3')), []);
        assert.deepEqual(findingsBy(CODE, gap('L-2', CASELOAD.replace('people', 'people "[Why?]"'))), []);
        assert.deepEqual(findingsBy(CODE, gap('L-2', `  status: retired\n${CASELOAD}`)), []);
    });

    it('leaves what the text claims to meet to the rule about that', () => {
        const text = gap('L-3', '  policy discharge { meets L-3 "How." }\n');
        assert.deepEqual(findingsBy(CODE, text), []);
        assert.equal(findingsBy('CARE-605', text).length, 1);
    });
});
