import assert from 'node:assert/strict';
import { editText } from '../../../language/model/findings.ts';
import { answersToTake, horizonsToTake, rateFindings } from '../../../language/reviews/blanks.ts';
import { formUsedBy } from '../../../language/reviews/form.ts';

import { factsOf } from '../../support/read-text.ts';
import { workspaceOf } from '../../support/reviews.ts';

const names = workspaceOf({}).names;

const REVIEW = `review north "North" using icb-review-outcome {
  region: "[Region: one of london, midlands]"
  finding IACM-DNA-01 {
    policy:   in-place
    practice: "[Is it done?]"
    evidence: "We looked."
    rating:   "[Rating]"
  }
}
`;

function taken(text: string, cursor: string, title: RegExp): string {
    const facts = factsOf(text);
    const [review] = facts.reviews;
    const form = review && formUsedBy(review, { names });
    assert.ok(review && form);
    const at = text.indexOf(cursor);
    assert.ok(at >= 0, cursor);
    const offered = [...answersToTake(review, form, [at, at]), ...horizonsToTake(facts, [at, at])];
    const found = offered.find(each => title.test(each.title));
    assert.ok(found, offered.map(each => each.title).join('; ') || 'nothing is offered');
    const after = editText(text, found.edits);
    assert.deepEqual(factsOf(after).problems, []);
    return after;
}

describe('answers to choose from', () => {
    it('are written over the placeholder of a question of the review', () => {
        assert.match(taken(REVIEW, '[Region', /^Answer region with midlands$/), /^ {2}region: midlands$/m);
    });

    it('come without a gap where nothing is lacking', () => {
        const after = taken(REVIEW, '[Is it', /^Answer practice with in-place$/);
        assert.match(after, /practice: in-place$/m);
        assert.doesNotMatch(after, /gap:|action/);
    });

    it('bring the gap and an action where something is lacking', () => {
        const after = taken(REVIEW, '[Is it', /^Answer practice with partly, and begin the gap$/);
        assert.match(after, /practice: partly$/m);
        assert.match(after, /gap: +"\[The gap\]"/);
        assert.match(after, /action about-iacm-dna-01 "\[What will be done about it\]" \{/);
    });

    it('bring no second gap, and no second action', () => {
        const once = taken(REVIEW, '[Is it', /partly, and begin/).replace('in-place', '"[policy]"');
        const twice = taken(once, '[policy]', /^Answer policy with not-in-place$/);
        assert.equal(twice.split('gap:').length, 2);
        assert.equal(twice.split('action ').length, 2);
    });

    it('are not offered where somebody has written', () => {
        assert.throws(() => taken(REVIEW, 'in-place', /./), /nothing is offered/);
        assert.throws(() => taken(REVIEW, 'We looked', /./), /nothing is offered/);
    });

    it('say of an action how soon it can be done, and that a longer-term one is not yet costed', () => {
        const gap = taken(REVIEW, '[Is it', /partly, and begin/);
        assert.match(taken(gap, '[short-term', /^Short-term/), /horizon: +short-term$/m);
        const longer = taken(gap, '[short-term', /^Longer-term/);
        assert.match(longer, /horizon: +longer-term\n +resource gap: not yet costed$/m);
    });
});

describe('ratings', () => {
    const rated = (policy: string, practice: string): string | undefined => {
        const text = REVIEW.replace('in-place', policy).replace('"[Is it done?]"', practice);
        const facts = factsOf(text);
        const [review] = facts.reviews;
        const form = review && formUsedBy(review, { names });
        assert.ok(review && form);
        return /rating: +(\S.*)$/m.exec(editText(text, rateFindings(review, form)))?.[1];
    };
    for (const [policy, practice, rating] of [
        ['in-place', 'in-place', 'met'],
        ['in-place', 'not-in-place', 'partly-met'],
        ['partly', 'partly', 'partly-met'],
        ['not-in-place', 'not-in-place', 'not-met'],
        ['in-place', '"[Is it done?]"', '"[Rating]"'],
    ] as const) {
        it(`${policy} and ${practice} come to ${rating}`, () => assert.equal(rated(policy, practice), rating));
    }
});
