import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { NameIndex } from '../../language/names/name-index.ts';
import { questionLine } from '../../language/reviews/form.ts';
import { templateSkeleton } from '../../language/skeletons/new-document.ts';
import { applyFix, findingsBy, findingsOf } from '../support/check-text.ts';
import { factsOf } from '../support/read-text.ts';
import { workspaceOf } from '../support/reviews.ts';

const SOURCE = readFileSync(new URL('../../language/library/templates/icb-review-outcome.care', import.meta.url), 'utf8');
/** The library's template under another name, so that it can be changed. */
const FORM = SOURCE.replace('template icb-review-outcome', 'template our-form');
const CODES = ['CARE-701', 'CARE-702', 'CARE-703'];

function said(text: string): string[] {
    return findingsOf(text)
        .filter(({ code }) => CODES.includes(code))
        .map(({ code, message }) => `${code} ${message}`);
}

/** The questions of the library's template that a requirement for reviews cannot do without. */
const NEEDED = [
    ...['icb', 'region', 'cycle', 'completed', 'stakeholders', 'involved', 'sources', 'cohort', 'policies', 'priorities'],
    ...['accountable-lead', 'sent-to-region', 'board', 'board-paper', 'next-update', 'policy', 'practice', 'evidence', 'rating'],
];

function without(question: string): string {
    const line = new RegExp(`^ +ask ${question} .*\n`, 'm');
    assert.match(FORM, line);
    return FORM.replace(line, '')
        .replace(/ when policy or practice is partly or not-in-place/, '')
        .replace(', by deadline', '');
}

describe('a template', () => {
    it('of the library asks for all that its guidance needs', () => assert.deepEqual(said(FORM), []));

    for (const question of NEEDED) {
        it(`that does not ask for ${question} is told so, and a fix asks for it`, () => {
            const text = without(question);
            const found = findingsBy('CARE-701', text);
            assert.ok(
                found.some(({ message }) => message.includes(`\`${question}\``)),
                JSON.stringify(found.map(({ message }) => message)),
            );
            const fix = found.find(({ message }) => message.includes(`\`${question}\``))?.fixes?.[0];
            assert.ok(fix);
            assert.deepEqual(said(applyFix(text, fix)), []);
        });
    }

    for (const question of ['author-role', 'waiting', 'risk', 'funding-status']) {
        it(`need not ask for ${question}`, () => assert.deepEqual(said(without(question)), []));
    }

    it('has a place for the action plan', () => {
        const text = FORM.replace(/^ {4}actions\n/m, '');
        const [found] = findingsBy('CARE-701', text);
        assert.match(found?.message ?? '', /action plan.*REV-04/);
        const fix = found?.fixes?.[0];
        assert.ok(fix);
        assert.deepEqual(said(applyFix(text, fix)), []);
    });

    it('is told once who else needs a question', () => {
        const found = findingsBy('CARE-701', without('evidence'));
        assert.equal(found.length, 1);
        assert.match(found[0]?.message ?? '', /REV-03/);
    });

    const types: readonly (readonly [what: string, from: RegExp, to: string, count: number])[] = [
        ['a date as prose', /(ask board .*)date, required/, '$1prose, required', 1],
        ['a number of people as a sum', /(ask cohort .*)number of people/, '$1money', 1],
        ['prose as a date', /(ask stakeholders .*)prose/, '$1date', 1],
        ['an organisation as prose', /(ask icb .*)organisation/, '$1prose', 0],
        ['a plain number of people', /(ask cohort .*)number of people/, '$1number', 0],
    ];
    for (const [what, from, to, count] of types) {
        it(`${count ? 'is told that it asks for' : 'may ask for'} ${what}`, () => {
            const text = FORM.replace(from, to);
            assert.notEqual(text, FORM);
            assert.equal(findingsBy('CARE-702', text).length, count);
        });
    }

    const conditions: readonly (readonly [what: string, from: string, to: string, count: number])[] = [
        ['a question that is not there', 'when policy or', 'when polcy or', 1],
        ['an answer that nobody can give', 'is partly or', 'is partially or', 1],
        [
            'a question that is asked of each requirement, from one that is asked once',
            'ask no-gaps          "If there are no gaps, how do you know?":         prose',
            'ask no-gaps "x": prose, required when gap is partly',
            1,
        ],
        ['a deadline that is no question', 'by deadline', 'by deadlin', 1],
        ['a deadline that is no date', 'by deadline', 'by cycle', 1],
        ['a deadline of its own', 'by deadline', 'by 2027-09-30', 0],
        ['a question that is asked once, from one of each requirement', 'when policy or', 'when region or', 0],
    ];
    for (const [what, from, to, count] of conditions) {
        it(`${count ? 'is told of a condition about' : 'may have a condition about'} ${what}`, () => {
            const text = FORM.replace(from, to);
            assert.notEqual(text, FORM);
            assert.equal(
                findingsBy('CARE-703', text).length,
                count,
                JSON.stringify(findingsBy('CARE-703', text).map(({ message }) => message)),
            );
        });
    }

    for (const guidance of [['IACM'], ['REV'], ['IACM', 'REV'], ['CMHF'], ['SUP']]) {
        it(`that is begun for ${guidance.join(' and ')} asks for all that it needs`, () => {
            const { checker, names } = workspaceOf({});
            const requirements = guidance.flatMap(name => checker.requirementsOf(name));
            assert.deepEqual(said(templateSkeleton({ name: 'form', guidance, requirements, names })), []);
        });
    }

    it('is asked what it lacks in the words of the usual template', () => {
        const { names } = workspaceOf({});
        const inLibrary = FORM.replaceAll(/ +/g, ' ');
        for (const question of ['policy', 'practice', 'evidence', 'rating', 'gap']) {
            const line = questionLine({ where: 'each', question }, names);
            assert.ok(inLibrary.includes(`\n ${line}\n`), line);
        }
        const others = new NameIndex([
            factsOf(
                'vocabulary usual {\n  template "Form" instead "own"\n}\ntemplate own "Own" for IACM {\n  section a "A" {\n    for each requirement {\n      ask evidence "What shows it?": prose\n    }\n  }\n}\n',
            ),
        ]);
        assert.equal(questionLine({ where: 'each', question: 'evidence' }, others), 'ask evidence "What shows it?": prose');
        assert.equal(questionLine({ where: 'each', question: 'other-way' }, others), 'ask other-way "Other way": prose, required');
    });
});
