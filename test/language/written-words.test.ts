import assert from 'node:assert/strict';
import { glancedFacts, readDocument } from '../../language/facts/read-document.ts';

import { formatText } from '../../language/format/format-text.ts';
import { CarewrightGrammar } from '../../language/generated/grammar.ts';
import { addressOf } from '../../language/model/address.ts';
import { applyEdits } from '../../language/model/findings.ts';
import { canonicalName, endOfName, isName, NAME, nameFromTitle, unseenIn, withoutUnseen } from '../../language/model/written-words.ts';
import { NameIndex } from '../../language/names/name-index.ts';
import { glance } from '../../language/syntax/glance.ts';
import { parseCare } from '../../language/syntax/parse.ts';
import { readQuickly } from '../../language/syntax/read.ts';
import { findingsOf } from '../support/check-text.ts';
import { factsOf } from '../support/read-text.ts';

/** Names of people's languages: composed, decomposed, right to left, without upper case, of letters beyond the first plane. */
const NAMES = [
    ...[
        'команда',
        'ẃylan',
        'w\u0301ylan',
        'café',
        'cafe\u0301',
        'tîm-môn',
        'ομάδα',
        'ทีม-ก้าว',
        'टीम-एक',
        '团队',
        'チーム-2',
        'צוות',
        'فريق',
    ],
    ...['𐐷𐐲', 'a_b', 'A08', 'IACM-DNA-01', 'ĳ', 'ß', 'straße-1', 'x\u00ADy', 'care\u2011coordinator', 'care\u2010co\u200Bordinator'],
];
const NO_NAMES = ['', '1-team', 'a--b', 'a-', '-a', 'a b', 'a/b', 'a.b', '\u0301a', 'a\u00AD', 'a–b', '٣a', 'a’b', '🙂'];

describe('a name', () => {
    it('is what the terminal of the grammar says', () => {
        const id = CarewrightGrammar().rules.find(({ name }) => name === 'ID') as unknown as { definition: { regex: string } };
        assert.equal(id.definition.regex, `/${NAME}/u`);
    });

    for (const name of NAMES) {
        it(`may be ${name}`, () => {
            assert.ok(isName(name));
            assert.equal(endOfName(`${name} {`, 0), name.length);
            const text = `service ${name} "T" {\n}\nreview r using icb-review-outcome {\n  covers: ${name}\n}\n`;
            const quick = readQuickly(text);
            assert.ok(quick, 'the quick reader reads it');
            const parsed = parseCare(text);
            assert.deepEqual(parsed.problems, []);
            const facts = readDocument(addressOf('a.care'), text, parsed);
            assert.deepEqual(readDocument(addressOf('a.care'), text, { document: quick, problems: [] }), facts);
            const canonical = canonicalName(name);
            assert.equal(facts.services[0]?.name, canonical);
            assert.deepEqual(facts.services[0] && text.slice(...facts.services[0].at), name);
            assert.ok(glance(text).names.has(canonical));
            assert.equal(glancedFacts(addressOf('a.care'), text).declarations[0]?.name, canonical);
            assert.deepEqual(
                findingsOf(text).filter(({ code }) => code === 'CARE-001' || code === 'CARE-101'),
                [],
            );
        });
    }

    for (const text of NO_NAMES) it(`can’t be “${text}”`, () => assert.ok(!isName(text)));

    it('is one, however its letters and hyphens are written', () => {
        const pairs = [
            ['cafe\u0301', 'caf\u00E9'],
            ['w\u0301ylan', '\u1E83ylan'],
            ['care\u2011coordinator', 'care-coordinator'],
            ['care\u2010co\u00ADordinator', 'care-coordinator'],
            ['pe\u200Ber\u2060', 'peer'],
        ] as const;
        for (const [written, name] of pairs) assert.equal(canonicalName(written), name);
        const names = new NameIndex([factsOf('service cafe\u0301 "Café" {\n}\n')]);
        assert.equal(names.service('caf\u00E9')?.title, 'Café');
        assert.equal(names.service('cafe\u0301')?.title, 'Café');
    });

    it('is twice declared where two writings of it are', () => {
        const text = 'service cafe\u0301 "A" {\n}\nservice caf\u00E9 "B" {\n}\n';
        assert.ok(findingsOf(text).some(({ code }) => code === 'CARE-102'));
    });

    it('stays a word of the language where it was pasted with a soft hyphen', () => {
        const text = 'ser\u00ADvice a "A" {\n  popu\u00ADlation {\n    ages: 18 and over\n  }\n  draft\u00AD: "x"\n}\n';
        const parsed = parseCare(text);
        assert.deepEqual(parsed.problems, []);
        const quick = readQuickly(text);
        assert.ok(quick);
        assert.deepEqual(
            readDocument(addressOf('a.care'), text, { document: quick, problems: [] }),
            readDocument(addressOf('a.care'), text, parsed),
        );
    });

    it('is written with plain hyphens and composed letters by the formatter', () => {
        const text = 'service cafe\u0301\u2011one "Soft\u00ADly" {\n  follows: IA\u00ADCM,   A\u2010B\n  popu\u00ADlation {\n  }\n}\n';
        const result = applyEdits(text, formatText(text));
        assert.equal(result, 'service caf\u00E9-one "Soft\u00ADly" {\n  follows: IACM, A-B\n  population {\n  }\n}\n');
        assert.deepEqual(formatText(result), []);
    });
});

