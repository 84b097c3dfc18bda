import assert from 'node:assert/strict';
import { readingGrade } from '../../language/checks/hard-to-read.ts';
import { applyFix, findingsBy, findingsOf, inService } from '../support/check-text.ts';
import { factsOf } from '../support/read-text.ts';

const inContext = (words: string): string => inService(`  context: "${words}"`);
const places = (code: string, text: string): string[] => findingsBy(code, text).map(({ at }) => text.slice(at[0], at[1]));
const said = (code: string, words: string): string[] => places(code, inContext(words));

describe('hard texts', () => {
    const hard =
        'The multidisciplinary practitioners collaboratively formulate individualised therapeutic interventions, in consideration of psychological circumstances, with all of the people.';
    const findings = (words: string, readingGrade?: number): readonly string[] =>
        findingsOf(inContext(words), undefined, [], readingGrade === undefined ? {} : { readingGrade })
            .filter(({ code }) => code === 'CARE-505')
            .map(({ message }) => message);

    it('are measured only where the workspace sets a grade, and are hints', () => {
        assert.deepEqual(findings(hard), []);
        assert.match(findings(hard, 9)[0] ?? '', /^This text has a reading grade of \d\d\. This workspace asks for 9 at most\.$/);
        const severities = findingsOf(inContext(hard), undefined, [], { readingGrade: 9 }).filter(({ code }) => code === 'CARE-505');
        assert.deepEqual(
            severities.map(({ severity }) => severity),
            ['hint'],
        );
    });

    it('have the grade of Flesch and Kincaid', () => {
        // 6 words of 6 syllables in 1 sentence; 12 words of 16 syllables in 2 sentences.
        assert.ok(Math.abs(readingGrade(['The cat sat on the mat.']) - (0.39 * 6 + 11.8 * 1 - 15.59)) < 1e-9);
        const two = readingGrade(['The nurse comes to the house.', 'The family has a paper letter.']);
        assert.ok(Math.abs(two - (0.39 * 6 + 11.8 * (16 / 12) - 15.59)) < 1e-9, `${two}`);
    });

    const untold: readonly (readonly [what: string, words: string])[] = [
        ['names', `${'We work with the Northmoor Multidisciplinary Rehabilitation Partnership Organisation each week. '.repeat(3)}`],
        ['codes and abbreviations', `${'We meet IACM-DNA-01, QS188 and the MHSDS each week of the year. '.repeat(3)}`],
        ['quotations', `We asked people what they think. They said: “${hard}” We wrote it down as they said it.`],
        [
            'links',
            'We work by [the policy](https://example.org/multidisciplinary-considerations). All of us can read it at any time of the day.',
        ],
        ['short texts', 'Multidisciplinary rehabilitation organisations collaborate.'],
    ];
    for (const [what, words] of untold) it(`are not so for their ${what}`, () => assert.deepEqual(findings(words, 6), []));

    it('are marked at their hardest sentence, and lines that go on are one sentence', () => {
        const text = inService(
            `  context: """\n    We see people at home. We go on for as long as it takes.\n    ${hard.replace(', in', ',\n    in')}\n  """`,
        );
        const [finding] = findingsOf(text, undefined, [], { readingGrade: 9 }).filter(({ code }) => code === 'CARE-505');
        assert.ok(finding);
        const marked = text.slice(...finding.at);
        assert.ok(marked.startsWith('The multidisciplinary') && marked.endsWith('people.'), marked);
    });
});

