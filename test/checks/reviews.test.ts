import assert from 'node:assert/strict';
import { findingsBy, findingsOf } from '../support/check-text.ts';
import { service } from '../support/reviews.ts';

function review(lines: string, before = ''): string {
    return `${before}review north "North" using icb-review-outcome {\n${lines}\n}\n`;
}

function finding(lines: string, requirement = 'IACM-DNA-01'): string {
    return `  finding ${requirement} {\n${lines}\n  }`;
}

const ACTION = `action audit "Audit discharges" {
      horizon: short-term
      owner: "Medical Director"
      due: 2099-12-31
      state: open
      evidence: "A report."
    }`;

/** What is written, which rule looks at it, and how often it speaks. */
const CASES: readonly (readonly [what: string, text: string, code: string, count: number])[] = [
    ['a required answer that is missing', review('  cycle: "2024/25"'), 'CARE-711', 1],
    ['an answer without a value', review(finding('    policy:\n    practice: partly\n    evidence: "x"\n    gap: "x"')), 'CARE-711', 2],
    [
        'a finding that is whole',
        review(finding('    policy: partly\n    practice: partly\n    evidence: "x"\n    gap: "x"')),
        'CARE-711',
        1,
    ],
    ['a gap that a position asks for', review(finding('    policy: partly\n    practice: in-place\n    evidence: "x"')), 'CARE-711', 2],
    [
        'no gap where both positions are good',
        review(finding('    policy: in-place\n    practice: in-place\n    evidence: "x"')),
        'CARE-711',
        1,
    ],
    ['words for a date', review('  completed: "at the end of September"'), 'CARE-712', 1],
    ['a placeholder for a date', review('  completed: "[Date completed]"'), 'CARE-712', 0],
    ['a choice that is none', review(finding('    policy: "partially in place"')), 'CARE-712', 1],
    ['a choice in quotation marks', review(finding('    policy: "partly"')), 'CARE-712', 0],
    ['a choice with a note', review(finding('    policy: partly "Version 3 leaves families out."')), 'CARE-712', 0],
    ['money for people', review('  cohort: £190'), 'CARE-712', 1],
    ['people for money', review('  resource-gap: 190 people'), 'CARE-712', 1],
    ['money', review('  resource-gap: £1.2m'), 'CARE-712', 0],
    ['a question of a finding in the review', review('  evidence: "All of it."'), 'CARE-713', 1],
    ['a question of the review in a finding', review(finding('    cohort: 190 people')), 'CARE-713', 1],
    ['a note behind a choice', review(finding('    policy: partly "Version 3 leaves families out."')), 'CARE-713', 0],
    ['a day after the deadline', review('  deadline: 2026-09-30\n  completed: 2026-10-01'), 'CARE-714', 1],
    ['the day of the deadline', review('  deadline: 2026-09-30\n  completed: 2026-09-30'), 'CARE-714', 0],
    ['no deadline', review('  completed: 2026-10-01'), 'CARE-714', 0],
    [
        'evidence of policy alone',
        review(finding('    policy: in-place\n    practice: in-place\n    evidence: "Policy 27 of 2025."')),
        'CARE-715',
        1,
    ],
    [
        'evidence of practice alone',
        review(finding('    policy: in-place\n    practice: in-place\n    evidence: "We asked eleven families."')),
        'CARE-715',
        1,
    ],
    ['no evidence at all', review(finding('    policy: in-place\n    practice: in-place')), 'CARE-715', 2],
    [
        'evidence behind each position',
        review(finding('    policy: in-place "Number 27"\n    practice: in-place "Seen on two days"')),
        'CARE-715',
        0,
    ],
    ['evidence that is not asked for', review(finding('    policy: partly\n    practice: partly')), 'CARE-715', 0],
    [
        'a gap that an action of the review addresses',
        review(`${finding('    gap: "x"')}\n  ${ACTION.replace('horizon', 'addresses: IACM-DNA-01\n      horizon')}`),
        'CARE-716',
        0,
    ],
    [
        'a gap that somebody accepted',
        review(`${finding('    gap: "x"')}\n  accepts gap IACM-DNA-01 until 2027-06-30 by "Board" because "New."`),
        'CARE-716',
        0,
    ],
    ['a position that nobody has written', review(finding('    policy: "[Is it written down?]"\n    practice: in-place')), 'CARE-716', 0],
    ['an action about what is no gap', review(`  ${ACTION.replace('horizon', 'addresses: IACM-DNA-01\n      horizon')}`), 'CARE-717', 1],
    ['an action of a finding without a gap', review(finding(`    policy: in-place\n    ${ACTION}`)), 'CARE-717', 1],
    [
        'an action on two gaps, of which one is there',
        review(`${finding('    gap: "x"')}\n  ${ACTION.replace('horizon', 'addresses: IACM-DNA-01, IACM-FAM-01\n      horizon')}`),
        'CARE-717',
        0,
    ],
    ['an action without a day', review(finding(`    gap: "x"\n    ${ACTION.replace('due: 2099-12-31\n', '')}`)), 'CARE-718', 1],
    ['an action with everything', review(finding(`    gap: "x"\n    ${ACTION}`)), 'CARE-718', 0],
    [
        'a longer-term action that is not yet costed',
        review(finding(`    gap: "x"\n    ${ACTION.replace('short-term', 'longer-term\n      resource gap: not yet costed')}`)),
        'CARE-718',
        0,
    ],
    [
        'a longer-term action that is done',
        review(finding(`    gap: "x"\n    ${ACTION.replace('short-term', 'longer-term').replace('open', 'done')}`)),
        'CARE-718',
        0,
    ],
    [
        'a longer-term action without a word on money',
        review(finding(`    gap: "x"\n    ${ACTION.replace('short-term', 'longer-term')}`)),
        'CARE-718',
        1,
    ],
    ['a day that no calendar has', review('  completed: 31 September 2026'), 'CARE-201', 1],
    [
        'an owner who is a person',
        review(finding(`    gap: "x"\n    ${ACTION.replace('Medical Director', 'Jane Whitlock')}`)),
        'CARE-301',
        1,
    ],
    ['a board before the review was done', review('  completed: 2026-09-30\n  board: 2026-09-01'), 'CARE-202', 1],
];