describe('a name from a title', () => {
    const cases: readonly (readonly [title: string, name: string])[] = [
        ['Northmoor Assertive Outreach Team', 'northmoor-assertive-outreach-team'],
        ['Dale Team (North)', 'dale-team-north'],
        ['St John’s & St Anne’s', 'st-johns-st-annes'],
        ['  24/7 Crisis line ', 'service-24-7-crisis-line'],
        ['Tîm Allgymorth Môn', 'tîm-allgymorth-môn'],
        ['Cafe\u0301 Team', 'caf\u00E9-team'],
        ['Команда Север', 'команда-север'],
        ['หน่วย ก้าว', 'หน่วย-ก้าว'],
        ['Soft\u00ADly', 'softly'],
        ['…', 'service'],
        ['', 'service'],
    ];
    for (const [title, name] of cases) {
        it(`of “${title}” is ${name}`, () => {
            assert.equal(nameFromTitle(title, 'service'), name);
            assert.ok(isName(name));
        });
    }
});

describe('signs without width', () => {
    it('are left out of words, and kept where a script or an emoji needs them', () => {
        for (const [text, kept] of [
            ['multi\u00ADdisciplinary', 'multidisciplinary'],
            ['a\u200Bb\u200Cc\u200Dd\u2060e\uFEFFf', 'abcdef'],
            ['👩\u200D⚕️ and 👨\u200D👩\u200D👧', '👩\u200D⚕️ and 👨\u200D👩\u200D👧'],
            ['می\u200Cخواهم', 'می\u200Cخواهم'],
            ['क्\u200Dष', 'क्\u200Dष'],
            ['end\u200B.', 'end.'],
            ['\u200B', ''],
        ] as const) {
            assert.equal(withoutUnseen(text), kept);
            const left = new Set(unseenIn(text));
            assert.equal(
                [...Array(text.length).keys()]
                    .filter(at => !left.has(at))
                    .map(at => text[at])
                    .join(''),
                kept,
            );
        }
    });

    it('hide no word from the requirements and the rules, whose findings are at the right place', () => {
        const soft = (text: string): string =>
            text.replace('rang', 'ra\u00ADng').replace('clinical comm', 'cli\u00ADnical\u200B co\u200Dmm');
        for (const [open, close] of [
            ['"', '"'],
            ['"""\n    The first line is plain.\n    ', '\n  """'],
        ]) {
            const text = `service a "A" {\n  context: ${open}She rang. The clinical commissioning group is [who they are] here.${close}\n}\n`;
            const [plain, broken] = [text, soft(text)].map(each =>
                findingsOf(each)
                    .filter(({ code }) => code !== 'CARE-001')
                    .map(({ code, at }) => [code, withoutUnseen(each.slice(...at))]),
            );
            assert.ok(
                plain?.some(([code, words]) => code === 'CARE-503' && words === '[who they are]'),
                JSON.stringify(plain),
            );
            assert.ok(
                plain?.some(([, words]) => words === 'clinical commissioning group'),
                JSON.stringify(plain),
            );
            assert.deepEqual(broken, plain);
        }
    });
});
