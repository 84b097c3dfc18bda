import assert from 'node:assert/strict';
import { applyFix, findingsBy } from '../../support/check-text.ts';
import { service } from '../../support/reviews.ts';

const POLICY = '  policy non-attendance {\n    owner: "Clinical lead"\n    "Nobody is ever discharged for missed appointments."\n  }';

function text(lookedAt: string, lines = POLICY): string {
    return `${service('city', lines)}${service('coast', lines)}review north "North" using icb-review-outcome {
  covers: city, coast
  finding IACM-DNA-01 {
    policy: partly${lookedAt && `\n    looked at: ${lookedAt}`}
  }
}
`;
}

/** A text with the first fix of the first such finding made. */
function fixed(before: string, title: RegExp): string {
    const fix = findingsBy('CARE-732', before)
        .flatMap(({ fixes }) => fixes ?? [])
        .find(each => title.test(each.title));
    assert.ok(fix, `${title}`);
    return applyFix(before, fix);
}

describe('what a finding looked at', () => {
    const remembered = fixed(text(''), /^Record what this/);

    it('is written by a fix, for all services at once', () => {
        assert.match(remembered, /looked at: city "[0-9a-f]{12}", coast "[0-9a-f]{12}"/);
        assert.deepEqual(findingsBy('CARE-732', remembered), []);
    });

    it('makes the finding suspect when it changes, and says for which service', () => {
        const changed = remembered.replace('Nobody is ever', 'Nobody is');
        const found = findingsBy('CARE-732', changed);
        assert.equal(found.length, 1);
        assert.match(
            found[0]?.message ?? '',
            /The specification of The city team, or the requirement, has changed since the finding on IACM-DNA-01/,
        );
        assert.equal(found[0]?.severity, 'warning');
        const confirmed = fixed(changed, /^Confirm/);
        assert.deepEqual(findingsBy('CARE-732', confirmed), []);
        assert.match(confirmed, /policy: partly/);
    });

    it('is not touched by layout and comments', () => {
        assert.deepEqual(findingsBy('CARE-732', remembered.replaceAll('    owner', '\n\n  // who\n  owner')), []);
    });

    it('can be added to what is remembered of another service', () => {
        const [, city = ''] = /city ("[0-9a-f]{12}")/.exec(remembered) ?? [];
        const after = fixed(text(`city ${city}`), /^Record what this/);
        assert.match(after, /looked at: city "[0-9a-f]{12}", coast "[0-9a-f]{12}"/);
    });

    it('is added where a service is named without it', () => {
        const after = fixed(text('city, coast'), /^Record what this/);
        assert.match(after, /looked at: city "[0-9a-f]{12}", coast "[0-9a-f]{12}"/);
    });

    it('can be confirmed for the whole review at once', () => {
        const after = fixed(text('city "000000000000", coast "000000000000"'), /^Confirm all 2/);
        assert.deepEqual(findingsBy('CARE-732', after), []);
    });
});
