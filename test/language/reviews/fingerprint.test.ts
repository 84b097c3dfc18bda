import assert from 'node:assert/strict';
import { fnv1a64 } from '../../../language/model/text.ts';
import { sightOf } from '../../../language/reviews/covered-services.ts';
import { fingerprintOf } from '../../../language/reviews/looks.ts';
import { service, workspaceOf } from '../../support/reviews.ts';

const POLICY = `  policy non-attendance {
    owner: "Clinical lead"
    response: within 1 week
    approved: 2025-11-13
    meets IACM-DNA-01
    "Nobody is discharged for missed appointments."
  }
  indicator-free: "x"`.replace('\n  indicator-free: "x"', '');

function fingerprint(lines: string, requirement = 'IACM-DNA-01'): string {
    const { checker } = workspaceOf({ 'outreach.care': service('outreach', lines) });
    const sight = sightOf(requirement, checker.assessmentsOf('outreach'));
    assert.ok(sight, 'the service is compared');
    return fingerprintOf(sight.result.requirement, sight.service);
}

describe('the hash', () => {
    const known: readonly (readonly [text: string, hash: string])[] = [
        ['', 'cbf29ce484222325'],
        ['a', 'af63dc4c8601ec8c'],
        ['foobar', '85944171f73967e8'],
    ];
    for (const [text, hash] of known) it(`of “${text}” is the published one`, () => assert.equal(fnv1a64(text), hash));
});

describe('a fingerprint', () => {
    const before = fingerprint(POLICY);

    const same: readonly (readonly [what: string, lines: string])[] = [
        ['indentation and blank lines', POLICY.replaceAll('    ', '\n\t')],
        ['comments', POLICY.replace('    owner', '    // Who?\n    owner').replace('response', '/* soon */ response')],
        [
            'the line breaks of prose',
            POLICY.replace(
                '"Nobody is discharged for missed appointments."',
                '"""\n    Nobody is discharged\n    for missed appointments.\n    """',
            ),
        ],
        ['the way in which a date is written', POLICY.replace('2025-11-13', '13 November 2025')],
        ['the way in which a number is written', POLICY.replace('1 week', '7 days')],
        [
            'the order of lines',
            POLICY.replace('    owner: "Clinical lead"\n', '').replace('    meets', '    owner: "Clinical lead"\n    meets'),
        ],
        ['what the requirement does not read', `${POLICY}\n  population {\n    ages: 18 and over\n  }`],
    ];
    for (const [what, lines] of same) it(`stays the same with ${what}`, () => assert.equal(fingerprint(lines), before));

    it('stays the same with what only counts in passing', () => {
        const guidance =
            'guidance G "G" {\n  must G-1 "Work" {\n    says: "Work."\n    expects offer employment-support\n    expects in passing role vocational-worker\n  }\n}\n';
        const of = (lines: string): string => {
            const text = service('outreach', lines, 'G');
            const sight = sightOf('G-1', workspaceOf({ 'g.care': guidance, 'outreach.care': text }).checker.assessmentsOf('outreach'));
            assert.ok(sight);
            return fingerprintOf(sight.result.requirement, sight.service);
        };
        const offers = '  offers {\n    employment-support\n  }';
        assert.equal(of(`${offers}\n  team {\n    vocational-worker: 1 wte\n  }`), of(offers));
        assert.notEqual(of(offers.replace('support', 'support "By us."')), of(offers));
    });

    const other: readonly (readonly [what: string, lines: string])[] = [
        ['a word', POLICY.replace('missed', 'missing')],
        ['a capital letter', POLICY.replace('Nobody', 'nobody')],
        ['a number', POLICY.replace('1 week', '2 weeks')],
        ['a date', POLICY.replace('2025-11-13', '2025-11-14')],
        ['a claim', POLICY.replace('IACM-DNA-01', 'IACM-DNA-02')],
        ['a line that is gone', POLICY.replace('    owner: "Clinical lead"\n', '')],
        ['an exemption', `${POLICY}\n  not applicable IACM-DNA-01 because "Nobody is seen by appointment."`],
        ['an accepted gap', `${POLICY}\n  accepts gap IACM-DNA-01 until 2027-01-01 by "Board" because "New team."`],
        ['everything gone', '  population {\n    ages: 18 and over\n  }'],
    ];
    for (const [what, lines] of other) it(`changes with ${what}`, () => assert.notEqual(fingerprint(lines), before));

    it('stays the same with the order of blocks', () => {
        const offers = '  offers {\n    care-plan: every 6 months\n  }\n';
        const measures =
            '  measures {\n    indicator "Missed contacts": at least 95%, source "Trust record"\n    indicator "Discharges": at least 1%, source "Audit"\n  }\n';
        const turned = measures.replace(/( {4}indicator "M.*\n)( {4}indicator "D.*\n)/, '$2$1');
        assert.notEqual(turned, measures);
        assert.equal(
            fingerprint(`${turned}${offers}${POLICY}`, 'IACM-DATA-01'),
            fingerprint(`${POLICY}\n${offers}${measures}`, 'IACM-DATA-01'),
        );
    });

    it('is short enough to compare by eye', () => assert.match(before, /^[0-9a-f]{12}$/));
});
