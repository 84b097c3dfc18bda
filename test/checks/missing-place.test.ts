import assert from 'node:assert/strict';
import { findingsBy, inService } from '../support/check-text.ts';

describe('what is missing', () => {
    it('is told at the block that the requirement asks for first, wherever others stand', () => {
        const pathway = '  pathway {\n    - "A letter."\n  }\n';
        const access = '  access {\n    hours: 24 hours\n  }\n';
        for (const blocks of [pathway + access, access + pathway]) {
            const text = inService(`  follows: CMHF\n${blocks}`);
            const [finding] = findingsBy('CMHF-WAIT-01', text);
            assert.ok(finding && text.slice(finding.at[0]).startsWith('access'), text);
        }
        const text = inService(`  follows: CMHF\n${pathway}`);
        const [finding] = findingsBy('CMHF-WAIT-01', text);
        assert.ok(finding && text.slice(finding.at[0]).startsWith('pathway'));
    });
});
