import assert from 'node:assert/strict';
import { safeEdits, soundEdits } from '../../language/fixes/sound-edits.ts';
import { applyEdits, type Finding } from '../../language/model/findings.ts';
import { valueMeant } from '../../language/syntax/values-meant.ts';
import { checkerOf, factsOf, lineOf } from '../support/read-text.ts';

const inService = (lines: string): string => `service my-team "My Team" {\n  follows: IACM\n${lines}\n}\n`;

const SYNTAX = /^CARE-(?:001|101|106|109)$/;

function documentOf(text: string) {
    const facts = factsOf(text);
    const checker = checkerOf([facts]);
    return { text, facts, findings: checker.findings(facts), read: factsOf, check: checker.findingsOfChange.bind(checker) };
}

/** What cannot be read of a text: at which line and words, and what is said. */
function told(text: string): readonly string[] {
    const found = documentOf(text).findings.filter(({ code }) => SYNTAX.test(code));
    return found.map(({ at, message }) => `${lineOf(text, at[0])}: ${text.slice(...at)}: ${message}`);
}

const fixAll = (text: string): string => applyEdits(text, safeEdits(documentOf(text)));

/** What each fix makes of a text, by its title. Each has to be one that may be offered. */
function choices(text: string): Readonly<Record<string, string>> {
    const document = documentOf(text);
    const fixesOf = ({ fixes = [] }: Finding) => fixes.map(({ title, edits }) => [title, soundEdits(document, edits)] as const);
    const all = document.findings.filter(({ code }) => SYNTAX.test(code)).flatMap(fixesOf);
    return Object.fromEntries(all.map(([title, edits]) => [title, edits ? applyEdits(text, edits) : 'refused']));
}

