import assert from 'node:assert/strict';
import { formatText } from '../../language/format/format-text.ts';
import { applyEdits } from '../../language/model/findings.ts';
import { parseCare } from '../../language/syntax/parse.ts';
import { factsOf, lineOf } from '../support/read-text.ts';

/** What Fix All makes of a text, as often as it has to be called. */
function mended(text: string): string {
    let now = text;
    for (let round = 0; round < 4; round++) {
        const edits = parseCare(now).problems.flatMap(({ fixes = [] }) => (fixes.length === 1 && fixes[0]?.safe ? fixes[0].edits : []));
        now = applyEdits(
            now,
            edits.toSorted((a, b) => a.at[0] - b.at[0]),
        );
    }
    return now;
}

const inService = (lines: string): string => `service s "S" {\n${lines}\n}\n`;

/** A slip, the line and the words at which it is reported, and what becomes of it. */
const SLIPS: readonly (readonly [what: string, lines: string, at: string, mended: string])[] = [
    ['names without marks', '  provider: Mersey Care', '2: Mersey Care', '  provider: "Mersey Care"'],
    ['a sentence without marks', '  context: We help people.', '2: We help people.', '  context: "We help people."'],
    ['an apostrophe', "  provider: St. Mary's Trust", "2: St. Mary's Trust", '  provider: "St. Mary\'s Trust"'],
    [
        'words after a time limit',
        '  access {\n    first help: within 4 weeks We agree this\n  }',
        '3: We agree this',
        '  access {\n    first help: within 4 weeks "We agree this"\n  }',
    ],
    [
        'a post',
        '  policy discharge {\n    owner: Team manager\n  }',
        '3: Team manager',
        '  policy discharge {\n    owner: "Team manager"\n  }',
    ],
    [
        'the text of a policy',
        '  policy discharge {\n    The team decides.\n  }',
        '3: The team decides.',
        '  policy discharge {\n    "The team decides."\n  }',
    ],
    [
        'a list',
        '  aims {\n    - People live well  meets X-1\n  }',
        '3: People live well',
        '  aims {\n    - "People live well"  meets X-1\n  }',
    ],
    ['marks in the words', '  context: The “lead” nurse rings.', '2: The “lead” nurse rings.', '  context: "The “lead” nurse rings."'],
    ['marks inside a text', '  context: "The "open door" team"', '2: "open door"', '  context: "The “open door” team"'],
    [
        'marks at both ends of a text',
        '  context: ""Open door" is what we call "home""',
        '2: "Open door" is what we call "home"',
        '  context: "“Open door” is what we call “home”"',
    ],
    [
        'marks inside an item, before what it meets',
        '  aims {\n    - "People say "yes", and mean it"  meets X-1\n  }',
        '3: "yes"',
        '  aims {\n    - "People say “yes”, and mean it"  meets X-1\n  }',
    ],
    [
        'marks inside the text of a policy',
        '  policy discharge {\n    "We say "come in". Then we wait."\n  }',
        '3: "come in"',
        '  policy discharge {\n    "We say “come in”. Then we wait."\n  }',
    ],
    [
        'marks inside two texts of a line',
        '  excludes: "Who "only" drinks" goes to: "the "drug" service"',
        '2: "only" drinks" goes to: "the "drug"',
        '  excludes: "Who “only” drinks" goes to: "the “drug” service"',
    ],
    [
        'marks inside a title',
        '  policy discharge "The "way" on" {\n    "x"\n  }',
        '2: "way"',
        '  policy discharge "The “way” on" {\n    "x"\n  }',
    ],
    [
        'marks inside a text without its end',
        '  context: "We "open" the door\n  status: draft',
        '2: "open"',
        '  context: "We “open” the door"\n  status: draft',
    ],
    [
        'marks inside a text of several lines',
        '  context: "The "open door"\nis what we say.\nIt is "good"."\n  status: draft',
        '2: "The "open door"',
        '  context: """\n    The "open door"\n    is what we say.\n    It is "good".\n  """\n  status: draft',
    ],
    ['the end of a text', '  context: "We help people.', '2: "', '  context: "We help people."'],
    [
        'a mark that Enter has pushed down',
        '  provider: "Dale Trust\n  "\n  status: draft',
        '2: "',
        '  provider: """\n    Dale Trust\n  """\n  status: draft',
    ],
    ['the end before a claim', '  aims {\n    - "Live well  meets X-1\n  }', '3: "', '  aims {\n    - "Live well"  meets X-1\n  }'],
    [
        'several lines between marks for one',
        '  context: "We help:\n•\tthose with psychosis\n•\tthose who don’t come\nNothing else."\n  status: draft',
        '2: "',
        '  context: """\n    We help:\n\n    - those with psychosis\n    - those who don’t come\n\n    Nothing else.\n  """\n  status: draft',
    ],
    [
        'several lines between curly marks',
        '  context: “One.\n\nThe “second” one.”\n  status: draft',
        '2: “',
        '  context: """\n    One.\n\n    The “second” one.\n  """\n  status: draft',
    ],
    [
        'several lines without marks',
        '  policy discharge {\n    owner: "Lead"\n    The team decides, with the person.\n• one\n• two\n    It is written down.\n  }',
        '4: The team decides, with the person.',
        '  policy discharge {\n    owner: "Lead"\n    """\n      The team decides, with the person.\n\n      - one\n      - two\n\n      It is written down.\n    """\n  }',
    ],
    [
        'marks in prose',
        '  context: """\n    They said """ and left.\n    More.\n  """\n  status: draft',
        '3: """',
        '  context: """\n    They said and left.\n    More.\n  """\n  status: draft',
    ],
    [
        'the end of prose',
        '  context: """\n    Words.\n  aims {\n    - "x"\n  }',
        '2: "',
        '  context: """\n    Words.\n  """\n  aims {\n    - "x"\n  }',
    ],
    ['a dash alone in a list', '  aims {\n    - "x"\n    - \n  }', '4: -', '  aims {\n    - "x"\n  }'],
    ['a dash alone where no list is', '  team {\n    -\n    psychiatrist: 1 wte\n  }', '3: -', '  team {\n    psychiatrist: 1 wte\n  }'],
    [
        'two versions that are the same',
        '<<<<<<< HEAD\n  status: draft\n=======\n  status:  draft\n>>>>>>> theirs\n  follows: IACM',
        '2: <<<<<<< HEAD',
        '  status: draft\n  follows: IACM',
    ],
];

