import assert from 'node:assert/strict';
import { checkerOf, factsOf } from '../../support/read-text.ts';

/** The outcome of a requirement for a service with a line in a block, and the words that it rests on. */
function resultOf(id: string, block: string, line: string): { readonly outcome: string; readonly quoted: readonly string[] } {
    const facts = factsOf(`service a "A" {\n  status: draft\n  follows: ${id.split('-')[0]}\n  ${block} {\n    ${line}\n  }\n}\n`);
    assert.deepEqual(facts.problems, []);
    const [assessment] = checkerOf([facts]).assessments(facts);
    const result = assessment?.results.find(({ requirement }) => requirement.id === id);
    return { outcome: result?.outcome ?? 'none', quoted: result?.evidence.map(({ words }) => words) ?? [] };
}

/** Lines whose number or term shows a requirement; `{}` is where words are. None of these words was learned from. */
const LINES = {
    followUp: ['IACM-ENG-03', 'access', 'missed contact: within 1 working day "{}"'],
    ages: ['CMHF-GRP-02', 'population', 'ages: 18 and over "{}"'],
    plan: ['IACM-CARE-01', 'offers', 'care-plan: every 6 months "{}"'],
    scale: ['CMHF-OUT-01', 'measures', 'dialog: at start and every 6 months, source "{}"'],
} as const;

describe('words that may as well take back what their line promises', () => {
    for (const [line, words] of [
        ['followUp', 'Or whenever the van is back from its service.'],
        ['followUp', 'Nobody goes.'],
        ['followUp', 'Nobody gets a call.'],
        ['ages', 'A taxi waits outside for whoever turns seventy.'],
        ['scale', 'A carton of papers in the cellar'],
        ['scale', 'Whatever the computer spits out'],
    ] as const) {
        const [id, block, text] = LINES[line];
        it(`show nothing: “${words}”`, () => {
            const { outcome, quoted } = resultOf(id, block, text.replace('{}', words));
            assert.notEqual(outcome, 'shown');
            assert.ok(
                quoted.some(each => each.includes(words.replace(/\.$/, ''))),
                'and are quoted, so that people see them',
            );
        });
    }

    for (const [line, words] of [
        ['followUp', 'A colleague calls at the door the next morning.'],
        ['followUp', 'By telephone first.'],
        ['followUp', 'Nobody goes without a call.'],
        ['followUp', 'No one gets lost.'],
        ['ages', 'There is no upper limit.'],
        ['plan', 'Written with the person, who keeps a copy.'],
        ['plan', 'Thursdays.'],
        ['scale', 'Trust record'],
        ['scale', 'Mental Health Services Data Set'],
    ] as const) {
        const [id, block, text] = LINES[line];
        it(`are not those that promise it: “${words}”`, () => {
            assert.equal(resultOf(id, block, text.replace('{}', words)).outcome, 'shown');
        });
    }

    it('are no question: it states nothing, and hides nothing', () => {
        const [id, block, text] = LINES.plan;
        const asked = resultOf(id, block, text.replace('{}', 'Not happy with it? We write it again together.'));
        assert.equal(asked.outcome, resultOf(id, block, text.replace('{}', 'We write it again together.')).outcome);
    });
});

describe('a post that is named', () => {
    for (const [owner, outcome] of [
        ['Head of nursing', 'shown'],
        ['Physical health nurse, when one is appointed', 'claimed'],
        ['Team manager (vacant)', 'claimed'],
        ['Nurse consultant, once recruited', 'claimed'],
    ] as const)
        it(`${outcome === 'shown' ? 'shows' : 'only claims'} who owns a policy: “${owner}”`, () => {
            const text = `service a "A" {\n  follows: G\n  policy physical-health {\n    owner: "${owner}"\n    "Checked yearly by us."\n  }\n}\n`;
            const expects = 'must G-01 "One" {\n      says: "One."\n      expects policy physical-health with owner\n    }';
            const facts = factsOf(`guidance G "G" {\n  section a {\n    ${expects}\n  }\n}\n${text}`);
            const [assessment] = checkerOf([facts]).assessments(facts);
            assert.equal(assessment?.results[0]?.outcome, outcome);
        });
});

describe('words that leave open whether it is so', () => {
    for (const [words, outcome] of [
        ['The wait is about 16 weeks at present.', 'claimed'],
        ['At the end of 2025 people had waited 41 weeks on average.', 'claimed'],
        ['Treatment may include talking therapies.', 'partly'],
        ['Intensive home treatment may include psychological wellbeing and talking therapies.', 'claimed'],
        ['The wait is at most 6 weeks.', 'shown'],
        ['Nobody waits longer than 6 weeks.', 'shown'],
        ['The psychologist visits people who would rather stay at home.', 'shown'],
        ['The psychologist sees people at home.', 'shown'],
    ] as const) {
        it(`leave it to people, and others do not: “${words}”`, () => {
            const result = resultOf('CMHF-SVC-01', 'offers', `cbt-for-psychosis: "${words}"`);
            assert.equal(result.outcome, outcome);
            if (outcome !== 'shown') assert.deepEqual(result.quoted, [words]);
        });
    }
});

describe('words that say plainly that it is so', () => {
    for (const [words, outcome] of [
        ['Closer links with the community, and partnership with the voluntary sector.', 'shown'],
        ['Voluntary sector and community providers would provide the recovery workers.', 'claimed'],
        ['The partnership with the voluntary sector was ended.', 'against'],
        ['No links with the voluntary sector.', 'against'],
    ] as const) {
        it(`are no denial, and the same words turned round are: “${words}”`, () => {
            assert.equal(
                resultOf(
                    'CMHF-SVC-06',
                    'access',
                    `hours: every day\n  }\n  works with vcse "Fieldend Neighbours" {\n    purpose: "${words}"`,
                ).outcome,
                outcome,
            );
        });
    }
});

describe('a door that does not close', () => {
    for (const [words, outcome] of [
        ['The crisis house never closes.', 'shown'],
        ['It does not shut at night.', 'shown'],
        ['Nor does the crisis house close over Christmas.', 'shown'],
        ['It never opens at night.', 'against'],
        ['It is not answered at night.', 'against'],
    ] as const) {
        it(`is open: “${words}”`, () => {
            const lines = `hours: 09:00 to 17:00, every day\n    out of hours: crisis-team "${words}"`;
            assert.equal(resultOf('IACM-TEAM-06', 'access', lines).outcome, outcome);
        });
    }
});

describe('what people do, and do not at present', () => {
    for (const [words, outcome] of [
        ['Visits are on hold until the insurer has answered.', 'against'],
        ['Home visits have been suspended.', 'against'],
        ['All visits are currently paused.', 'against'],
        ['Visits are over an hour long.', 'shown'],
        ['Appointments are in the evening, too.', 'shown'],
    ] as const) {
        it(`is ${outcome}: “${words}”`, () => {
            assert.equal(resultOf('IACM-ENG-02', 'access', `contact at: home, cafe "${words}"`).outcome, outcome);
        });
    }
});
