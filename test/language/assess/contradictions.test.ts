import assert from 'node:assert/strict';
import { resultForLines } from '../../support/read-text.ts';

/** The outcome of a requirement for a service whose lines show it, with a sentence at another place, and what that outcome rests on. */
function outcomeBeside(
    lines: string,
    requirement: string,
    elsewhere: string,
): readonly [outcome: string, words: readonly string[], reason: string] {
    const { outcome, evidence, reason } = resultForLines(requirement, `  model: assertive-outreach\n${lines}\n${elsewhere}`);
    return [outcome, evidence.map(({ words }) => words), reason];
}

const PEERS = ['  offers {\n    peer-support\n  }', 'CMHF-SVC-09'] as const;
const CASELOAD = ['  team {\n    caseload: at most 12 people per key-worker\n  }', 'IACM-TEAM-03'] as const;
const AGES = ['  population {\n    ages: 18 and over\n  }', 'CMHF-GRP-02'] as const;
const AT_HOME = ['  access {\n    contact at: home, cafe\n  }', 'IACM-ENG-02'] as const;
const NO_LIMIT = ['  access {\n    time limit: none\n  }', 'IACM-ENG-04'] as const;

describe('another place of the text that takes a line back', () => {
    for (const [[lines, requirement], sentence] of [
        [PEERS, 'Peer support was cut in April 2026 to balance the budget.'],
        [PEERS, 'Peer support has ended.'],
        [CASELOAD, 'In September each key worker had 33 people.'],
        [CASELOAD, 'Most of our key workers hold 20 people.'],
        [CASELOAD, 'The caseload today is 26, and the directors know it.'],
        [NO_LIMIT, 'After eighteen months people return to their general practice, whatever their state.'],
        [NO_LIMIT, 'At eighteen months the panel closes the episode.'],
        [AGES, 'In the month in which a person turns 65 they pass to the other team.'],
        [AGES, 'On the 65th birthday the file moves to the memory clinic.'],
        [AT_HOME, 'All appointments are at Weir House, room 3.'],
    ] as const) {
        for (const place of [`  context: "${sentence}"`, `  pathway {\n    - "${sentence}"\n  }`, `  note: "${sentence}"`]) {
            it(`leaves it to people, with its words: ${place.trim().slice(0, 7)}, “${sentence}”`, () => {
                const [outcome, words, reason] = outcomeBeside(lines, requirement, place);
                assert.equal(outcome, 'claimed');
                assert.deepEqual(words, [sentence]);
                assert.ok(reason.endsWith(` Elsewhere it says: “${sentence}” People decide which holds.`), reason);
            });
        }
    }

    it('does so in a note of the same block as well', () => {
        const lines = '  offers {\n    peer-support\n    note: "Peer support was removed from the bid in March."\n  }';
        assert.equal(outcomeBeside(lines, 'CMHF-SVC-09', '')[0], 'claimed');
    });

    it('does so in a policy as well', () => {
        const policy = '  policy step-up-step-down {\n    "After two years people are discharged to their practice."\n  }';
        assert.equal(outcomeBeside(...NO_LIMIT, policy)[0], 'claimed');
    });

    for (const [[lines, requirement], sentence] of [
        [PEERS, 'Peer support began in 2021 with two workers.'],
        [PEERS, 'Until 2021 there was no peer support. Now there is.'],
        [PEERS, 'Peer support was cut elsewhere.'],
        [PEERS, 'The old clinic was closed in 2020.'],
        [PEERS, 'Was peer support cut?'],
        [PEERS, 'Peer support was set up by people of this city.'],
        [PEERS, 'Nobody is ever left without peer support.'],
        [CASELOAD, 'In September each key worker had 11 people.'],
        [CASELOAD, 'Each ward has 33 people.'],
        [CASELOAD, 'The team sees 80 people.'],
        [NO_LIMIT, 'After eighteen months we ask people how it went.'],
        [AGES, 'In the month in which a person turns 65 we ask what they wish.'],
        [AT_HOME, 'All appointments are at home.'],
    ] as const) {
        it(`is no other way round: “${sentence}”`, () => {
            assert.equal(outcomeBeside(lines, requirement, `  context: "${sentence}"`)[0], 'shown');
        });
    }
});
