import assert from 'node:assert/strict';
import { actionsOf, type Board, boardOf } from '../../../language/board/board.ts';
import { boardSections } from '../../../language/board/sections.ts';

import { capacityOf } from '../../../language/board/services.ts';
import { addressOf } from '../../../language/model/address.ts';
import { exampleFiles } from '../../support/example-files.ts';
import { TODAY } from '../../support/read-text.ts';
import { service, workspaceOf } from '../../support/reviews.ts';

function boardOfTexts(texts: Readonly<Record<string, string>>): Board {
    const { names, checker, documents } = workspaceOf(texts);
    const services = documents.flatMap(({ uri, services: subjects }) =>
        subjects.map(subject => ({ subject, uri, assessments: checker.assessmentsOf(subject.name) })),
    );
    const reviews = documents.flatMap(({ uri, reviews: subjects }) => subjects.map(subject => ({ subject, uri })));
    return boardOf({ services, reviews, names, today: TODAY });
}

const POLICY =
    '  policy non-attendance {\n    owner: "Clinical lead"\n    approved: 2025-11-13 by "Quality Committee"\n    "Nobody is ever discharged for missed appointments."\n  }';
const AGES = (ages: string): string => `  population {\n    ages: ${ages}\n  }`;

describe('the matrix of a board', () => {
    const { matrix, sharedGaps } = boardOfTexts({
        'a.care': service('a', POLICY),
        'b.care': service('b', AGES('18 and over')),
        'c.care': service('c', AGES('18 and over')),
        'd.care': service('d', AGES('18 and over'), 'CMHF'),
    });
    const row = matrix.rows.find(({ id }) => id === 'IACM-DNA-01');

    it('has a cell for each service that is asked', () => {
        assert.deepEqual(Object.fromEntries(Object.entries(row?.cells ?? {}).map(([name, { outcome }]) => [name, outcome])), {
            a: 'claimed',
            b: 'missing',
            c: 'missing',
        });
        assert.deepEqual(
            matrix.services.map(({ name }) => name),
            ['a', 'b', 'c', 'd'],
        );
    });

    it('shows the gaps that services share, and not those of one', () => {
        const gap = sharedGaps.find(({ id }) => id === 'IACM-DNA-01');
        assert.deepEqual([gap?.services.map(({ name }) => name), gap?.asked], [['b', 'c'], 3]);
        assert.ok(!sharedGaps.some(({ id }) => id.startsWith('CMHF')));
        assert.ok(sharedGaps.every(({ services }) => services.length > 1));
    });
});

describe('measures across services', () => {
    const differing = (one: string, other: string): readonly string[] =>
        boardOfTexts({
            'a.care': service('a', `  measures {\n    ${one}\n  }`),
            'b.care': service('b', `  measures {\n    ${other}\n  }`),
        }).measureDifferences.flatMap(({ term, parts }) => parts.map(part => `${term}: ${part}`));

    const cases: readonly (readonly [what: string, one: string, other: string, parts: readonly string[]])[] = [
        ['an interval', 'dialog: every 6 months', 'dialog: yearly', ['dialog: how often it is used']],
        ['a target', 'dialog: at least 60%', 'dialog: at least 80%', ['dialog: the target']],
        ['a source', 'dialog: source "MHSDS"', 'dialog: source "Survey"', ['dialog: the source']],
        ['nothing', 'dialog: every 6 months', 'dialog: every 6 months', []],
        ['what only one of them says', 'dialog: every 6 months', 'dialog: at least 60%', []],
        ['how the same is written', 'dialog: every 12 months', 'dialog: yearly', []],
        ['the case of a source', 'dialog: source "Trust record"', 'dialog: source "trust  record"', []],
        ['their names', 'dialog: every 6 months', 'MHS19: yearly', []],
    ];
    for (const [what, one, other, parts] of cases) it(`that differ in ${what}`, () => assert.deepEqual(differing(one, other), parts));
});

