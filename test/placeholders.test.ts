import assert from 'node:assert/strict';
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
    it('never answer a requirement, and are told once', () => {
        const { outcome, codes } = outcomesOf('[post title]');
        assert.equal(outcome, 'missing');
        assert.ok(codes.includes('CARE-503'));
        assert.ok(!codes.includes('IACM-EQ-01'), 'the placeholder itself is reported, not what it leaves unanswered');
    });

    it('count once they are written over', () => {
        const { outcome, codes } = outcomesOf('Executive lead for race equality');
        assert.equal(outcome, 'met');
        assert.ok(!codes.includes('CARE-503'));
    });
});
