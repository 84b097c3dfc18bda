import assert from 'node:assert/strict';
import { placeholdersIn } from '../language/model/placeholders.ts';
import { checkerOf, factsOf } from './support/read-text.ts';

function outcomesOf(owner: string): { outcome: string | undefined; codes: string[] } {
    const facts = factsOf(
        `service s "S" {\n  follows: IACM\n  policy race-equality {\n    owner: "${owner}"\n    "Data on ethnicity are read each quarter, and feedback is asked for."\n  }\n}\n`,
    );
    const checker = checkerOf([facts]);
    const [assessment] = checker.assessments(facts);
    const codes = checker.findings(facts).map(finding => finding.code);
    return { outcome: assessment?.results.find(result => result.requirement.id === 'IACM-EQ-01')?.outcome, codes };
}

describe('placeholders', () => {
    for (const owner of [
        'the lead[Name of the lead]',
        'x[The board]',
        '[Which team]: rings the person',
        'the lead[name]',
        '[Which team] (North)',
        '[The board][of the trust]',
        'See [1]: [post title]',
        'down [The organisation]',
    ]) {
        it(`are found whatever they touch: ${owner}`, () => {
            const { outcome, codes } = outcomesOf(owner);
            assert.equal(outcome, 'missing');
            assert.ok(codes.includes('CARE-503'));
        });
    }

    for (const [what, owner] of [
        ['a link', 'The lead for [race equality](https://example.org/a)'],
        ['a link with a name', 'The lead in [the policy][p] for it\n\n[p]: https://example.org/p'],
        ['a number of a source', 'Executive lead [1], for race equality [2, 3]'],
        ['a footnote', 'Executive lead[^a]'],
        ['a box to tick', '[ ] Executive lead'],
        ['what changes a word that is quoted', 'Lead[s] for “[T]he team”, as they [sic] say'],
    ] as const) {
        it(`are not ${what}`, () => {
            assert.deepEqual(placeholdersIn(owner), []);
            if (!owner.includes('\n')) assert.equal(outcomesOf(owner).outcome, 'claimed');
        });
    }

    it('never answer a requirement, and are told once', () => {
        const { outcome, codes } = outcomesOf('[post title]');
        assert.equal(outcome, 'missing');
        assert.ok(codes.includes('CARE-503'));
        assert.ok(!codes.includes('IACM-EQ-01'), 'the placeholder itself is reported, not what it leaves unanswered');
    });

    it('count once they are written over', () => {
        const { outcome, codes } = outcomesOf('Executive lead for race equality');
        assert.equal(outcome, 'claimed');
        assert.ok(!codes.includes('CARE-503'));
    });
});
