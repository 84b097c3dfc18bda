import assert from 'node:assert/strict';
import { findingsBy, inService } from '../support/check-text.ts';

const fixesOf = (line: string): string[] =>
    findingsBy('CARE-201', inService(`  ${line}`)).flatMap(({ fixes }) => (fixes ?? []).map(fix => fix.edits[0]?.text ?? ''));

const IMPOSSIBLE: readonly (readonly [written: string, meant: readonly string[]])[] = [
    ['31 September 2028', ['30 September 2028', '1 October 2028']],
    ['2028-09-31', ['2028-09-30', '2028-10-01']],
    ['31/09/2028', ['30/09/2028', '01/10/2028']],
    ['29 February 2027', ['28 February 2027', '1 March 2027']],
    ['2027-02-30', ['2027-02-28', '2027-03-01']],
    ['2028-13-05', ['2028-05-13']],
    ['04/13/2028', ['13/04/2028']],
    ['2028-00-10', []],
    ['32 January 2028', []],
    ['2028-14-32', []],
];

function review(lines: string): string {
    return `review north "North" using icb-review-outcome {\n${lines}\n}\n`;
}

describe('dates', () => {
    for (const [written, meant] of IMPOSSIBLE) {
        it(`that no calendar has: ${written}`, () => assert.deepEqual(fixesOf(`review by: ${written}`), meant));
    }

    for (const written of ['2028-02-29', '30 September 2028', '31/12/2028']) {
        it(`that the calendar has: ${written}`, () => assert.deepEqual(findingsBy('CARE-201', inService(`  review by: ${written}`)), []));
    }

    const order: readonly (readonly [what: string, text: string, count: number])[] = [
        ['review after the period', inService('  in force: 2026-04-01 to 2029-03-31\n  review by: 2029-04-01'), 1],
        ['review before the period', inService('  in force: 2026-04-01 to 2029-03-31\n  review by: 2026-03-01'), 1],
        [
            'policy reviewed before it was approved',
            inService('  policy engagement {\n    approved: 2025-11-12\n    review by: 2024-11-12\n  }'),
            1,
        ],
        [
            'agreement',
            inService('  works with police {\n    agreement: information-sharing, signed 2026-06-01, review by 2025-06-01\n  }'),
            1,
        ],
        [
            'agreement in order',
            inService('  works with police {\n    agreement: information-sharing, signed 2025-06-01, review by 2027-06-01\n  }'),
            0,
        ],
        ['board before completion', review('  completed: 2024-09-27\n  board: 2024-09-20'), 1],
        ['board on the same day', review('  completed: 2024-09-27\n  board: 2024-09-27'), 0],
        [
            'an open action due before completion',
            review('  completed: 2024-09-27\n  action a "A" {\n    due: 2024-08-31\n    state: open\n  }'),
            1,
        ],
        [
            'an action that was done before',
            review('  completed: 2024-09-27\n  action a "A" {\n    due: 2024-08-31\n    state: done\n  }'),
            0,
        ],
        ['an impossible date is not compared', inService('  in force: 2026-04-31 to 2025-03-31'), 0],
        ['a term', 'vocabulary roles {\n  r "R" from 2026-04-01 until 2025-04-01\n}\n', 1],
    ];
    for (const [what, text, count] of order) it(`in their order: ${what}`, () => assert.equal(findingsBy('CARE-202', text).length, count));

    it('of things that are done are not in the future, today included', () => {
        const approved = (date: string): string => inService(`  policy engagement {\n    approved: ${date}\n  }`);
        assert.equal(findingsBy('CARE-203', approved('2026-11-22')).length, 0);
        assert.equal(findingsBy('CARE-203', approved('2026-11-23')).length, 1);
        assert.equal(findingsBy('CARE-203', inService('  made with: carers on 2027-01-01')).length, 1);
        assert.equal(findingsBy('CARE-203', inService('  population {\n    expected: 80 people counted 2027-04-30\n  }')).length, 1);
        assert.equal(findingsBy('CARE-203', review('  completed: 2027-04-30')).length, 1);
        assert.equal(findingsBy('CARE-203', review('  board: 2027-04-30')).length, 0);
    });

    it('of a review leave six months before the end', () => {
        const reviewed = (date: string): string => inService(`  in force: 2026-04-01 to 2029-03-31\n  review by: ${date}`);
        assert.equal(findingsBy('CARE-204', reviewed('30 September 2028')).length, 0);
        assert.equal(findingsBy('CARE-204', reviewed('1 October 2028'))[0]?.fixes?.[0]?.edits[0]?.text, '30 September 2028');
        assert.equal(findingsBy('CARE-204', inService('  in force: 2026-04-01 to 2026-09-30\n  review by: 2026-09-01')).length, 0);
    });

    it('to act by are not past, save for what is history', () => {
        const past = '  in force: 2020-04-01 to 2023-03-31\n  review by: 2022-03-31';
        assert.equal(findingsBy('CARE-205', inService(past)).length, 2);
        assert.equal(findingsBy('CARE-205', inService(`  status: retired\n${past}`)).length, 0);
        assert.equal(findingsBy('CARE-205', inService('  review by: 2026-11-22')).length, 0);
        assert.equal(findingsBy('CARE-205', inService('  status: draft\n  in force: 2026-04-01 to 2029-03-31')).length, 1);
        assert.equal(findingsBy('CARE-205', inService('  status: approved\n  in force: 2026-04-01 to 2029-03-31')).length, 0);
    });

    it('of accepted gaps: thirty days before the end, and after it', () => {
        const gap = (until: string): string =>
            inService(`  accepts gap IACM-TEAM-03 until ${until} by "Quality Committee" because "Two posts."`);
        const counts = (until: string): number[] => ['CARE-601', 'CARE-602'].map(code => findingsBy(code, gap(until)).length);
        assert.deepEqual(counts('2026-12-23'), [0, 0]);
        assert.deepEqual(counts('2026-12-22'), [1, 0]);
        assert.deepEqual(counts('2026-11-22'), [1, 0]);
        assert.deepEqual(counts('2026-11-21'), [0, 1]);
    });
});
