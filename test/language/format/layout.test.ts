import assert from 'node:assert/strict';
import { formatText } from '../../../language/format/format-text.ts';
import { applyEdits } from '../../../language/model/findings.ts';
import { assertFormats, formatted } from './properties.ts';

/** A text without the indentation that the test gives it: that of its last line. */
function dedented(text: string): string {
    const margin = /[ ]*(?=\}?$|\/\/[^\n]*$)/.exec(text.slice(text.lastIndexOf('\n') + 1))?.[0] ?? '';
    return text.replaceAll(`\n${margin}`, '\n');
}

function assertBecomes(before: string, after: string): void {
    assert.equal(assertFormats(dedented(before)), dedented(after));
}

describe('the layout of a text', () => {
    it('indents by two, puts braces at the end and one statement on a line', () => {
        assertBecomes(
            `service   a   "A"
             {  status:draft   version : "1"
             team{ key-worker:1.0 wte } }`,
            `service a "A" {
               status: draft
               version: "1"
               team {
                 key-worker: 1.0 wte
               }
             }
             `,
        );
    });

    it('indents by as many spaces as are asked for', () => {
        const text = 'service a {\n  team {\n    gp\n  }\n}\n';
        assert.equal(applyEdits(text, formatText(text, { indent: 4 })), 'service a {\n    team {\n        gp\n    }\n}\n');
    });

    it('has one empty line between blocks, none at their ends and never two', () => {
        assertBecomes(
            `service a {


               team {
                 gp

               }
               // About what it offers.
               offers {
                 care-plan
               }
               works with gp {
                 lead: "Manager"
               }
               works with police {
                 lead: "Sergeant"
               }
             }
             service b {
               follows: IACM
             }`,
            `service a {

               team {
                 gp
               }

               // About what it offers.
               offers {
                 care-plan
               }

               works with gp {
                 lead: "Manager"
               }
               works with police {
                 lead: "Sergeant"
               }
             }

             service b {
               follows: IACM
             }
             `,
        );
    });

    it('keeps columns, lets short lines join them and long lines move them', () => {
        assertBecomes(
            `service a {
               policy engagement {
                 owner:     "Manager"
                 approved:  2026-01-01
                 audit: every 6 months
                 decided by: key-worker
               }
               population {
                 ages:     18 and over
                 primary care networks: 4 of 45,000 people
                 expected: 12 people
                 area:  "Here"
               }
               offers {
                 care-plan: "Yes"
                 advocacy:  "Yes"

                 peer-support:   "Yes"
               }
             }`,
            `service a {
               policy engagement {
                 owner:      "Manager"
                 approved:   2026-01-01
                 audit:      every 6 months
                 decided by: key-worker
               }

               population {
                 ages:     18 and over
                 primary care networks: 4 of 45,000 people
                 expected: 12 people
                 area:     "Here"
               }

               offers {
                 care-plan: "Yes"
                 advocacy:  "Yes"

                 peer-support: "Yes"
               }
             }
             `,
        );
    });

    it('keeps two columns below each other apart', () => {
        const text =
            'service a {\n  access {\n    base:    "Here"\n    hours:   24 hours\n    re-entry:      within 2 days\n    time limit:    none\n  }\n}\n';
        assert.equal(assertFormats(text), text);
    });

    it('does not make columns of what was never aligned', () => {
        const text = 'service a {\n  offers {\n    care-plan: "Yes"\n    advocacy: "Yes"\n    peer-support: "Yes"\n  }\n}\n';
        assert.equal(formatted(text), text);
    });

    it('keeps the titles of a vocabulary in their column through empty lines and longer names', () => {
        assertBecomes(
            `vocabulary roles {
               one        "One"
                 also "Eins"
               much-longer-than-that "Long"

               // Others
               two "Two"  also "Zwei"
               three      "Three"
             }
             `,
            `vocabulary roles {
               one        "One"
                 also "Eins"
               much-longer-than-that "Long"

               // Others
               two        "Two"  also "Zwei"
               three      "Three"
             }
             `,
        );
    });

    it('keeps comments with their lines, and comments behind lines in their column', () => {
        assertBecomes(
            `// First
             service a { // why
             // Draft for now
             status: draft      // see the minutes
             version: "1"       // the first
                 /* A longer
                    remark */
             team {
                     gp // who else?
                   // Nobody yet.
                 }
             }
             // Last`,
            `// First
             service a {  // why
               // Draft for now
               status: draft      // see the minutes
               version: "1"       // the first
               /* A longer
                  remark */
               team {
                 gp  // who else?
                 // Nobody yet.
               }
             }
             // Last
             `,
        );
    });

    it('moves prose as a whole, with its own indentation and its hard line breaks', () => {
        const before =
            'service a {\npolicy engagement {\n"""\n   Steps:\n\n     1. One  \n        more\n      \n   Done.\n"""\n}\n      context: """\nWhy.\n   """\n}\n';
        const after =
            'service a {\n  policy engagement {\n    """\n    Steps:\n\n      1. One  \n         more\n       \n    Done.\n    """\n  }\n  context: """\n    Why.\n  """\n}\n';
        assert.equal(assertFormats(before), after);
    });

    it('puts what a policy says, and what it answers, as deep as its lines; and what goes on with a line deeper', () => {
        assertBecomes(
            `service a {
               policy engagement {
               audit: every 6 months
               meets IACM-ENG-01
                   """
                   Text.
                   """
               }
               offers {
                 care-plan:
                 "Written together."
               }
             }
             vocabulary models {
               act "ACT"
               typical caseload 10 people
               source "A book"
               unverified
               "A model."
             }
             `,
            `service a {
               policy engagement {
                 audit: every 6 months
                 meets IACM-ENG-01
                 """
                 Text.
                 """
               }

               offers {
                 care-plan:
                   "Written together."
               }
             }

             vocabulary models {
               act "ACT"
                 typical caseload 10 people
                   source "A book"
                   unverified
                 "A model."
             }
             `,
        );
    });

    it('breaks long lists of names behind a comma, and never text', () => {
        const names = Array.from({ length: 12 }, (_, index) => `a-name-of-a-need-${index}`);
        const text = `service a {\n  population {\n    includes: ${names.join(', ')} "${'Words. '.repeat(30)}"\n  }\n}\n`;
        const result = assertFormats(text);
        assert.match(result, /,\n {6}a-name-of-a-need-\d+, /);
        const lists = result.split('\n').map(line => line.replace(/ ".*/, ''));
        assert.ok(lists.every(line => line.length <= 120));
        assert.equal(lists.filter(line => line.length > 80).length, 2);
    });

    it('breaks a list at 121 columns, and not at 120', () => {
        for (const [length, lines] of [
            [119, 1],
            [120, 1],
            [121, 2],
        ] as const) {
            const start = '    includes: psychosis, ';
            const text = `service a {\n  population {\n${start}${'n'.repeat(length - start.length)}\n  }\n}\n`;
            assert.equal(assertFormats(text).split('\n').length - 6, lines - 1, `${length}`);
        }
    });

    it('keeps a group of checks on one line where it stands on one', () => {
        const check = 'expects any of { policy engagement  policy discharge }';
        const text = `guidance G {\n  must A {\n    ${check}\n    expects all of { gp {\n    } }\n  }\n}\n`;
        assert.ok(assertFormats(text).includes('    expects any of { policy engagement policy discharge }\n'));
    });

    it('keeps the line ends of Windows', () => {
        assert.equal(
            formatted('service a {\r\nstatus: draft\r\n\r\n\r\n\r\nteam { gp }}'),
            'service a {\r\n  status: draft\r\n\r\n  team {\r\n    gp\r\n  }\r\n}\r\n',
        );
    });

    it('has nothing to say of an empty text, and makes blank text empty', () => {
        assert.deepEqual(formatText(''), []);
        assert.equal(formatted(' \n\n'), '');
        assert.equal(formatted('// Only a comment'), '// Only a comment\n');
    });

    it('changes only what changes', () => {
        const text = 'service a {\n  status: draft\n  version:   "1"\n}\n';
        assert.deepEqual(formatText(text), [{ at: [text.indexOf(':   "1"') + 1, text.indexOf('"1"')], text: ' ' }]);
    });
});

describe('formatting a range', () => {
    const text = 'service a {\nstatus: draft\nversion: "1"\nfollows: IACM\n}\n';

    it('changes the lines that it touches', () => {
        const range = [text.indexOf('sion'), text.indexOf('sion') + 2] as const;
        assert.equal(applyEdits(text, formatText(text, { range })), text.replace('version', '  version'));
    });

    it('does not reach into a line at whose start it ends', () => {
        const range = [text.indexOf('version'), text.indexOf('follows')] as const;
        assert.equal(applyEdits(text, formatText(text, { range })), text.replace('version', '  version'));
    });
});

describe('formatting a text with mistakes', () => {
    it('leaves a line that can’t be read, and lays out the others', () => {
        assertBecomes(
            `service a {
                status:draft
                   in force:   whenever   it  suits
                version:"1"
              base:   "Dale House
                     follows:IACM
             }`,
            `service a {
               status: draft
                   in force:   whenever   it  suits
               version: "1"
              base:   "Dale House
               follows: IACM
             }
             `,
        );
    });

    it('leaves a block that lost its brace, and lays out the others', () => {
        assertBecomes(
            `service a {
                  status: draft
               policy engagement {
                      owner:   "Manager"
               policy discharge {
                      owner:"Manager"
               }
             }
             service b {
             status:draft
             }`,
            `service a {
               status: draft
               policy engagement {
                      owner:   "Manager"
               policy discharge {
                 owner: "Manager"
               }
             }

             service b {
               status: draft
             }
             `,
        );
    });

    it('leaves lines with signs that mean nothing', () => {
        const text = 'service a {\n      status:draft  §\n      version: "1"\n}\n';
        assert.equal(assertFormats(text), 'service a {\n      status:draft  §\n  version: "1"\n}\n');
        const alone = 'service a {\n  team {\n    gp\n\n\n  §\n\n\n  ward\n  }\n}\n';
        assert.equal(assertFormats(alone), alone.replace('  ward', '    ward'));
        assert.equal(assertFormats('§\n service a {\n}\n§'), '§\nservice a {\n}\n§');
    });
});
