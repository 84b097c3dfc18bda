import assert from 'node:assert/strict';
import { editText } from '../../../language/model/findings.ts';
import { draftReview, updateReview } from '../../../language/reviews/drafts.ts';

import { factsOf } from '../../support/read-text.ts';
import { draftOf, service, workspaceOf } from '../../support/reviews.ts';

const workspace = workspaceOf({
    'city.care': service(
        'city',
        '  policy non-attendance {\n    owner: "Clinical lead"\n    "Nobody is ever discharged for missed appointments."\n  }',
    ),
    'coast.care': service('coast', '  population {\n    ages: 18 and over\n  }'),
});

function updated(text: string, covers: readonly string[]): string {
    const facts = factsOf(text, 'north.care');
    const [review] = facts.reviews;
    assert.ok(review);
    const after = editText(text, updateReview(review, draftOf(workspace, covers), facts, text));
    assert.deepEqual(factsOf(after).problems, []);
    return after;
}

/** Whether all of a text stands in another, in its order, with nothing taken away. */
function isKept(before: string, after: string): boolean {
    let from = 0;
    for (const line of before
        .split('\n')
        .map(each => each.trim())
        .filter(line => line && line !== '}')) {
        const at = after.indexOf(line, from);
        if (at < 0) return false;
        from = at + line.length;
    }
    return true;
}

const WRITTEN = `// Ours.
review north "North" using icb-review-outcome {
  covers: city  // and soon the coast
  cycle: "2024/25"

  finding IACM-DNA-01 {
    policy:   not-in-place   // we do not believe the specification
    evidence: "We looked ourselves."
    action talk "Talk to them" { owner: "Medical Director"  due: 2026-12-31 }
  }

  not applicable IACM-PART-01 because "No prison is near."
}
`;

describe('an updated review', () => {
    it('is the same, letter by letter, where nothing is new', () => {
        const text = draftReview(draftOf(workspace, ['city', 'coast']));
        assert.equal(updated(text, ['city', 'coast']), text);
    });

    it('keeps all that people wrote, and adds what is missing', () => {
        const after = updated(WRITTEN, ['city', 'coast']);
        assert.ok(isKept(WRITTEN, after.replace('covers: city, coast', 'covers: city')), after);
        assert.match(after, /covers: city, coast {2}\/\/ and soon the coast/);
        assert.match(after, /completed: +\[/);
        assert.match(after, /finding IACM-FAM-01 \{/);
        assert.equal(after.match(/finding IACM-DNA-01/g)?.length, 1);
        assert.doesNotMatch(after, /finding IACM-PART-01/);
    });

    it('answers in a finding what its template requires and it does not say', () => {
        const finding = /finding IACM-DNA-01 \{[\s\S]*?\n {2}\}/.exec(updated(WRITTEN, ['city']))?.[0] ?? '';
        assert.match(finding, /practice: +\[/);
        assert.equal(finding.match(/policy:/g)?.length, 1);
        assert.match(finding, /policy: {3}not-in-place/);
    });

    it('does not say that somebody looked at what nobody looked at', () => {
        const finding = /finding IACM-DNA-01 \{[\s\S]*?\n {2}\}/.exec(updated(WRITTEN, ['city', 'coast']))?.[0] ?? '';
        assert.doesNotMatch(finding, /looked at/);
    });

    it('lets findings look at services that are covered now, behind those that they name', () => {
        const looked = WRITTEN.replace('    action talk', '    looked at: city "0123456789ab"  // in May\n    action talk');
        const after = updated(looked, ['city', 'coast']);
        assert.match(after, /looked at: city "0123456789ab", coast "[0-9a-f]{12}" {2}\/\/ in May/);
        assert.equal(updated(after, ['city', 'coast']), after);
    });

    it('is not changed by a second update', () => {
        const once = updated(WRITTEN, ['city', 'coast']);
        assert.equal(updated(once, ['city', 'coast']), once);
    });

    it('writes below a line with what somebody has noted behind it', () => {
        const noted = WRITTEN.replace('cycle: "2024/25"', 'cycle: "2024/25" // as the letter says');
        assert.match(updated(noted, ['city']), /cycle: "2024\/25" \/\/ as the letter says\n {2}\w+/);
    });

    it('begins a line of its own in a finding on one line', () => {
        const short = WRITTEN.replace(/ {2}finding[\s\S]*?\n {2}\}\n/, '  finding IACM-DNA-01 { policy: not-in-place }\n');
        const after = updated(short, ['city']);
        assert.match(after, /\{ policy: not-in-place \n {4}practice: /);
        assert.equal(updated(after, ['city']), after);
    });

    it('begins from nothing', () => {
        const after = updated('review north "North" using icb-review-outcome {\n}\n', ['city']);
        assert.match(after, /covers: city/);
        assert.equal(updated(after, ['city']), after);
    });

    for (const [what, text] of [
        ['whose end is missing', 'review north "North" using icb-review-outcome {\n  cycle: "2024/25"\n'],
        ['in which a block is not closed', WRITTEN.replace('2026-12-31 }\n  }', '2026-12-31 }\n')],
        ['with a line that can’t be read', WRITTEN.replace('"2024/25"', '"2024/25')],
    ] as const) {
        it(`leaves a review alone ${what}`, () => {
            const facts = factsOf(text);
            const [review] = facts.reviews;
            assert.ok(review);
            assert.deepEqual(updateReview(review, draftOf(workspace, ['city']), facts, text), []);
        });
    }

    it('keeps the line endings of the text', () => {
        const after = updated(WRITTEN.replaceAll('\n', '\r\n'), ['city', 'coast']);
        assert.doesNotMatch(after, /[^\r]\n/);
    });
});
