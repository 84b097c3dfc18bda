import assert from 'node:assert/strict';
import { readRuleExample } from '../../scripts/read-rule-example.ts';

const read = (content: string) => readRuleExample('x.care', content);

describe('the examples beside a rule', () => {
    it('are read with the places that are marked, and without the marks', () => {
        const example = read('==== bad ====\na »b« c\n»d\ne«\n\n==== good ====\nf\n\n==== fixable ====\ng\n');
        assert.deepEqual(example, {
            bad: 'a b c\nd\ne\n',
            marks: [
                [2, 3],
                [6, 9],
            ],
            good: 'f\n',
            fixable: 'g\n',
        });
    });

    it('are refused where a section is missing or given twice', () => {
        assert.throws(() => read('==== bad ====\n»a«\n'), /needs a section `bad` and a section `good`/);
        assert.throws(() => read('==== bad ====\n»a«\n\n==== good ====\nb\n\n==== good ====\nc\n'), /two sections `good`/);
    });

    it('are refused where nothing is marked, a mark is not closed, or something else than the bad example is marked', () => {
        for (const bad of ['a', '»a', 'a«', '»«', '»a»b«', '«a»'])
            assert.throws(() => read(`==== bad ====\n${bad}\n\n==== good ====\nb\n`), /mark what the rule reports/, bad);
        assert.throws(() => read('==== bad ====\n»a«\n\n==== good ====\n»b«\n'), /only the bad example has marks/);
    });
});