describe('abbreviations', () => {
    const table: readonly (readonly [words: string, unexplained: readonly string[]])[] = [
        ['People did not attend (DNA) twice. A DNA is followed up.', []],
        ['A DNA (did not attend) is followed up.', []],
        ['A DNA is followed up. DNA is no reason to discharge.', ['DNA']],
        ['DNA means that somebody did not attend.', []],
        ['CTOs are looked at. A community treatment order (CTO) has conditions.', []],
        ['All CTOs are looked at.', ['CTOs']],
        ['The NHS, a GP and A&E in the UK.', []],
        ['Section II. We do NOT discharge.', []],
        ['See IACM-DNA-01, QS188, NG 181, PRN01524 and <https://example.org/CTO/MDT>.', []],
        ['The code is A08.', []],
        ['An MDT-led review', ['MDT']],
        ['The score of DIALOG', []],
        ['A meeting of the MDT.', ['MDT']],
        ['CBTp is offered.', ['CBTp']],
    ];
    for (const [words, unexplained] of table) it(`in “${words}”`, () => assert.deepEqual(said('CARE-502', words), unexplained));

    it('are spelled out by the fix, as the sentence needs it', () => {
        const fixed = (words: string): string => {
            const text = inContext(words);
            const fix = findingsBy('CARE-502', text)[0]?.fixes?.[0];
            return fix ? (factsOf(applyFix(text, fix)).texts.find(each => each.role === 'context')?.text ?? '') : '';
        };
        assert.equal(fixed('CTOs are rare.'), 'Community treatment orders (CTOs) are rare.');
        assert.equal(fixed('Each CTO is read.'), 'Each community treatment order (CTO) is read.');
        assert.equal(fixed('He was under CPA once.'), 'He was under Care Programme Approach (CPA) once.');
        assert.equal(fixed('The XYQ is read.'), '');
    });

    it('are explained by the glossary of the workspace, and not by that of the library', () => {
        const glossary = 'vocabulary glossary {\n  cto "CTO" "A community treatment order."\n}\n';
        assert.equal(findingsBy('CARE-502', inContext('Each CTO is read.')).length, 1);
        assert.equal(findingsBy('CARE-502', glossary + inContext('Each CTO is read.')).length, 0);
        assert.equal(
            findingsOf(inContext('Each CTO is read.'), '2026-11-22', [factsOf(glossary, 'words.care')]).filter(
                each => each.code === 'CARE-502',
            ).length,
            0,
        );
    });

    it('are told once, at the first use', () => {
        const text = inService('  policy mental-health-act {\n    "Each CTO."\n  }\n  context: "A CTO."');
        assert.deepEqual(
            findingsBy('CARE-502', text).map(({ at }) => at[0]),
            [text.indexOf('CTO')],
        );
    });
});

describe('outdated words', () => {
    const table: readonly (readonly [words: string, outdated: readonly string[]])[] = [
        ['The CCG buys it.', ['CCG']],
        ['The CCGs buy it.', ['CCGs']],
        ['The ccg buys it.', []],
        ['The Clinical Commissioning Group buys it.', ['Clinical Commissioning Group']],
        ['The board, which replaced the CCG, buys it.', []],
        ['The board (formerly the CCG) buys it.', []],
        ['The CCG does not buy it.', ['CCG']],
        ['People on CPA have a plan.', ['on CPA']],
        ['Nobody is on CPA.', []],
        ['Non-CPA plans are short.', ['Non-CPA']],
        ['People at low, medium or high risk are seen.', ['low, medium or high risk']],
        ['Staff do not score people as low, medium or high risk.', []],
        ['The non-CCG budget', []],
        ['IAPTs', []],
    ];
    for (const [words, outdated] of table) it(`in “${words}”`, () => assert.deepEqual(said('CARE-501', words), outdated));

    it('are found across the lines of prose, and in no vocabulary', () => {
        const text = `vocabulary roles {\n  r "CCG lead" "Works for a CCG."\n}\n${inService('  context: """\n    It is for people whose clinical\n    commissioning group pays.\n  """')}`;
        assert.deepEqual(places('CARE-501', text), ['clinical\n    commissioning group']);
    });
});

describe('placeholders', () => {
    const table: readonly (readonly [words: string, placeholders: readonly string[]])[] = [
        ['Head of [mental health commissioning]', ['[mental health commissioning]']],
        ['[Name] and [number] of them', ['[Name]', '[number]']],
        ['See [the policy](https://example.org) and [this one][1].', []],
        ['A point.[^1] And [1].', []],
        ['- [x] done\\n- [ ] to do', []],
        ['“We asked [them] twice [...] and heard.”', []],
        ['TBC', ['"TBC"']],
        ['To be confirmed.', ['"To be confirmed."']],
        ['...', ['"..."']],
        ['The date is to be confirmed.', []],
    ];
    for (const [words, placeholders] of table) it(`in “${words}”`, () => assert.deepEqual(said('CARE-503', words), placeholders));
});
