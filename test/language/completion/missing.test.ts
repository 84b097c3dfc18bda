import assert from 'node:assert/strict';
import { RANKS, snippetOf, textOfParts } from '../../../language/completion/suggestion.ts';
import { factsOf, suggestionsAt } from './completing.ts';

function missingAt(source: string) {
    const offset = source.indexOf('<|>');
    return suggestionsAt(source.replace('<|>', ''), offset).filter(
        ({ rank, subject }) => rank === RANKS.missing && subject?.type === 'requirements',
    );
}

describe('what the guidance asks for, in completion', () => {
    const body = missingAt('service a {\n  follows: IACM\n  <|>\n}\n');

    it('comes in the blocks that it belongs into, with the requirements that it answers', () => {
        const policy = body.find(({ label }) => label === 'policy non-attendance');
        assert.equal(policy?.detail, 'IACM-DNA-01 · Missed appointments never a reason for discharge and 1 more');
        assert.deepEqual(policy?.subject, { type: 'requirements', ids: ['IACM-DNA-01', 'IACM-DNA-02'] });
        assert.ok(body.some(({ label }) => label === 'team') && !body.some(({ label }) => label.startsWith('caseload')));
        const team = missingAt('service a {\n  follows: IACM\n  team {\n    <|>\n  }\n}\n');
        assert.ok(team.some(({ label, detail }) => label.startsWith('caseload') && detail?.startsWith('IACM-TEAM-03')));
        assert.ok(!team.some(({ label }) => label === 'policy non-attendance'));
    });

    it('can be read as it is written, and stays reported until somebody writes over it', () => {
        for (const { parts, label } of body) {
            const { problems, strays } = factsOf(`service a {\n  follows: IACM\n${textOfParts(parts)}\n}\n`);
            assert.deepEqual([problems, strays], [[], []], label);
        }
        const policy = body.find(({ label }) => label === 'policy non-attendance');
        assert.match(textOfParts(policy?.parts ?? []), /\[post title\]/);
        assert.match(snippetOf(policy?.parts ?? []), /\$\{1:\[post title\]\}/);
    });

    it('is not what stands there already', () => {
        const has = missingAt('service a {\n  follows: IACM\n  policy non-attendance {\n    owner: "Lead"\n    <|>\n  }\n}\n');
        assert.ok(has.some(({ label }) => label.startsWith('audit')));
        assert.ok(!has.some(({ label }) => label.startsWith('owner')));
        const other = missingAt('service a {\n  follows: IACM\n  policy non-attendance {\n  }\n  <|>\n}\n');
        assert.ok(!other.some(({ label }) => label === 'policy non-attendance'));
    });

    it('is not for reviews, where an example would be an answer that nobody has given', () => {
        assert.deepEqual(missingAt('review r using icb-review-outcome {\n  <|>\n}\n'), []);
    });
});

describe('snippets', () => {
    it('keep dollars, braces and backslashes as they are', () => {
        assert.equal(
            snippetOf(['a $1 {b} \\', { blank: '}' }, { blank: 'x', choices: ['a,b', 'c|d'] }, { blank: '' }]),
            ['a \\$1 {b\\} \\\\', '{1:\\}}', '{2|a\\,b,c\\|d|}', '3'].join('$'),
        );
    });
});
