import assert from 'node:assert/strict';
import { placesToFillIn } from '../language/checks/placeholder.ts';
import { LIBRARY } from '../language/library/library.ts';
import { isNothingYet, placeholdersIn } from '../language/model/placeholders.ts';
import { processorTime } from './support/processor-time.ts';
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

describe('a text that says nothing', () => {
    const PHRASES = LIBRARY.flatMap(({ declarations }) => declarations)
        .filter(({ namespace, name }) => namespace === 'denials' && name === 'still-to-write')
        .flatMap(({ term }) => term?.also ?? []);
    const reasoned = (reason: string, more = ''): readonly string[] => {
        const facts = factsOf(`service s "S" {\n  follows: IACM\n  not applicable IACM-CARE-06 because "${reason}"\n}\n${more}`);
        return checkerOf([facts])
            .findings(facts)
            .flatMap(({ code }) => (code === 'CARE-604' || code === 'CARE-503' ? [code] : []));
    };

    it('is in the vocabulary of denials, which both rules and the reading of facts have it from', () => {
        assert.ok(PHRASES.includes('tbc'));
        for (const phrase of PHRASES) {
            assert.ok(isNothingYet(`${phrase.toUpperCase()}.`), phrase);
            assert.deepEqual(reasoned(phrase).toSorted(), ['CARE-503', 'CARE-604'], phrase);
        }
        for (const words of ['', 'n/a', 'None', 'no reason', 'Not applicable.', 'not relevant', 'xxxx', 'x', '-'])
            assert.ok(reasoned(words).includes('CARE-604'), words);
        assert.deepEqual(reasoned('Nobody here is on a community treatment order.'), []);
    });

    it('can be said in words of a workspace', () => {
        const own = 'vocabulary denials {\n  our-words "left to the board"  within says-nothing\n}\n';
        assert.deepEqual(reasoned('Left to the board.'), []);
        assert.deepEqual(reasoned('Left to the board.', own), ['CARE-604']);
    });
});

describe('placeholders', () => {
    it('are found in a time that grows with the text, however many words stand in brackets', () => {
        const spent = (words: number): number => {
            const text = `[${'one word and another '.repeat(words)}]`;
            const once = (): number => processorTime(() => assert.equal(placeholdersIn(text).length, 1));
            return Math.min(...Array.from({ length: 5 }, once));
        };
        spent(100);
        // With a pattern for a bracket that is left alone, four times the words took 15 times as long.
        assert.ok(spent(4000) < 8 * Math.max(spent(1000), 0.5), `${spent(4000)} ms beside ${spent(1000)} ms`);
    });

    it('that have lost one of their brackets are still found, and quoted words with none are not', () => {
        const halves = ['[Name of the lead', 'Name of the lead]', '[ab 1', '1 b]', '[1 a ', ' a]', '[a b\r'];
        const others = ['[Name', 'Name]', 'a 1]', '[1 a', '[a\nb c', 'a] b]', '[[a b', 'a [b c', 'a b] c', '', '[', ']'];
        assert.deepEqual(
            [...halves, ...others].filter(text => placeholdersIn(text)[0]?.[0] === text),
            halves,
        );
    });

    it('are found on a line that can’t be read, and beside it', () => {
        const places = (line: string): readonly string[] =>
            [...placesToFillIn(factsOf(`service s "S" {\n  version: "[version]"\n  ${line}\n  review by: [date]\n}\n`))].map(
                ({ text }) => text,
            );
        for (const line of [
            'approved: June 2026 by "[The board]"',
            'in force: [first date] to June 2026',
            'nonsense [what is this] here',
            'in force [first date] "and [more]',
        ]) {
            const found = places(line);
            assert.deepEqual(found.toSorted(), ['[date]', '[version]', ...(line.match(/\[[^\]]+\]/g) ?? [])].toSorted(), line);
        }
        assert.deepEqual(places('// [a comment'), ['[version]', '[date]']);
    });

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
