import assert from 'node:assert/strict';
import { checkerOf, factsOf } from '../../support/read-text.ts';

/** Whether the words beside an offer say something. */
function isSaid(words: string): boolean {
    const facts = factsOf(`service a "A" {\n  follows: IACM\n  offers {\n    crisis-plan: "${words}"\n  }\n}\n`);
    const results = checkerOf([facts]).assessments(facts)[0]?.results ?? [];
    return results.find(({ requirement }) => requirement.id === 'IACM-CARE-04')?.unwritten !== true;
}

describe('words of what is still to come', () => {
    for (const words of [
        'Each plan is kept under review.',
        'Weekly calls while awaiting an assessment.',
        'It is being reviewed every month with you.',
        'Reviewed regularly, to follow progress.',
        'Steps to follow in a crisis.',
        'Being developed with each person.',
    ])
        it(`say something in “${words}”`, () => assert.ok(isSaid(words)));

    for (const words of [
        'Plan to follow.',
        'Details to follow shortly.',
        'Wording to follow from the trust.',
        'Pending.',
        'Under review.',
        'Awaited from the trust.',
        'In development.',
        'TBC with people who use services.',
    ])
        it(`say nothing in “${words}”`, () => assert.ok(!isSaid(words)));
});