/** A slip that Fix All puts right: what is wrong, the only thing that is said, and what becomes of it. */
const SAFE: readonly (readonly [what: string, written: string, told: readonly string[], right: string])[] = [
    [
        'a comma after the last name',
        inService('  population {\n    includes: psychosis,\n    expected: 40 people\n  }'),
        ['4: ,: Nothing follows this comma. Remove it, or write another name after it.'],
        inService('  population {\n    includes: psychosis\n    expected: 40 people\n  }'),
    ],
    [
        'a comma before the end of a block',
        inService('  population {\n    includes: psychosis, engagement-difficulty,\n  }'),
        ['4: ,: Nothing follows this comma. Remove it, or write another name after it.'],
        inService('  population {\n    includes: psychosis, engagement-difficulty\n  }'),
    ],
    [
        'a comma after an organisation',
        inService('  commissioner: nhs-north-east-london-icb,\n  status: draft').replace(
            'nhs-north-east-london-icb',
            'north-east-london-icb',
        ),
        ['3: ,: Nothing follows this comma. Remove it, or write another name after it.'],
        inService('  commissioner: north-east-london-icb\n  status: draft'),
    ],
    [
        'a name of two words',
        'service my team "My Team" {\n  follows: IACM\n}\n',
        ['1: my team: A name is one word: `my-team`.'],
        'service my-team "My Team" {\n  follows: IACM\n}\n',
    ],
    [
        'a title in the place of the name',
        'service My Team {\n  follows: IACM\n}\n',
        ['1: My Team: A name is one word: `my-team`.'],
        'service my-team "My Team" {\n  follows: IACM\n}\n',
    ],
    [
        'a name of two words in a block',
        inService('  policy family concerns {\n    owner: "Lead"\n  }\n  works with primary care network {\n    lead: "Lead"\n  }'),
        [
            '3: family concerns: A name is one word: `family-concerns`.',
            '6: primary care network: A name is one word: `primary-care-network`.',
        ],
        inService('  policy family-concerns {\n    owner: "Lead"\n  }\n  works with primary-care-network {\n    lead: "Lead"\n  }'),
    ],
    [
        'a partner whose last word opens a block',
        inService('  works with crisis team {\n    purpose: "x"\n  }\n  works with community team   {\n    purpose: "y"\n  }'),
        ['3: crisis team: A name is one word: `crisis-team`.', '6: community team: A name is one word: `community-team`.'],
        inService('  works with crisis-team {\n    purpose: "x"\n  }\n  works with community-team   {\n    purpose: "y"\n  }'),
    ],
    [
        'a partner by its title, and by another of its names',
        inService(
            '  works with Crisis resolution and home treatment team {\n    purpose: "x"\n  }\n  works with home treatment team {\n    purpose: "y"\n  }',
        ),
        [
            '3: Crisis resolution and home treatment team: A name is one word: `crisis-resolution-and-home-treatment-team`.',
            '6: home treatment team: A name is one word: `home-treatment-team`.',
        ],
        inService('  works with crisis-team {\n    purpose: "x"\n  }\n  works with crisis-team {\n    purpose: "y"\n  }'),
    ],
    [
        'a number beside its placeholder',
        inService('  population {\n    expected: [number]60 people\n  }'),
        ['4: [number]: The placeholder `[number]` is still beside what you wrote. Remove it.'],
        inService('  population {\n    expected: 60 people\n  }'),
    ],
    [
        'dates beside their placeholders',
        inService('  review by: 1 April 2027 [date]\n  in force: [first date]2026-04-01 to [last date]'),
        [
            '3: [date]: The placeholder `[date]` is still beside what you wrote. Remove it.',
            '4: [first date]: The placeholder `[first date]` is still beside what you wrote. Remove it.',
        ],
        inService('  review by: 1 April 2027\n  in force: 2026-04-01 to [last date]'),
    ],
    [
        'words beside the placeholder of a name',
        inService('  provider: [the organisation that runs the service]Northmoor Trust'),
        [
            '3: [the organisation that runs the service]: The placeholder `[the organisation that runs the service]` is still beside what you wrote. Remove it.',
        ],
        inService('  provider: "Northmoor Trust"'),
    ],
    [
        'a title without a name',
        'service "My Team" {\n  follows: IACM\n}\n',
        ['1: "My Team": A name is missing before the title: `service my-team "My Team"`.'],
        'service my-team "My Team" {\n  follows: IACM\n}\n',
    ],
    [
        'a service without braces',
        'service my-team "My Team"\n  follows: IACM\n  population {\n    ages: 18 and over\n  }\n\nvocabulary roles {\n  x "X"\n}\n',
        ['1: service my-team "My Team": The lines of `service my-team "My Team"` belong between { and }.'],
        'service my-team "My Team" {\n  follows: IACM\n  population {\n    ages: 18 and over\n  }\n}\n\nvocabulary roles {\n  x "X"\n}\n',
    ],
    [
        'a post above the text of a policy',
        inService('  policy discharge {\n    owner: Team manager\n    We decide together.\n    It is agreed (always).\n  }'),
        [
            '4: Team manager: This text has no quotation marks. Put them around it.',
            '5: We decide together.: This text has several lines. Put """ before and after it.',
        ],
        inService(
            '  policy discharge {\n    owner: "Team manager"\n    """\n      We decide together.\n      It is agreed (always).\n    """\n  }',
        ),
    ],
    [
        'bullets in a list',
        inService('  aims {\n    - People get help early\n    • Families are heard\n    - "Last"\n  }'),
        ['4: - People get help early: These lines have no quotation marks. Put them around each.'],
        inService('  aims {\n    - "People get help early"\n    - "Families are heard"\n    - "Last"\n  }'),
    ],
    [
        'sentences in a list',
        inService('  aims {\n    """\n    People get help early.\n    - Families are heard\n    """\n  }'),
        ['4: """: Begin each line of this list with a dash.'],
        inService('  aims {\n    - "People get help early."\n    - "Families are heard"\n  }'),
    ],
    [
        'colons',
        inService('  provider "X trust"\n  status = draft\n  team {\n    psychiatrist 1 wte\n  }'),
        [
            '3: provider: A colon is missing after `provider`.',
            '4: =: Write a colon after `status`, not `=`.',
            '6: psychiatrist: A colon is missing after `psychiatrist`.',
        ],
        inService('  provider: "X trust"\n  status: draft\n  team {\n    psychiatrist: 1 wte\n  }'),
    ],
    [
        'capitals',
        inService('  Status: Draft\n  Population {\n    ages: 18 and over\n  }'),
        [
            '3: Status: There is no line called `Status`: it is kept, but not read.',
            '4: Population: There is no block called `Population`. Did you mean `population`?',
        ],
        inService('  status: draft\n  population {\n    ages: 18 and over\n  }'),
    ],
    [
        'capitals before a value that only a known line can have',
        inService('  population {\n    Ages: 18 and over\n  }'),
        ['4: Ages: There is no line called `Ages`. Did you mean `ages`?'],
        inService('  population {\n    ages: 18 and over\n  }'),
    ],
    [
        'marks for several lines around words in a line',
        inService('  context: """\n  We began in 2016.\n  He said """hello""" to us.\n  """\n  status: draft'),
        ['5: """: These quotation marks are inside a text that ends further down. Write “ and ” instead, or take them out.'],
        inService('  context: """\n  We began in 2016.\n  He said “hello” to us.\n  """\n  status: draft'),
    ],
    [
        'terms with spaces',
        inService('  population {\n    includes: First episode psychosis, psychosis\n  }'),
        ['4: First episode psychosis, psychosis: The line `includes` can’t be read'],
        inService('  population {\n    includes: first-episode-psychosis, psychosis\n  }'),
    ],
    [
        'roles with spaces, units with capitals',
        inService('  team {\n    Care coordinator: 2 WTE\n    peer support worker: 0.5 FTE\n  }'),
        [
            '4: Care coordinator: A name is one word: `care-coordinator`.',
            '4: WTE: Write `wte`, not `WTE`.',
            '5: peer support worker: A name is one word: `peer-support-worker`.',
            '5: FTE: Write `wte`, not `FTE`.',
        ],
        inService('  team {\n    care-coordinator: 2 wte\n    peer-support-worker: 0.5 wte\n  }'),
    ],
];