describe('slips of the pen', () => {
    for (const [what, lines, at, right] of SLIPS) {
        it(`${what}: one error at its place, and Fix All puts it right`, () => {
            const text = inService(lines);
            const { problems } = parseCare(text);
            assert.deepEqual(
                problems.map(problem => `${lineOf(text, problem.at[0])}: ${text.slice(...problem.at)}`),
                [at],
                problems.map(({ message }) => message).join('\n'),
            );
            assert.equal(mended(text), inService(right));
            assert.deepEqual(parseCare(inService(right)).problems, []);
        });
    }

    it('a conflict is read with its first version, and each version can be kept', () => {
        const text = inService(
            '<<<<<<< HEAD\n  status: draft\n||||||| base\n  status: x\n=======\n  status: proposed\n  follows: IACM\n>>>>>>> theirs',
        );
        const { problems } = parseCare(text);
        assert.deepEqual(
            problems[0]?.fixes?.map(({ title, edits }) => [title, applyEdits(text, edits)]),
            [
                ['Keep the first version, “HEAD”', inService('  status: draft')],
                ['Keep the second version, “theirs”', inService('  status: proposed\n  follows: IACM')],
            ],
        );
        assert.equal(problems.length, 1);
        assert.equal(factsOf(text).services[0]?.status, 'draft');
        assert.equal(mended(text), text, 'a choice is for people');
    });

    it('prose without an end that runs into lines of the language is closed before them, if people want that', () => {
        const text = inService('  context: """\n    Words.\n  follows: IACM\n  aims {\n    - "x"\n  }');
        const [fix] = parseCare(text).problems[0]?.fixes ?? [];
        assert.equal(fix?.safe, false);
        assert.equal(
            applyEdits(text, fix?.edits ?? []),
            inService('  context: """\n    Words.\n  """\n  follows: IACM\n  aims {\n    - "x"\n  }'),
        );
    });

    it('one mark inside a text is reported as such, and whether it is for inches or for words is for people', () => {
        const text = inService('  context: "The 6" ruler is here"');
        const [problem, ...others] = parseCare(text).problems;
        assert.deepEqual(others, []);
        assert.equal(problem?.fixes?.[0]?.safe, false);
        assert.equal(applyEdits(text, problem?.fixes?.[0]?.edits ?? []), inService('  context: "The 6” ruler is here"'));
    });

    it('a forgotten mark costs no line that the language knows', () => {
        for (const next of [
            '  context: "We help."',
            '  status: draft\n  aims {\n    - "x"\n  }',
            '  // a "note"',
            '  policy x {\n    "y"\n  }',
        ]) {
            const { problems } = parseCare(inService(`  provider: "Mersey Care\n${next}`));
            assert.deepEqual(
                problems.map(({ message }) => message),
                ['The text that starts here is not closed. Put a quotation mark where it ends.'],
                next,
            );
        }
    });

    it('a word that is none of the language, such as a unit, is not taken for a text', () => {
        for (const line of [
            'measures {\n dialog: every 6 moths\n}',
            'access {\n first help: within 4 wekes of referral\n}',
            'polices {\n  x: "y"\n}',
        ]) {
            const found = parseCare(inService(line)).problems;
            assert.ok(
                found.every(
                    ({ fixes = [], message }) =>
                        !fixes.some(({ title }) => title.includes('quotation')) && !message.includes('no quotation marks'),
                ),
                JSON.stringify(found),
            );
        }
    });

    it('formatting leaves what was pasted over several lines as it is', () => {
        const text = inService('  context: "We help:\n•\tthose with psychosis\nNothing else."\n  status: draft');
        const formatted = applyEdits(text, formatText(text));
        assert.ok(formatted.includes('"We help:\n•\tthose with psychosis\nNothing else."'), formatted);
    });
});
