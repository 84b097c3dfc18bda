import assert from 'node:assert/strict';
import type { Finding } from '../../../language/checks/rule.ts';
import { draftReview } from '../../../language/reviews/draft-review.ts';
import { themesAmong } from '../../../language/reviews/form.ts';
import { exampleFiles } from '../../support/example-files.ts';
import { checkerOf, factsOf, lineOf } from '../../support/read-text.ts';
import { draftOf, type SmallWorkspace, service, workspaceOf } from '../../support/reviews.ts';

const SERVICES = exampleFiles().filter(({ name }) => !name.includes('review'));
const examples = workspaceOf(Object.fromEntries(SERVICES.map(({ name, text }) => [name, text])));

function findingsOn(text: string, { documents }: SmallWorkspace): readonly Finding[] {
    const facts = factsOf(text, 'north.care');
    assert.deepEqual(facts.problems, []);
    return checkerOf([...documents, facts]).findings(facts);
}

const DNA = (policy: string): string => `  policy non-attendance {\n    owner: "Clinical lead"\n${policy}  }`;
const MET = DNA('    "Nobody is ever discharged for missed appointments."\n');
const MISSING = '  population {\n    ages: 18 and over\n  }';
const FAILING = DNA('    "See the handbook."\n');

describe('a drafted review', () => {
    const draft = draftOf(examples, ['city-outreach', 'coast-fact']);
    const text = draftReview(draft);
    const facts = factsOf(text, 'north.care');

    it('is whole: nothing but what people have to write is left open', () => {
        const codes = new Set(findingsOn(text, examples).map(({ code }) => code));
        for (const code of ['CARE-101', 'CARE-711', 'CARE-712', 'CARE-713', 'CARE-715', 'CARE-716', 'CARE-717', 'CARE-731', 'CARE-732'])
            assert.ok(!codes.has(code), code);
        assert.ok(codes.has('CARE-503'), 'placeholders are told');
    });

    it('has a finding on each theme, and none on requirements that are about the review itself', () => {
        const found = facts.reviews[0]?.elements.filter(({ kind }) => kind === 'finding').map(({ term }) => term);
        assert.deepEqual(
            found,
            themesAmong(draft.requirements).map(({ id }) => id),
        );
        assert.ok(found?.includes('IACM-DNA-01'));
        assert.ok(!found?.includes('REV-07'));
    });

    it('reads off the specifications who commissions and provides them, and their policies', () => {
        assert.match(text, /icb: +exampleshire-icb$/m);
        assert.match(text, /trusts: +exampleshire-partnership$/m);
        assert.match(text, /- Engagement \(Saltmere Coast Team\): owner Team manager, next review 12 May 2028/);
    });

    it('leaves practice to people', () => {
        assert.doesNotMatch(text, /practice: +(in-place|partly|not-in-place)/);
    });

    it('reads the same when it is drafted again', () => assert.equal(draftReview(draft), text));

    const positions: readonly (readonly [what: string, lines: readonly string[], position: string])[] = [
        ['all specifications show it', [MET, MET], 'in-place'],
        ['no specification shows it', [MISSING, MISSING], 'not-in-place'],
        ['a specification falls short of it', [FAILING], 'partly'],
        ['one of two shows it', [MET, MISSING], 'partly'],
    ];
    for (const [what, lines, position] of positions) {
        it(`proposes ${position} where ${what}`, () => {
            const texts = Object.fromEntries(lines.map((each, index) => [`s${index}.care`, service(`s${index}`, each)]));
            const drafted = draftReview(
                draftOf(
                    workspaceOf(texts),
                    Object.keys(texts).map(name => name.replace('.care', '')),
                ),
            );
            const finding = /finding IACM-DNA-01 \{[\s\S]*?\n {2}\}/.exec(drafted)?.[0] ?? '';
            assert.match(finding, new RegExp(`policy: +${position}$`, 'm'));
            assert.equal(finding.includes('gap:'), position !== 'in-place', 'a gap is told where there is one');
            assert.equal(finding.includes('action '), position !== 'in-place', 'and an action begun');
        });
    }

    it('cites the file and the line', () => {
        const { name, text: source } = SERVICES.find(each => each.text.includes('service coast-fact')) ?? { name: '', text: '' };
        const line = lineOf(source, source.indexOf('policy discharge'));
        assert.ok(text.includes(`Saltmere Coast Team (${name}, line ${line}), failing:`));
    });

    it('without services proposes nothing', () => {
        const empty = draftReview(draftOf(examples, []));
        assert.deepEqual(factsOf(empty).problems, []);
        assert.ok(!/policy: +(in-place|partly|not-in-place)|looked at: [a-z-]+ "|"""/.test(empty));
    });
});
