import assert from 'node:assert/strict';
import type { Finding, Severity } from '../../../language/model/findings.ts';
import { configured } from '../../../language/workspace/workspace.ts';
import { checkerOf, factsOf } from '../../support/read-text.ts';

const FINDING = (id: string, more = ''): string =>
    `  finding ${id} {\n    policy: in-place\n    practice: partly\n    gap: "Something is missing."\n${more}  }\n`;
const ACTION = (lines: string): string =>
    `  action talk "Talk about missed appointments" {\n    horizon: short-term\n    owner: "Medical Director"\n    due: 2099-01-01\n    state: open\n    evidence: "Minutes."\n${lines}  }\n`;
const review = (lines: string): string => `review north "North" using icb-review-outcome {\n${lines}}\n`;

function told(text: string, rules: Readonly<Record<string, Severity | 'off'>> = {}): readonly Finding[] {
    const facts = factsOf(text, 'north.care');
    assert.deepEqual(facts.problems, []);
    return configured(checkerOf([facts]).findings(facts), rules).filter(({ code }) => /^(CARE-71[67]|REV-07)$/.test(code));
}

const inWords = (findings: readonly Finding[]): readonly string[] => findings.map(({ code, severity }) => `${code} ${severity}`);

describe('a gap without an action', () => {
    it('is told once, at its place, with a fix, as strongly as those who ask for it do', () => {
        const found = told(review(FINDING('IACM-DNA-01') + FINDING('IACM-FAM-01')));
        assert.deepEqual(inWords(found), ['CARE-716 error', 'CARE-716 error']);
        assert.match(found[0]?.asker ?? '', /letter/);
        assert.equal(found[0]?.fixes?.[0]?.title, 'Write an action');
    });

    it('is told by the requirement where a workspace turns the rule off', () => {
        assert.deepEqual(inWords(told(review(FINDING('IACM-DNA-01')), { 'CARE-716': 'off' })), ['REV-07 error']);
    });

    it('is told by the rule alone where a workspace turns the requirement off', () => {
        assert.deepEqual(inWords(told(review(FINDING('IACM-DNA-01')), { 'REV-07': 'off' })), ['CARE-716 warning']);
    });

    it('has one that stands by itself and names it', () => {
        assert.deepEqual(told(review(FINDING('IACM-DNA-01') + ACTION('    addresses: IACM-DNA-01\n'))), []);
    });

    it('is told where an action of the review names another', () => {
        const text = review(FINDING('IACM-DNA-01') + FINDING('IACM-FAM-01') + ACTION('    addresses: IACM-FAM-01\n'));
        assert.deepEqual(inWords(told(text)), ['CARE-716 error']);
    });
});

describe('an action without a gap', () => {
    it('is told once, and so is a gap without an action beside it', () => {
        assert.deepEqual(inWords(told(review(FINDING('IACM-DNA-01') + ACTION('')))), ['CARE-716 error', 'CARE-717 error']);
    });
});

describe('a requirement for the resource gap of actions', () => {
    const GUIDANCE =
        'guidance L "L" {\n  must L-1 "A sum" { says: "x" basis: local source: "y" checked 2026-01-01 applies to reviews expects action longer-term with resource LIMIT }\n}\ntemplate f "F" for L {\n  section a "A" { actions }\n}\n';
    for (const [limit, resource, holds] of [
        ['at least £1m', '£1.2m recurrent', true],
        ['at least £1m', '£700k recurrent, £300k non-recurrent, 9 wte', true],
        ['at least £1m', '£900k', false],
        ['at most £1m', '£900k', true],
        ['at least £1m', 'not yet costed', false],
        ['at least £1m', '9 wte', false],
    ] as const) {
        it(`${limit} ${holds ? 'holds' : 'does not hold'} for ${resource}`, () => {
            const action = `  action a "Do" {\n    addresses: L-1\n    horizon: longer-term\n    resource gap: ${resource}\n  }\n`;
            const facts = factsOf(`${GUIDANCE.replace('LIMIT', limit)}review p "P" using f {\n${action}}\n`, 'north.care');
            assert.deepEqual(facts.problems, []);
            const [assessment] = checkerOf([facts]).assessments(facts);
            assert.equal(assessment?.results[0]?.outcome === 'shown', holds);
        });
    }
});