describe('pathways across services', () => {
    const END = '  team type: A08\n';
    const broken = (from: string, to: string): readonly string[] =>
        boardOfTexts({ 'a.care': service('a', `  team type: A14\n${from}`), 'b.care': service('b', to) }).brokenPathways.map(
            ({ from: start, to: end, about }) => `${start.name} ${end.name} ${about}`,
        );
    const WITH = '  works with assertive-outreach';
    const access = (line: string): string => `  access {\n    ${line}\n  }`;

    const cases: readonly (readonly [what: string, from: string, to: string, found: readonly string[]])[] = [
        ['too young', `${AGES('14 to 65')}\n${WITH}`, `${END}${AGES('18 and over')}`, ['a b ages']],
        ['too old', `${AGES('18 and over')}\n${WITH}`, `${END}${AGES('18 to 65')}`, ['a b ages']],
        ['of a fitting age', `${AGES('18 to 65')}\n${WITH}`, `${END}${AGES('16 and over')}`, []],
        [
            'from another place',
            `  population {\n    area: "Millbeck and Oakhaven"\n  }\n${WITH}`,
            `${END}  population {\n    area: "Saltmere"\n  }`,
            ['a b area'],
        ],
        [
            'from a part of the place',
            `  population {\n    area: "Millbeck"\n  }\n${WITH}`,
            `${END}  population {\n    area: "Millbeck and Oakhaven"\n  }`,
            [],
        ],
        ['referred by others', WITH, `${END}${access('referral from: gp, ward')}`, ['a b referrer']],
        ['referred by such a team', WITH, `${END}${access('referral from: gp, early-intervention')}`, []],
        ['referred by anybody', WITH, `${END}${access('referral from: anyone')}`, []],
        [
            'at night, when it is closed',
            access('out of hours: assertive-outreach'),
            `${END}${access('hours: 08:00 to 20:00, every day')}`,
            ['a b hours'],
        ],
        ['at night, when it is open', access('out of hours: assertive-outreach'), `${END}${access('hours: 24 hours, every day')}`, []],
        ['at night, when it may be open', access('out of hours: assertive-outreach'), `${END}${access('hours: "Day and night."')}`, []],
        ['at night, when only its days are given', access('out of hours: assertive-outreach'), `${END}${access('hours: every day')}`, []],
        ['to a partner that is no service here', `${AGES('14 to 65')}\n  works with police`, `${END}${AGES('18 and over')}`, []],
    ];
    for (const [what, from, to, found] of cases) it(`of people ${what}`, () => assert.deepEqual(broken(from, to), found));

    it('are open where one of several other ends accepts', () => {
        const { brokenPathways } = boardOfTexts({
            'a.care': service('a', `  team type: A14\n${AGES('14 to 65')}\n${WITH}`),
            'b.care': service('b', `${END}${AGES('18 and over')}`),
            'c.care': service('c', `${END}${AGES('14 and over')}`),
        });
        assert.deepEqual(brokenPathways, []);
    });

    it('know that an area of everything may hold any other', () => {
        const area = (words: string): string => `  population {\n    area: "${words}"\n  }\n`;
        for (const [one, found] of [
            ['All of Exampleshire', []],
            ['', []],
            ['Saltmere', ['a b area']],
        ] as const) {
            assert.deepEqual(broken(`${area(one)}${WITH}`, `${END}${area('Millbeck')}`), found, one);
            assert.deepEqual(broken(`${area('Millbeck')}${WITH}`, `${END}${area(one)}`), found, one);
        }
    });
});

describe('people and room', () => {
    const capacity = (expected: string, team: string): readonly (number | undefined)[] => {
        const { documents } = workspaceOf({
            'a.care': service('a', `  population {\n    expected: ${expected}\n  }\n  team {\n    ${team}\n  }`),
        });
        const [subject] = documents[0]?.services ?? [];
        const found = subject && capacityOf({ subject, uri: addressOf('a.care') });
        return found ? [found.expected, found.room, found.roomWhenFilled] : [];
    };
    const LOAD = 'caseload: at most 12 people per care-coordinator';

    const cases: readonly (readonly [what: string, expected: string, team: string, numbers: readonly number[]])[] = [
        ['all posts filled', '90 people', `${LOAD}\n    care-coordinator: 8 wte`, [90, 96, 96]],
        ['vacant posts', '90 people', `${LOAD}\n    care-coordinator: 8 wte vacant 1.5 wte`, [90, 78, 96]],
        ['parts of posts', '90 people', `${LOAD}\n    care-coordinator: 2.1 wte`, [90, 25, 25]],
        ['posts of another role', '90 people', `${LOAD}\n    social-worker: 8 wte`, []],
        ['a caseload of nobody in particular', '90 people', 'caseload: at most 12 people\n    care-coordinator: 8 wte', []],
        ['posts that are not counted', '90 people', `${LOAD}\n    care-coordinator`, []],
    ];
    for (const [what, expected, team, numbers] of cases) it(`with ${what}`, () => assert.deepEqual(capacity(expected, team), numbers));

    it('counts one person as one', () => {
        const words = (expected: string): string | undefined => {
            const texts = {
                'a.care': service(
                    'a',
                    `  population {\n    expected: ${expected}\n  }\n  team {\n    ${LOAD}\n    care-coordinator: 1 wte\n  }`,
                ),
            };
            const { names } = workspaceOf(texts);
            const room = boardSections(boardOfTexts(texts), { names, today: TODAY }).find(({ id }) => id === 'room');
            return room?.rows[0]?.cells.at(-1);
        };
        assert.deepEqual([words('13 people'), words('14 people')], ['too little for 1 person', 'too little for 2 people']);
    });
});

