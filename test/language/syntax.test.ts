import assert from 'node:assert/strict';
import { LIBRARY } from '../../language/library/library.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { outline } from '../../language/syntax/outline.ts';
import { parseCare } from '../../language/syntax/parse.ts';
import { Checker } from '../../language/workspace/checker.ts';
import { findingsOf } from '../support/check-text.ts';
import { factsOf, lineOf, TODAY } from '../support/read-text.ts';

const WHOLE = `service one "One" {
  status: draft
  context: """
    First.
    Second.
  """
  population {
    ages: 18 and over
    area: "Here"
  }
  policy non-attendance {
    owner: "Clinical lead"
    review by: 2027-01-01
  }
  works with police {
    lead: "Superintendent"
  }
  measures {
    dialog: every 6 months
  }
}
service two "Two" {
  status: draft
}
`;
const PARTS = ['population', 'non-attendance', 'police', 'measures'];

function read(text: string): { problems: string[]; services: string[]; parts: string[] } {
    const { document, problems } = parseCare(text);
    const items = outline(document);
    return {
        problems: problems.map(problem => `${lineOf(text, problem.at[0])}: ${problem.message}`),
        services: items.map(item => item.label),
        parts: items[0]?.children.map(item => item.label) ?? [],
    };
}

/** What is lost, what may be lost with it, and where and how it is said. */
const DAMAGE: readonly (readonly [what: string, lost: string, instead: string, costs: readonly string[], message: RegExp])[] = [
    ['the closing brace of a block', '    area: "Here"\n  }\n', '    area: "Here"\n', [], /^7: The block `population` is not closed/],
    ['the closing brace of a policy', '2027-01-01\n  }\n', '2027-01-01\n', [], /^11: The block `policy non-attendance` is not closed/],
    ['the last brace of a service', '  }\n}\nservice two', '  }\nservice two', [], /^1: The block `service one "One"` is not closed/],
    ['an opening brace', '  works with police {', '  works with police', ['police'], /^1[67]: /],
    ['the line that opens a block', '  policy non-attendance {\n', '', ['non-attendance'], /closes nothing/],
    ['a closing quotation mark', '"Here"', '"Here', [], /^9: The text that starts here is not closed/],
    ['an opening quotation mark', '"Here"', 'Here"', [], /^9: /],
    ['the end of a prose text', '    Second.\n  """', '    Second.', [], /^3: The text that starts here is not closed/],
    ['the text of a line', 'owner: "Clinical lead"', 'owner:', [], /^12: The line `owner` can’t be read. Put the text in quotation marks./],
    ['the unit of a line', 'dialog: every 6 months', 'dialog: every 6 moths', [], /^19: /],
    ['a colon', 'lead: "Superintendent"', 'lead "Superintendent"', [], /^16: /],
    ['stray words', '  measures {', '  and so on and on\n  measures {', [], /^18: /],
];

describe('damaged text', () => {
    it('is read whole when nothing is lost', () => {
        assert.deepEqual(read(WHOLE), { problems: [], services: ['one', 'two'], parts: PARTS });
    });

    for (const [what, lost, instead, costs, message] of DAMAGE) {
        it(`costs one block or less when ${what} is lost, and says so`, () => {
            const damaged = read(WHOLE.replace(lost, instead));
            assert.deepEqual(damaged.services, ['one', 'two']);
            assert.deepEqual(
                damaged.parts.filter(part => !costs.includes(part)),
                PARTS.filter(part => !costs.includes(part)),
            );
            assert.ok(
                damaged.problems.some(problem => message.test(problem)),
                damaged.problems.join('\n'),
            );
            assert.ok(damaged.problems.length <= 3, damaged.problems.join('\n'));
        });
    }

    it('costs the line that is being typed only, and blames no other', () => {
        for (const line of ['team type:', 'policy', 'version:', 'follows:', 'in force:']) {
            const { problems, parts } = read(`service one "One" {\n  access {\n  }\n  works with police\n  ${line} \n}\n`);
            assert.deepEqual(parts, ['access', 'police'], line);
            assert.deepEqual(
                problems.map(problem => problem.slice(0, 2)),
                ['5:'],
                problems.join('\n'),
            );
        }
    });

    it('lets every word of the grammar be a name', () => {
        const words = ['family', 'review', 'team', 'policy', 'service', 'must', 'within', 'training', 'status', 'hours'];
        const text = `vocabulary roles {\n${words.map(word => `  ${word} "${word}"`).join('\n')}\n}
service s "S" {\n  team {\n${words
            .filter(word => !['training', 'hours', 'status'].includes(word))
            .map(word => `    ${word}: 1 wte`)
            .join('\n')}\n    caseload: 10 people per training\n  }\n}\n`;
        assert.deepEqual(read(text).problems, []);
    });

    it('reads what Word makes of a text', () => {
        const text =
            'service s “A service” {\n  in\u00A0force: 1\u00A0April 2026 – 31 March 2029\n  population { ages: 18–65 because “It’s “agreed”.” }\n  aims {\n    – “First aim”\n    • “Second aim”\n  }\n  context: “””\n    Prose.\n  ”””\n}\n';
        assert.deepEqual(read(text).problems, []);
    });
});

