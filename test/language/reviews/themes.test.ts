import assert from 'node:assert/strict';
import { figuresOf, themeInWords, themesInWords } from '../../../language/reviews/themes.ts';
import { workspaceOf } from '../../support/reviews.ts';

const GUIDANCE = `guidance G "G" {
${['G-1', 'G-2', 'G-3']
    .map(id => `  must ${id} "${id}" {\n    says: "It is so."\n    applies to services and reviews\n    expects statement\n  }`)
    .join('\n')}
}
template form "Form" for G {
  section all "All" {
    ask each "Each" for each requirement
  }
}
`;

/** The figures of a review of three themes with some lines. */
function figuresFor(lines: string) {
    const review = `review north "North" using form {\n${lines}\n}\n`;
    const { checker, documents } = workspaceOf({ 'g.care': GUIDANCE, 'north.care': review });
    const facts = documents.find(({ uri }) => uri === 'north.care');
    assert.ok(facts);
    const [assessment] = checker.assessments(facts);
    assert.ok(assessment);
    return figuresOf(assessment);
}

describe('the figures of a review', () => {
    it('count the themes that are asked, and those that have an answer', () => {
        const { themes } = figuresFor(
            '  finding G-1 {\n    policy: in-place\n    practice: partly\n  }\n  finding G-2 {\n    rating: not-met\n  }',
        );
        assert.deepEqual(themes, {
            asked: 3,
            answered: 2,
            ratings: { 'not-rated': 1, 'not-met': 1 },
            policy: { 'in-place': 1 },
            practice: { partly: 1 },
        });
        assert.equal(themes && themesInWords(themes), '2 of 3 themes answered · 1 rated not met · 1 not rated');
    });

    it('say of one theme what is rated, and whether there is an answer', () => {
        assert.deepEqual([{}, { policy: 'in-place' }, { rating: 'partly-met' }].map(themeInWords), [
            'not answered',
            'not rated',
            'rated partly met',
        ]);
    });
});