const PLAN = `review north "North" using icb-review-outcome {
  covers: a, nowhere
  finding IACM-DNA-01 {
    gap: "x"
    action late "Late" {
      horizon: short-term
      owner: "Medical Director"
      due: 2026-11-21
      state: open
    }
    action today "Due today" {
      owner: "Team manager"
      due: 2026-11-22
      state: open
      resource gap: £10k recurrent, £5k non-recurrent, 0.5 wte
    }
    action over "Done long ago" {
      due: 2020-01-01
      state: done
      resource gap: £1m recurrent
    }
  }
  action whole "Whole team" {
    addresses: IACM-DNA-01, IACM-FAM-01
    horizon: longer-term
    state: awaiting-funding
    resource gap: £1.2m recurrent, £300k recurrent, 14 wte
  }
  action unknown "Nobody knows" {
    addresses: IACM-DNA-01
    resource gap: not yet costed
  }
}
`;

describe('actions, resources and registers', () => {
    const board = boardOfTexts({ 'a.care': service('a', POLICY), 'north.care': PLAN });

    it('lists actions by the day on which they are due, and says which are overdue', () => {
        assert.deepEqual(
            board.actions.map(({ name, overdue }) => [name, overdue]),
            [
                ['over', false],
                ['late', true],
                ['today', false],
                ['whole', false],
                ['unknown', false],
            ],
        );
        assert.deepEqual(board.actions[3]?.closes, ['IACM-DNA-01', 'IACM-FAM-01']);
        assert.deepEqual([board.actions[1]?.owner, board.actions[1]?.horizon], ['Medical Director', 'short-term']);
    });

    it('calls an action without a title by its name in words', () => {
        const [action] = boardOfTexts({
            '/r.care': 'review r using icb-review-outcome {\n  action talk-to-partners {\n    state: open\n  }\n}\n',
        }).actions;
        assert.deepEqual(
            [action?.name, action?.title, action?.review.title, action?.owner],
            ['talk-to-partners', 'talk to partners', 'r', undefined],
        );
    });

    it('finds nothing overdue on an earlier day', () => {
        const { names, documents } = workspaceOf({ 'north.care': PLAN });
        const [subject] = documents[0]?.reviews ?? [];
        assert.ok(subject);
        assert.ok(actionsOf([{ subject, uri: addressOf('') }], '2026-11-21', names).every(({ overdue }) => !overdue));
    });

    it('adds up what open actions lack, and counts what is not in the sums', () => {
        assert.deepEqual(board.resourceGaps, { recurrent: 1_510_000, once: 5000, unclear: 0, wte: 14.5, costed: 2, notYetCosted: 1 });
    });

    it('knows each policy with its owner and dates', () => {
        const [policy] = board.policies;
        assert.deepEqual(
            [policy?.term, policy?.service.name, policy?.owner, policy?.approved, policy?.approvedBy, policy?.review],
            ['non-attendance', 'a', 'Clinical lead', '2025-11-13', 'Quality Committee', undefined],
        );
    });

    it('names a covered service that no specification describes', () => {
        assert.deepEqual(
            board.undescribed.map(({ name, specification }) => [name, specification]),
            [['nowhere', 'none']],
        );
    });
});

describe('the board of the examples', () => {
    const files = exampleFiles().filter(({ name }) => name.startsWith('exampleshire'));
    const board = boardOfTexts(Object.fromEntries(files.map(({ name, text }) => [name, text])));

    it('shows what the files were made to show', () => {
        assert.deepEqual(
            board.brokenPathways.map(({ from, to, about }) => `${from.name} ${to.name} ${about}`),
            [
                'city-outreach north-core-community area',
                'city-outreach community-rehabilitation referrer',
                'early-intervention community-rehabilitation ages',
            ],
        );
        assert.deepEqual(
            board.actions.filter(({ overdue }) => overdue).map(({ name }) => name),
            ['reach-families'],
        );
        assert.deepEqual(
            board.capacities.filter(({ expected, room }) => expected > room).map(({ service: { name } }) => name),
            ['coast-fact'],
        );
        assert.deepEqual(board.undescribed, []);
        assert.deepEqual([board.resourceGaps.recurrent, board.resourceGaps.once, board.resourceGaps.wte], [870_000, 35_000, 14.5]);
    });
});