describe('quotation marks that were pasted into prose', () => {
    const text =
        'service a "A" {\n  context: """\n    They said """ and left.\n    More of it.\n  """\n  status: draft\n  follows: IACM\n  policy x {\n    """\n    Prose.\n    """ meets IACM-EQ-01\n  }\n}\n';

    it('make one error, where they are', () => {
        const { problems } = parseCare(text);
        const at = text.indexOf('""" and');
        assert.deepEqual(
            problems.map(problem => problem.at),
            [[at, at + 3]],
        );
        assert.match(problems[0]?.message ?? '', /^These quotation marks are inside a text that ends further down\./);
    });

    it('cost none of the lines below', () => {
        const facts = factsOf(text);
        assert.deepEqual(
            facts.services[0]?.follows.map(({ name }) => name),
            ['IACM'],
        );
        assert.equal(facts.services[0]?.status, 'draft');
        assert.ok(facts.texts.some(each => each.text === 'They said """ and left.\nMore of it.'));
    });

    it('end the prose where they end its line, or where a block opens before the next', () => {
        for (const sound of [
            'service a {\n  context: """\n    One."""\n  policy x {\n    """\n    Two.\n    """\n  }\n}\n',
            'service a {\n  context: """\n    One. """ meets A\n  policy x { """ Two. """ }\n}\n',
        ]) {
            assert.deepEqual(parseCare(sound).problems, []);
        }
    });
});

describe('lines that can’t be read', () => {
    it('cost themselves only', () => {
        const bad = Array.from({ length: 12 }, () => '  review by:');
        const good = bad.map((_, index) => `  policy p-${index} {\n    owner: "O"\n  }`);
        const text = `service a "A" {\n${bad.map((line, index) => `${line}\n${good[index]}`).join('\n')}\n  status: draft\n}\n`;
        const { problems, parts } = read(text);
        assert.deepEqual(
            problems.map(problem => Number(problem.split(':')[0])),
            bad.map((_, index) => 2 + index * 4),
        );
        assert.deepEqual(
            parts,
            good.map((_, index) => `p-${index}`),
        );
        assert.equal(factsOf(text).services[0]?.status, 'draft');
    });

    /** A population as drafts in Word have it, with two lines in three that can't be read, and two sound blocks. */
    const draft = (lines: number): string => {
        const faulty = ['expected: lots of people', 'excludes: dementia (see memory clinic)', 'area: "Dale"'];
        const population = Array.from({ length: lines }, (_, index) => `    ${faulty[index % 3]}`);
        return [
            'service z "Z" {',
            '  status: draft\n  follows: EIP\n  population {',
            ...population,
            '  }\n  team {\n    caseload: at most 15 people per care-coordinator\n  }',
            '  access {\n    start of treatment: within 2 weeks\n  }\n}\n',
        ].join('\n');
    };

    it('lose no sound line of the rest, however many there are', () => {
        for (const lines of [18, 300]) {
            const text = draft(lines);
            const facts = factsOf(text);
            assert.equal(facts.problems.length, (lines / 3) * 2);
            assert.equal(facts.lostFrom, undefined);
            const kinds = facts.services[0]?.elements.map(({ kind }) => kind) ?? [];
            assert.equal(kinds.filter(kind => kind === 'area').length, lines / 3);
            assert.deepEqual(kinds.slice(-2), ['caseload', 'startoftreatment']);
            const missing = findingsOf(text).filter(({ code }) => code === 'EIP-TEAM-01' || code === 'EIP-WAIT-01');
            assert.deepEqual(missing, []);
        }
    });

    it('leave a document that could not be read to its end uncompared, and say so', () => {
        const facts = { ...factsOf(draft(18)), lostFrom: 60 };
        const findings = new Checker(new NameIndex([...LIBRARY, facts]), { today: TODAY }).findings(facts);
        assert.deepEqual(
            findings.filter(({ code }) => code.startsWith('EIP-')),
            [],
        );
        assert.ok(findings.some(({ message }) => message.startsWith('From here on, this document could not be read')));
    });
});
