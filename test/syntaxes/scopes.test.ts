import assert from 'node:assert/strict';
import type { IGrammar } from 'vscode-textmate';
import { careGrammar, scopesAt, tokenise } from './tokenise.ts';

const TERM = 'support.class.term';
const FIELD = 'variable.other.property';
const BLOCK = 'keyword.control.block';
const WORD = 'keyword.other.word';
const STATEMENT = 'keyword.other.statement';
const REQUIREMENT = 'variable.other.constant.requirement';
const DECLARED = 'entity.name.type';
const STRING = 'string.quoted.double';
const PROSE = 'meta.string.prose';
const PLACEHOLDER = 'variable.parameter.placeholder';

/** A text with one place marked between `‹` and `›`, and the innermost scope there; `none` if there is none. */
const CASES: Readonly<Record<string, readonly (readonly [text: string, scope: string])[]>> = {
    'the beginning of a line': [
        ['‹service› dale {\n}', BLOCK],
        ['service ‹dale› {\n}', DECLARED],
        ['service ‹команда-1› {\n}', DECLARED],
        ['service ‹cafe\u0301› {\n}', DECLARED],
        ['service ‹care\u2011co\u00ADordinators› {\n}', DECLARED],
        ['service a {\n  ‹works with› police {\n  }\n}', BLOCK],
        ['service a {\n  ‹team type›: A08\n}', FIELD],
        ['service a {\n  team type‹:› A08\n}', 'punctuation.separator.key-value'],
        ['service a {\n  ‹owners›: "x"\n}', 'meta.label.unknown'],
        ['service a { ‹status›: draft }', FIELD],
        ['service a { /* why */ ‹status›: draft }', FIELD],
        ['service a {\n  ‹not applicable› X-1 because "y"\n}', STATEMENT],
        ['service a {\n  not applicable X-1\n    ‹because› "y"\n}', WORD],
        ['guidance G {\n  ‹must› G-1 {\n  }\n}', 'constant.language.obligation'],
        ['guidance G {\n  ‹should› G-1 {\n  }\n}', 'constant.language.obligation'],
        ['guidance G {\n  must ‹G-1› {\n  }\n}', REQUIREMENT],
        ['template t for G {\n  section s {\n    ‹for each requirement› {\n    }\n  }\n}', BLOCK],
        ['review r using t {\n  ‹completed›: 2026-01-01\n}', FIELD],
        ['review r using t {\n  finding ‹IACM-DNA-01› {\n  }\n}', REQUIREMENT],
        ['vocabulary roles {\n  ‹nurse› "Nurse"\n}', DECLARED],
        ['vocabulary roles {\n  nurse "Nurse"\n    ‹also› "Registered nurse"\n}', WORD],
    ],
    'words inside a line': [
        ['service a {\n  policy p {\n    response: ‹within› 5 days\n  }\n}', WORD],
        ['service a {\n  team {\n    caseload: ‹at most› 15 people\n  }\n}', WORD],
        ['service a {\n  accepts gap X-1 ‹until› 2027-01-01 by "B" because "c"\n}', WORD],
        ['service a {\n  accepts gap X-1 until 2027-01-01 ‹by› "B" because "c"\n}', WORD],
        ['service a {\n  accepts gap ‹X-1› until 2027-01-01 by "B" because "c"\n}', REQUIREMENT],
        ['service a {\n  model: fact ‹meets› X-1\n}', WORD],
        ['service a {\n  model: fact meets X-1, ‹X-2›\n}', REQUIREMENT],
        ['service a {\n  team {\n    supervision: ‹every› 4 weeks\n  }\n}', WORD],
        ['service a {\n  access {\n    hours: 9am to 5pm, ‹Monday› to Friday\n  }\n}', 'keyword.other.unit.weekday'],
        ['guidance G {\n  must G-1 {\n    expects ‹policy› discharge\n  }\n}', FIELD],
        ['guidance G {\n  must G-1 {\n    expects policy a with ‹owner› and audit\n  }\n}', FIELD],
        ['guidance G {\n  must G-1 {\n    expects any of {\n      ‹aim› with text\n    }\n  }\n}', FIELD],
    ],
    'names that are words of the language elsewhere': [
        ['service a {\n  team {\n    ‹team›: 2 wte\n  }\n}', TERM],
        ['service a {\n  team {\n    ‹review›: 2 wte\n  }\n}', TERM],
        ['service a {\n  policy ‹review› "Review" {\n  }\n}', DECLARED],
        ['service ‹service› {\n}', DECLARED],
        ['service a {\n  population {\n    includes: family, ‹team›\n  }\n}', TERM],
        ['service a {\n  population {\n    includes: family,\n      ‹service›, team\n  }\n}', TERM],
        ['service a {\n  population {\n    includes: family, // the next line goes on\n\n‹policy›, team\n  }\n}', TERM],
        ['service a {\n  works with ‹review› {\n  }\n}', DECLARED],
        ['service a {\n  model: ‹by-day›\n}', TERM],
        ['service a {\n  model: within-‹reach›\n}', TERM],
        ['vocabulary roles {\n  ‹review› "Review"\n}', DECLARED],
        ['guidance G {\n  must G-1 {\n    expects policy ‹training› with owner\n  }\n}', TERM],
        ['guidance G {\n  must G-1 {\n    expects policy a or ‹standards› with owner\n  }\n}', TERM],
        ['review r using t {\n  state: ‹team›\n}', TERM],
    ],
    values: [
        ['service a {\n  in force: ‹2027-04-01› to 2030-03-31\n}', 'constant.other.date'],
        ['service a {\n  in force: ‹1 April 2027›\n}', 'constant.other.date'],
        ['service a {\n  in force: ‹01/04/2027›\n}', 'constant.other.date'],
        ['service a {\n  access {\n    hours: ‹08:00› to 8pm\n  }\n}', 'constant.other.time'],
        ['service a {\n  policy p {\n    response: within ‹1,500› days\n  }\n}', 'constant.numeric'],
        ['service a {\n  policy p {\n    response: within 5 ‹working days›\n  }\n}', 'keyword.other.unit'],
        ['service a {\n  team {\n    nurse: 1.5 ‹wte›\n  }\n}', 'keyword.other.unit'],
        ['service a {\n  measures {\n    dialog: at least 95‹%›\n  }\n}', 'keyword.other.unit'],
        ['review r using t {\n  action x {\n    resource gap: ‹£1.2m› recurrent\n  }\n}', 'constant.numeric.money'],
        ['service a {\n  link: <‹https://example.org/a//b›>\n}', 'markup.underline.link'],
        ['service a {\n  status: draft ‹// a note›\n}', 'comment.line.double-slash'],
        ['service a {\n  /* one\n  ‹two›\n  */\n}', 'comment.block'],
    ],
    text: [
        ['service a "‹Title›" {\n}', STRING],
        ['service a “‹Title›” {\n}', STRING],
        ['service a "Title‹”› {\n}', 'punctuation.definition.string.end'],
        ['service a {\n  base: "say \\"‹yes›\\""\n}', STRING],
        ['service a {\n  base: "open\n  ‹status›: draft\n}', FIELD],
        ['service a {\n  context: """\n    ‹words›\n  """\n}', PROSE],
        ['service a {\n  context: """\n    policy p {\n      ‹owner›: "x"\n    }\n  """\n}', PROSE],
        ['service a {\n  context: """\n    lost\n  }\n  ‹status›: draft\n}', FIELD],
        ['service a {\n  context: """ words """ ‹meets› X-1\n}', WORD],
        ['service a {\n  context: """\n    a **‹b›** c\n  """\n}', 'markup.bold'],
        ['service a {\n  context: """\n    a *‹b›* c\n  """\n}', 'markup.italic'],
        ['service a {\n  context: """\n    a _‹b›_ c\n  """\n}', 'markup.italic'],
        ['service a {\n  context: """\n    a_‹b›_c\n  """\n}', PROSE],
        ['service a {\n  context: """\n    [a](‹https://b›)\n  """\n}', 'markup.underline.link'],
        ['service a {\n  context: """\n    ‹-› a\n  """\n}', 'punctuation.definition.list.begin'],
        ['service a {\n  context: """\n    # ‹Title›\n  """\n}', 'entity.name.section'],
        ['service a {\n  context: """\n    for ‹[name of the team]› only\n  """\n}', PLACEHOLDER],
        ['service a {\n  base: "‹[address]›"\n}', PLACEHOLDER],
        ['service a {\n  base: "as ‹[they]› said"\n}', STRING],
        ['service a {\n  base: "see ‹[1]›"\n}', STRING],
    ],
    'a broken file': [
        ['service a {\n  team {\n    nurse: 1 wte\n\n‹service› b "B" {\n}', BLOCK],
        ['service a {\n  team {\n    nurse: 1 wte\n  ‹policy› b {\n  }\n}', BLOCK],
        ['service a {\n  policy a {\n    owner: "x"\n  policy ‹b› {\n  }\n}', DECLARED],
        ['review r using t {\n  finding X-1 {\n    action a {\n  finding ‹X-2› {\n  }\n}', REQUIREMENT],
        ['service a {\n  access {\n    hours:\n    ‹base›: "x"\n  }\n}', FIELD],
        ['service a {\n}\n}\n‹service› b {\n}', BLOCK],
        ['service a {\n  policy\n  ‹policy› b {\n  }\n}', BLOCK],
    ],
};

describe('the scopes of a .care file', () => {
    let grammar: IGrammar;
    before(async () => {
        grammar = await careGrammar();
    });

    for (const [group, cases] of Object.entries(CASES)) {
        describe(group, () => {
            for (const [marked, expected] of cases) {
                it(`${marked.replaceAll('\n', ' ⏎ ')} is ${expected}`, () => {
                    const from = marked.indexOf('‹');
                    const until = marked.indexOf('›') - 1;
                    const text = marked.replace('‹', '').replace('›', '');
                    const pieces = tokenise(grammar, text);
                    assert.equal(scopesAt(pieces, from).at(-1), expected);
                    assert.equal(scopesAt(pieces, until - 1).at(-1), expected, 'to its last letter');
                });
            }
        });
    }
});
