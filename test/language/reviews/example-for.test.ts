import assert from 'node:assert/strict';
import { writeRequirements } from '../../../language/fixes/insert-lines.ts';
import { addressOf } from '../../../language/model/address.ts';
import { editText } from '../../../language/model/findings.ts';
import { loadText } from '../../../server/workspace/server-workspace.ts';
import { checkerOf, factsOf } from '../../support/read-text.ts';

const review = (lines: string): string => `review north "North" using icb-review-outcome {\n${lines}\n}\n`;

describe('a theme that a review leaves out', () => {
    const text = review('  cycle: "2026/27"');
    const facts = factsOf(text, 'north.care');
    const checker = checkerOf([facts]);

    it('is answered with a finding, and not with a policy as a service would', () => {
        const [found] = checker.findings(facts).filter(({ code }) => code === 'IACM-DNA-01');
        assert.match(found?.advice ?? '', /^Write, for example:\nfinding IACM-DNA-01 \{\n {2}policy: \[Is it written down\?/);
        assert.doesNotMatch(found?.advice ?? '', /non-attendance/);
    });

    it('gets this finding from the fix, with placeholders that stay reported, and one for each theme', () => {
        const results = checker
            .assessments(facts)
            .flatMap(assessment => assessment.results.filter(({ requirement }) => /^IACM-DNA-0[12]$/.test(requirement.id)));
        assert.equal(results.length, 2);
        const [subject] = facts.reviews;
        assert.ok(subject);
        const after = editText(
            text,
            writeRequirements({ text, tokens: loadText(addressOf('file:///north.care'), text).syntax().tokens }, subject, results),
        );
        const now = factsOf(after, 'north.care');
        assert.deepEqual(now.problems, []);
        assert.deepEqual(
            now.reviews[0]?.elements.flatMap(({ kind, term }) => (kind === 'finding' ? [term] : [])),
            ['IACM-DNA-01', 'IACM-DNA-02'],
        );
        const codes = checkerOf([now])
            .findings(now)
            .map(({ code }) => code);
        assert.equal(codes.filter(code => code === 'CARE-503').length, 6);
        assert.ok(!codes.includes('CARE-105') && !codes.includes('CARE-106'));
        assert.ok(!codes.includes('IACM-DNA-01'), 'what is a placeholder is told once, where it stands');
    });

    it('is not answered with a second finding where there is one', () => {
        const begun = factsOf(review('  finding IACM-DNA-01 {\n  }'), 'north.care');
        const found = checkerOf([begun])
            .findings(begun)
            .filter(({ code }) => code === 'IACM-DNA-01');
        for (const { advice } of found) assert.doesNotMatch(advice ?? '', /finding IACM/);
    });
});