const POLICY = '  policy non-attendance {\n    owner: "Clinical lead"\n    "Nobody is ever discharged for missed appointments."\n  }';
const EMPTY = '  population {\n    ages: 18 and over\n  }';
const covering = (lines: string, ...services: readonly string[]): string => review(`  covers: city\n${lines}`, services.join(''));

const COMPARED: typeof CASES = [
    ['in place, and the specification shows it', covering(finding('    policy: in-place'), service('city', POLICY)), 'CARE-731', 0],
    ['in place, and the specification misses it', covering(finding('    policy: in-place'), service('city', EMPTY)), 'CARE-731', 1],
    [
        'practice in place, and the specification misses it',
        covering(finding('    practice: in-place'), service('city', EMPTY)),
        'CARE-731',
        1,
    ],
    ['partly in place, and the specification misses it', covering(finding('    policy: partly'), service('city', EMPTY)), 'CARE-731', 0],
    [
        'in place, and another service misses it that is not covered',
        covering(finding('    policy: in-place'), service('city', POLICY), service('coast', EMPTY)),
        'CARE-731',
        0,
    ],
    [
        'in place, and it does not apply',
        covering(finding('    policy: in-place'), service('city', `${EMPTY}\n  not applicable IACM-DNA-01 because "No appointments."`)),
        'CARE-731',
        0,
    ],
    ['a service of another guidance', covering('', service('city', EMPTY, 'CMHF')), 'CARE-733', 1],
    [
        'a service of a guidance that extends it',
        covering('', `guidance OURS "Ours" extends IACM {\n}\n`, service('city', EMPTY, 'OURS')),
        'CARE-733',
        0,
    ],
    ['a service that nobody has described', covering(''), 'CARE-101', 1],
];

describe('reviews', () => {
    for (const [what, text, code, count] of CASES) {
        it(`${code} ${count ? 'speaks of' : 'is silent about'} ${what}`, () => {
            const found = findingsBy(code, text);
            assert.equal(found.length, count, JSON.stringify(found.map(({ message }) => message)));
        });
    }
});

describe('reviews and the services that they cover', () => {
    for (const [what, text, code, count] of COMPARED) {
        it(`${code} ${count ? 'speaks where it is' : 'is silent where it is'} ${what}`, () => {
            const found = findingsBy(code, text);
            assert.equal(found.length, count, JSON.stringify(found.map(({ message }) => message)));
        });
    }

    it('are told once, with a link to each specification that does not show it', () => {
        const text = review(
            `  covers: city, coast\n${finding('    policy: in-place\n    practice: in-place')}`,
            service('city', EMPTY) + service('coast', EMPTY),
        );
        const found = findingsBy('CARE-731', text);
        assert.equal(found.length, 1);
        assert.deepEqual(
            found[0]?.related?.map(({ at }) => text.slice(...at)),
            ['city', 'coast'],
        );
    });

    it('are not compared with a specification of which nothing is held', () => {
        const text = review(`  covers: city\n${finding('    policy: in-place')}`, 'service city "City" {\n  follows: IACM\n}\n');
        assert.deepEqual(findingsBy('CARE-731', text), []);
    });
});

describe('the two themes that the letter names', () => {
    it('can’t be left out by saying that they do not apply', () => {
        const text = review('  not applicable IACM-DNA-01, IACM-DNA-02, IACM-FAM-01 because "We have no appointments."');
        const found = findingsOf(text).filter(({ code }) => code === 'REV-08');
        assert.equal(found.length, 1);
    });
});
