import assert from 'node:assert/strict';
import type { Guidance, Requirement } from '../../language/generated/ast.ts';
import { parseCare } from '../../language/syntax/parse.ts';
import { createCarewrightServices } from '../../language/syntax/services.ts';

/** A parser that has read nothing yet: what it learns from one text about the grammar must not decide how it reads the next. */
function problemsOf(text: string): readonly string[] {
    return parseCare(text, createCarewrightServices().language.parser.LangiumParser).problems.map(({ message }) => message);
}

function requirement(...lines: readonly string[]): string {
    return `guidance G "G" {\n  must G-1 "One" {\n    ${lines.join('\n    ')}\n    ask: "What?"\n  }\n}\n`;
}

describe('words of an expectation', () => {
    for (const line of [
        'expects role where model is assertive-outreach',
        'expects audit where model is assertive-outreach or fact and no policy crisis-plan',
        'expects policy with owner and audit',
        'expects no excludes mentioning "no diagnosis"',
        'expects hours with days at least 7',
        'expects agreement in date',
        'expects offer anything with every and within',
        'expects works with mentioning "police"',
        'expects made with at least 2 people',
        'expects review by by 2027-01-31',
        'expects policy reviewed within 12 months',
        'expects urgent response within 4 hours',
        'applies to services where model is not fact',
        'applies to services where team-meeting at least 1 day',
    ]) {
        it(`are never names: ${line}`, () => {
            assert.deepEqual(problemsOf(requirement(line)), []);
        });
    }

    it('are never names in a group of checks', () => {
        const text = requirement(
            'expects any of {',
            '  agreement in date',
            '  policy with owner',
            '  audit within 6 months',
            '} where model is fact',
        );
        assert.deepEqual(problemsOf(text), []);
        const { value } = createCarewrightServices().language.parser.LangiumParser.parse<{ blocks: Guidance[] } & Guidance>(text);
        const [one] = (value.blocks[0] as Guidance).items as Requirement[];
        const group = one?.items.find(item => item.$type === 'Expectation')?.check;
        assert.equal(group?.$type === 'CheckGroup' && group.checks.length, 3);
    });

    it('can be names anywhere else', () => {
        const text =
            'service a "A" {\n  made with: at, by, in, is, not, with, every\n  team {\n    within: 2 wte\n    where: 1 wte\n  }\n}\n';
        assert.deepEqual(problemsOf(text), []);
    });
});
