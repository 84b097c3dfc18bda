import assert from 'node:assert/strict';
import type { Element } from '../../language/model/facts.ts';
import { textIn, valueIn } from '../../language/model/subjects.ts';
import { readLaidOut } from '../support/both-readers.ts';
import { findingsBy, inService } from '../support/check-text.ts';
import { checkerOf, factsOf } from '../support/read-text.ts';

/** The elements of some lines of a service, which both readers find, and the formatter leaves. */
function elementsOf(...lines: readonly string[]): readonly Element[] {
    const text = inService(lines.map(line => `  ${line}`).join('\n'));
    return readLaidOut(text).services[0]?.elements ?? [];
}

const works = (agreement: string): readonly string[] => ['works with police {', `  agreement: ${agreement}`, '}'];

describe('an agreement in words', () => {
    it('is what the partners say, of no kind that is known', () => {
        const [one] = elementsOf(...works('"A joint working protocol, renewed yearly."'));
        assert.ok(one);
        assert.equal(textIn(one, 'text'), 'A joint working protocol, renewed yearly.');
        assert.equal(textIn(one, 'agreement'), 'A joint working protocol, renewed yearly.');
    });

    it('has dates after it as a name has, and a name has words after them', () => {
        for (const agreement of [
            '"A protocol", signed June 2026, review by 2028-06-30',
            'information-sharing, signed June 2026, review by 2028-06-30 "Of both trusts."  meets IACM-PART-01',
        ]) {
            const [one] = elementsOf(...works(agreement));
            assert.ok(one);
            assert.deepEqual(
                ['signed', 'review'].map(name => (valueIn(one, name as 'signed') as { readonly date?: string }).date),
                ['2026-06-01', '2028-06-30'],
            );
        }
    });

    it('is no agreement that is in date, and one that is denied goes against it', () => {
        const guidance = (line: string): string =>
            `guidance OURS "Ours" {\n  must OURS-01 "Police" {\n    says: "The team has an agreement with the police."\n    basis: local\n    expects works with police with agreement${line}\n  }\n}\n`;
        const outcome = (agreement: string, line = ''): string => {
            const facts = factsOf(guidance(line) + inService(`  status: draft\n  follows: OURS\n  ${works(agreement).join('\n  ')}`));
            return checkerOf([facts]).assessments(facts)[0]?.results[0]?.outcome ?? 'none';
        };
        assert.equal(outcome('information-sharing'), 'shown');
        for (const words of ['"A joint working protocol, renewed yearly."', '"A protocol", signed June 2026, review by June 2028'])
            assert.equal(outcome(words), 'claimed', words);
        assert.equal(outcome('information-sharing, signed June 2026, review by June 2028', ' in date'), 'shown');
        assert.equal(outcome('"A protocol"', ' in date'), 'partly');
        for (const words of ['"See policy."', '"To follow."', '"n/a"', '""']) assert.match(outcome(words), /missing|partly/, words);
        assert.equal(outcome('"There is no agreement."'), 'against');
    });
});

describe('words for a date', () => {
    it('name no day', () => {
        const [force, review] = elementsOf('in force: "For three years from signature."', 'review by: "Every two years."');
        assert.ok(force && review);
        assert.deepEqual([textIn(force, 'text'), valueIn(force, 'end')], ['For three years from signature.', undefined]);
        assert.deepEqual([textIn(review, 'text'), valueIn(review, 'date')], ['Every two years.', undefined]);
    });

    it('say when a policy was approved, and not what it holds', () => {
        const [policy] = elementsOf('policy discharge {', '  approved:  "By the board in March."', '  review by: "Yearly."', '}');
        assert.deepEqual(Object.keys(policy?.values ?? {}), []);
        const [dated] = elementsOf('policy discharge {', '  approved: March 2025 by "The board" "At its meeting."', '}');
        assert.deepEqual(Object.keys(dated?.values ?? {}), ['approved', 'by']);
    });

    it('leave a date to be asked for', () => {
        const header = 'status: approved\n  follows: SUP\n  in force: "For three years."\n  review by: "Every two years."';
        const [found] = findingsBy('SUP-CTR-02', inService(`  ${header}`));
        assert.match(found?.message ?? '', /^Partly: .* does not say when it ends/);
        const action =
            'review ours "Ours" using icb-review-outcome {\n  action one "One" {\n    owner: "Medical Director"\n    horizon: short-term\n    due: "Soon."\n    state: open\n  }\n}\n';
        assert.match(
            findingsBy('CARE-718', action)
                .map(({ message }) => message)
                .join(),
            /when it is due|date|due/,
        );
    });
});
