import assert from 'node:assert/strict';
import { resultForLines } from '../../support/read-text.ts';

describe('a number or a date that means nothing', () => {
    for (const [requirement, lines, words, because] of [
        ['IACM-TEAM-02', 'team {\n nurse: 900 wte\n}', 'nurse: 900 wte', 'it has to be at most 300 wte'],
        ['IACM-TEAM-02', 'team {\n nurse: 0.01 wte\n}', 'nurse: 0.01 wte', 'it has to be at least 0.1 wte'],
        ['IACM-TEAM-05', 'team {\n supervision: every 1 minute\n}', 'supervision: every 1 minute', 'it has to be at least 6 hours'],
        ['IACM-CARE-01', 'offers {\n care-plan: every 1 hour\n}', 'care-plan: every 1 hour', 'it has to be at least 6 hours'],
        [
            'IACM-DNA-02',
            'policy non-attendance {\n owner: "Lead"\n approved: 2031-11-13\n audit: every 6 months\n}',
            'approved: 2031-11-13',
            'That day is still to come.',
        ],
    ] as const) {
        it(`goes against ${requirement}, with its words: ${words}`, () => {
            const { outcome, evidence, reason } = resultForLines(requirement, lines);
            assert.equal(outcome, 'against');
            assert.equal(evidence[0]?.words, words);
            assert.ok(reason.includes(because), reason);
        });
    }

    for (const [requirement, lines] of [
        ['IACM-TEAM-02', 'team {\n nurse: 300 wte\n}'],
        ['IACM-CARE-01', 'offers {\n care-plan: every 6 hours\n}'],
    ] as const) {
        it(`does not at its edge: ${lines.replaceAll(/\s+/g, ' ')}`, () =>
            assert.notEqual(resultForLines(requirement, lines).outcome, 'against'));
    }
});