describe('what is mistyped in the words of the language', () => {
    for (const [what, written, expected, right] of SAFE) {
        it(`${what}: told at its place, and Fix All puts it right`, () => {
            const found = told(written);
            assert.equal(found.length, expected.length, found.join('\n'));
            for (const [index, message] of expected.entries()) assert.ok(found[index]?.startsWith(message), found.join('\n'));
            assert.equal(fixAll(written), right);
            assert.deepEqual(told(right), []);
        });
    }

    it('a value in other words is changed by people, or becomes a text if they want that', () => {
        const lines = [
            ['routine response: 4 weeks', 'routine response: within 4 weeks'],
            ['urgent response: four hours', 'urgent response: within 4 hours'],
            ['first help: <4 weeks', 'first help: within 4 weeks'],
            ['missed contact: Same day', 'missed contact: same day'],
        ] as const;
        for (const [line, right] of lines) {
            const all = choices(inService(`  access {\n    ${line}\n  }`));
            assert.equal(all[`Change to ${right.slice(right.indexOf(':') + 2)}`], inService(`  access {\n    ${right}\n  }`), line);
            assert.equal(fixAll(inService(`  access {\n    ${line}\n  }`)), inService(`  access {\n    ${line}\n  }`));
        }
        const expected = choices(inService('  population {\n    expected: circa 40 people\n  }'));
        assert.deepEqual(expected, {
            'Change to 40 people': inService('  population {\n    expected: 40 people\n  }'),
            'Put it in quotation marks': inService('  population {\n    expected: "circa 40 people"\n  }'),
        });
        assert.equal(valueMeant('CaseloadField', 'max 1 people'), 'at most 1 person');
    });

    it('ages are read in many words', () => {
        for (const words of ['18+', '18 +', 'over 18', '18 plus', 'aged 18 or over', '18 and older', '>=18'])
            assert.equal(valueMeant('AgesField', words), '18 and over', words);
        for (const words of ['aged 18-65', 'from 18 to 65', 'between 18 and 65'])
            assert.equal(valueMeant('AgesField', words), '18 to 65', words);
        assert.equal(valueMeant('AgesField', 'below 18'), 'under 18');
        for (const words of ['18 and over', 'people of all ages', '18+ or 14 with reasons'])
            assert.equal(valueMeant('AgesField', words), undefined, words);
        const text = inService('  population {\n    ages: 18 plus\n  }');
        assert.match(told(text)[0] ?? '', /^4: 18 plus: The line `ages` can’t be read\./);
        assert.deepEqual(choices(text)['Change to 18 and over'], inService('  population {\n    ages: 18 and over\n  }'));
    });

    it('months are written in full, and with no other words', () => {
        for (const [line, words, meant] of [
            ['in force', 'Apr 2026 to Mar 2029', 'April 2026 to March 2029'],
            ['in force', 'from Sept 2026 until Feb 2028', 'September 2026 to February 2028'],
            ['review by', 'by the end of May 2027', 'May 2027'],
            ['review by', 'in 2027', '2027'],
            ['review by', 'april 2027', 'April 2027'],
        ]) {
            const text = inService(`  ${line}: ${words}`);
            assert.match(told(text).join(), new RegExp(`^3: ${words}: The line`));
            assert.equal(choices(text)[`Change to ${meant}`], inService(`  ${line}: ${meant}`));
            assert.equal(fixAll(text), text);
        }
        assert.equal(valueMeant('DateField', 'Smarch 2027'), undefined);
    });

    it('a date among other words is written as the language has it', () => {
        for (const [line, found, meant] of [
            ['policy discharge { approved: Jun 2026 by "Board"', 'Jun 2026', ['June 2026']],
            ['in force: [first date] to Jun. 2026', 'Jun. 2026', ['June 2026']],
            ['review by: 14th of June 2026', '14th of June 2026', ['14 June 2026']],
            ['in force: 14/06/2026 to 31.12.2027', '14/06/2026', ['14 June 2026 and 31 December 2027']],
        ] as const) {
            const text = inService(`  ${line.replace(' {', ' {\n')}${line.includes('{') ? '\n  }' : ''}`);
            assert.deepEqual(
                told(text).map(each => each.slice(0, each.indexOf('Write') - 2)),
                [`${line.includes('{') ? 4 : 3}: ${found}`],
            );
            assert.deepEqual(
                Object.keys(choices(text)),
                meant.map(each => `Change to ${each}`),
            );
            assert.equal(fixAll(text), text, 'which date it is, is for people');
            for (const mended of Object.values(choices(text))) assert.deepEqual(told(mended), []);
        }
        assert.equal(
            choices(inService('  population {\n    expected: 40 people counted Sept 2025 "In May 2025."\n  }'))['Change to September 2025'],
            inService('  population {\n    expected: 40 people counted September 2025 "In May 2025."\n  }'),
        );
        assert.deepEqual(choices(inService('  in force: 13/13/2026 to 31/12/2027')), {});
    });

    it('a misspelt block is named, with the one that was meant', () => {
        for (const [word, meant] of [
            ['polulation', 'population'],
            ['teams', 'team'],
            ['works-with police', 'works with police'],
        ]) {
            const text = inService(`  ${word} {\n  }`);
            assert.equal(Object.values(choices(text))[0], inService(`  ${meant} {\n  }`));
        }
        assert.match(
            told(inService('  marmalade {\n  }'))[0] ?? '',
            /There is no block called `marmalade`\. The blocks of `service` are `population`, /,
        );
        assert.match(told('servce a "A" {\n}\n')[0] ?? '', /Did you mean `service`\?/);
    });

    it('braces that are missing or too many can be put right', () => {
        const open = inService('  population {\n    ages: 18 and over\n\n  team {\n    psychiatrist: 1 wte\n  }');
        assert.deepEqual(choices(open), {
            'Close it before `team {`': inService('  population {\n    ages: 18 and over\n  }\n\n  team {\n    psychiatrist: 1 wte\n  }'),
        });
        const closed = inService('  population {\n    ages: 18 and over\n  }\n  }\n  team {\n    psychiatrist: 1 wte\n  }');
        assert.deepEqual(choices(closed), {
            'Remove this }': inService('  population {\n    ages: 18 and over\n  }\n  team {\n    psychiatrist: 1 wte\n  }'),
        });
        assert.deepEqual(choices('service a "A" {\n  status: draft\n'), {
            'Close it at the end of the file': 'service a "A" {\n  status: draft\n}\n',
        });
    });

    it('words in a block that takes none get a label, of one line or of several', () => {
        const two = '    Adults aged 18 and over with psychosis.\n    People who find it hard to engage.';
        const prose = '"""\n      Adults aged 18 and over with psychosis.\n      People who find it hard to engage.\n    """';
        const text = inService(`  population {\n${two}\n  }`);
        assert.deepEqual(told(text), [
            '4: Adults aged 18 and over with psychosis.: This text needs a label before it, such as `includes:`.',
        ]);
        assert.deepEqual(choices(text), {
            'Write it as includes': inService(`  population {\n    includes: ${prose}\n  }`),
            'Write it as note': inService(`  population {\n    note: ${prose}\n  }`),
        });
        const followed = inService(`  population {\n    ${prose}\n  }\n  status: draft`);
        assert.equal(choices(followed)['Write it as includes'], inService(`  population {\n    includes: ${prose}\n  }\n  status: draft`));
        assert.equal(
            choices(inService('  We are a team that helps people.'))['Write it as context'],
            inService('  context: "We are a team that helps people."'),
        );
        assert.equal(fixAll(inService('  We are a team.\n  We are open.')), inService('  We are a team.\n  We are open.'));
    });

    it('a file with no block is made a service', () => {
        const found = choices('My Team\nWe are a team.\n\nWe help people.\n');
        assert.deepEqual(found, {
            'Make a service of it': 'service my-team "My Team" {\n  context: """\n    We are a team.\n\n    We help people.\n  """\n}\n',
        });
        assert.deepEqual(told('My Team\nWe are a team.\n').length, 1);
        assert.equal(
            Object.values(choices('follows: IACM\nstatus: draft\n'))[0],
            'service name-of-the-service "[Name of the service]" {\n  follows: IACM\n  status: draft\n}\n',
        );
    });

    it('a word of a small vocabulary is chosen from it, and none is declared', () => {
        assert.deepEqual(told(inService('  status: Final')), ['3: Final: There is no status called `Final`.']);
        assert.equal(choices(inService('  status: Final'))['Change to approved'], inService('  status: approved'));
    });

    it('empty lines before what is wrong are passed over, also at the beginning of a text', () => {
        for (const lines of ['\n', '\n\n', '\r\n', ' \n'])
            assert.match(told(`${lines}service a b "A" {\n}\n`)[0] ?? '', /A name is one word: `a-b`\./, JSON.stringify(lines));
    });

    it('terms, names and numbers that are right become no dead text', () => {
        for (const lines of [
            '  population {\n    includes: psychosis,\n    expected: 40 people\n  }',
            '  population {\n    includes: psychosis, foo bar baz\n  }',
            '  provider: Mersey Care, 40 people',
            '  population {\n    excludes: Dementia, foo bar baz\n  }',
            '  follows: IACM\n  """\n  We are a team.\n  """',
        ]) {
            const made = fixAll(inService(lines));
            for (const name of ['psychosis', '40 people', 'Dementia', 'IACM'])
                assert.doesNotMatch(made, new RegExp(`"[^"\\n]*${name}[^"\\n]*"(?!")`), made);
        }
    });
});
