import assert from 'node:assert/strict';
import type { Finding } from '../../../language/model/findings.ts';
import { draftReview } from '../../../language/reviews/drafts.ts';
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
const FAILING = DNA('    "People who do not attend twice are discharged."\n');

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
        assert.match(text, /- Engagement: .*; Saltmere Coast Team \(owner Team manager, next review 12 May 2028\)$/m);
    });

    it('names posts in the register of policies, and no person that a specification names', () => {
        assert.ok(SERVICES.some(({ text: source }) => source.includes('Sarah Whitlock')));
        assert.doesNotMatch(text, /Whitlock/);
    });

    it('says how many people the specifications expect, and leaves the number to people', () => {
        assert.match(text, /cohort: +\[People estimated [^\]]*the specifications expect 270[^\]]*\]/);
    });

    it('leaves practice to people', () => {
        assert.doesNotMatch(text, /practice: +(in-place|partly|not-in-place)/);
    });

    it('reads the same when it is drafted again', () => assert.equal(draftReview(draft), text));

    const positions: readonly (readonly [what: string, lines: readonly string[], position: string])[] = [
        ['all specifications show it', [MET, MET], 'in-place'],
        ['no specification says anything about it', [MISSING, MISSING], 'nothing'],
        ['a specification goes against it', [FAILING], 'not-in-place'],
        ['one of two goes against it', [MET, FAILING], 'partly'],
        ['one of two is silent', [MET, MISSING], 'nothing'],
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
            assert.match(finding, position === 'nothing' ? /policy: +\[/ : new RegExp(`policy: +${position}$`, 'm'));
            assert.equal(finding.includes('gap:'), position !== 'in-place', 'a gap is told where there is one');
            assert.equal(finding.includes('action '), position !== 'in-place', 'and an action begun');
        });
    }

    it('cites the file and the line', () => {
        const { name, text: source } = SERVICES.find(each => each.text.includes('service coast-fact')) ?? { name: '', text: '' };
        const line = lineOf(source, source.indexOf('policy discharge'));
        assert.ok(text.includes(`The specification of Saltmere Coast Team shows part of it (${name}, line ${line}).`));
    });

    it('says a gap once, where gaps are asked for', () => {
        assert.equal(text.split('It does not say that the whole team decides on discharge').length, 2);
    });

    it('asks of an action whether it is short-term or longer-term, and says for whom it is', () => {
        assert.match(
            text,
            /action about-iacm-dis-01 "\[What will be done about it, for Saltmere Coast Team\]" \{\n +horizon: +\[short-term/,
        );
        assert.doesNotMatch(text, /horizon: +(short|longer)-term/);
    });

    it('reports placeholders where they stand, and nothing a second time because of them', () => {
        const codes = findingsOn(text, examples).map(({ code }) => code);
        assert.deepEqual(
            codes.filter(code => code.startsWith('REV-')),
            [],
        );
    });

    it('tells which covered services can’t be compared, and takes nothing from them', () => {
        const six = draftReview(draftOf(examples, ['city-outreach', 'coast-fact', 'crisis-home-treatment']));
        assert.match(six, /do not follow IACM, so nothing is proposed for them:\n\/\/ - Exampleshire Crisis Resolution/);
        assert.equal(six.split('Crisis Resolution').length, 2);
        assert.doesNotMatch(text, /nothing is proposed/);
    });

    it('without services proposes nothing', () => {
        const empty = draftReview(draftOf(examples, []));
        assert.deepEqual(factsOf(empty).problems, []);
        assert.ok(!/policy: +(in-place|partly|not-in-place)|looked at: [a-z-]+ "|"""/.test(empty));
    });
});
