import assert from 'node:assert/strict';
import { shareOfDenials } from '../../../language/assess/mistrust.ts';
import { randomNumbers } from '../../robustness/mutations.ts';
import { checkerOf, factsOf } from '../../support/read-text.ts';

/** Words that may be read either way, beside a number that would show the requirement. */
const DOUBTFUL = 'missed contact: within 1 working day "The duty worker goes."';

const PROMISING = [
    'contact at: home "Most visits are in people’s own homes."',
    're-entry: within 1 week "People ring us, and are seen again."',
    'time limit: none "People stay for as long as they need us."',
    'out of hours: crisis-team "They see our notes and ring us in the morning."',
    'first help: within 4 weeks "With an assessment and a plan."',
    'urgent response: within 1 working day "A nurse comes to the house."',
    'routine response: within 1 week "We ring and agree a time."',
    'assessment: within 2 weeks "At home, by two of the team."',
    'start of treatment: within 4 weeks "With the worker who did the assessment."',
    'discharge follow-up: within 72 hours "In person, by somebody whom they know."',
    'reply to referrer: within 1 week "By letter and by telephone."',
    'frequency of contact: every 1 week "More often when people are unwell."',
];
const DENYING = [
    'contact at: home "Home visits stopped when the cars went."',
    're-entry: within 1 week "Nobody is let back without a new referral."',
    'time limit: none "We close every case after twelve weeks."',
    'out of hours: crisis-team "The crisis team has never agreed to this."',
    'first help: within 4 weeks "No one has been seen in less than five months."',
    'urgent response: within 1 working day "We do not have an urgent response."',
    'routine response: within 1 week "Nobody answers referrals any more."',
    'assessment: within 2 weeks "Assessments were suspended in March."',
    'start of treatment: within 4 weeks "Treatment does not start before the autumn."',
    'discharge follow-up: within 72 hours "There is no follow-up from the ward."',
    'reply to referrer: within 1 week "Referrers are never told."',
    'frequency of contact: every 1 week "People are not seen that often, or at all."',
];

function outcomeBeside(lines: readonly string[], line = DOUBTFUL): string | undefined {
    const facts = factsOf(
        `service a "A" {\n  status: draft\n  follows: IACM\n  access {\n    ${[...lines, line].join('\n    ')}\n  }\n}\n`,
    );
    assert.deepEqual(facts.problems, []);
    const [assessment] = checkerOf([facts]).assessments(facts);
    return assessment?.results.find(({ requirement }) => requirement.id === 'IACM-ENG-03')?.outcome;
}

describe('a specification that denies most of what it promises', () => {
    it('has its other words read as denials sooner than one that promises', () => {
        assert.equal(outcomeBeside(PROMISING), 'shown');
        assert.notEqual(outcomeBeside(DENYING), 'shown');
    });

    it('is more than a few lines', () => {
        assert.equal(outcomeBeside(DENYING.slice(0, 2)), 'shown');
    });
});

describe('a specification in which many lines promise', () => {
    /** Words that are more likely a denial than not, by themselves, and yet no sure one. */
    const UNCLEAR = 'missed contact: within 1 working day "The rota decides who goes."';
    const DENIAL = 'missed contact: within 1 working day "Nobody goes round any more since the cuts."';

    it('has words that may be read either way left to people, and not read as denials', () => {
        assert.equal(outcomeBeside([], UNCLEAR), 'against');
        assert.equal(outcomeBeside(PROMISING, UNCLEAR), 'claimed');
    });

    it('has its denials found all the same', () => {
        assert.equal(outcomeBeside(PROMISING, DENIAL), 'against');
    });
});

describe('the share of lines that deny', () => {
    it('is that of a usual specification where nothing is said, and of the lines where there are many', () => {
        assert.ok(Math.abs(shareOfDenials([]) - 0.3) < 1e-9);
        assert.ok(shareOfDenials(Array.from({ length: 60 }, () => -3)) < 0.06);
        assert.ok(shareOfDenials(Array.from({ length: 60 }, () => 3)) > 0.9);
        const half = shareOfDenials(Array.from({ length: 200 }, (_, index) => (index % 2 ? 6 : -6)));
        assert.ok(Math.abs(half - 0.5) < 0.02, String(half));
    });

    it('is never less with a line that denies more, or with another one that denies', () => {
        const random = randomNumbers(41);
        const between = (least: number, most: number): number => least + (random(1000) / 1000) * (most - least);
        for (let round = 0; round < 300; round++) {
            const absences = Array.from({ length: 1 + random(40) }, () => between(-4, 4));
            const share = shareOfDenials(absences);
            assert.ok(shareOfDenials(absences.map((absence, index) => (index ? absence : absence + between(0, 4)))) >= share - 1e-9);
            assert.ok(shareOfDenials([...absences, 4]) >= share - 1e-9);
        }
    });
});
