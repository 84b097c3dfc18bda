import assert from 'node:assert/strict';
import type { Outcome } from '../../../language/assess/outcome.ts';
import { checkerOf, factsOf } from '../../support/read-text.ts';

/** What a policy on missed appointments says of discharge, and what that is. A “no” that is about the people rules nothing out. */
const SAID: readonly (readonly [outcome: Outcome, sentence: string])[] = [
    ['against', 'A person who misses two appointments in a row, and about whom there is no concern, may be discharged to the GP.'],
    ['against', 'A person who misses two appointments and gives no reason can be discharged.'],
    ['against', 'A person who does not reply to two letters may be discharged to the GP.'],
    ['against', 'Where there is no concern, people may be discharged after two missed appointments.'],
    ['against', 'After two missed visits with no contact, we discharge people.'],
    ['against', 'Where we hear nothing, the referral is closed.'],
    ['partly', 'Without an answer the case is closed.'],
    ['partly', 'People with no risk are discharged to the GP.'],
    ['claimed', 'Nobody who misses an appointment is discharged.'],
    ['claimed', 'People whom we do not reach are not discharged.'],
    ['claimed', 'People about whom there is no concern are not discharged either.'],
    ['claimed', 'A missed visit is no ground for discharge.'],
    ['claimed', 'People who do not come stay with us; they are not discharged.'],
    ['claimed', 'Without exception, nobody is discharged for missing appointments.'],
    ['claimed', 'We do not close a case because somebody did not answer.'],
];

describe('what a policy rules out', () => {
    for (const [outcome, sentence] of SAID) {
        it(`is ${outcome === 'claimed' ? 'heard' : 'not heard'} in “${sentence}”`, () => {
            const policy = `policy non-attendance {\n    owner: "Team manager"\n    "${sentence}"\n  }`;
            const facts = factsOf(`service a "A" {\n  follows: IACM\n  model: assertive-outreach\n  ${policy}\n}\n`);
            assert.deepEqual(facts.problems, []);
            const results = checkerOf([facts])
                .assessments(facts)
                .flatMap(assessment => assessment.results);
            assert.equal(results.find(({ requirement }) => requirement.id === 'IACM-DNA-01')?.outcome, outcome);
        });
    }
});
