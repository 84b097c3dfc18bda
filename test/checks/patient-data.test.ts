import assert from 'node:assert/strict';
import { applyFix, findingsBy, inService } from '../support/check-text.ts';

const said = (words: string): number => findingsBy('CARE-302', inService(`  context: "${words}"`)).length;

const WITH = [
    'NHS number 943 476 5919.',
    'NHS no 9434765919',
    'NHS no: 943-476-5919, seen twice',
    '(943 476 5919)',
    'DOB 01/02/1980',
    'D.O.B.: 1.2.80',
    'date of birth: 1980-02-01',
    'Date of Birth was 1st February 1980',
    'He was born on 1 February 1980.',
    'born 1 Feb 1980',
];

const WITHOUT = [
    'Ring 0300 123 4567 at any hour.',
    'Ring +44 943 476 5919.',
    'Telephone: 943 476 5919',
    'ISBN 9434765919',
    '943 476 5918',
    '1111111111',
    '0000000000',
    '19434765919',
    '94347659190',
    '£9434765919',
    'https://example.org/9434765919',
    'X/9434765919/01',
    '943 476 59 19',
    'People born in 1980 or later',
    'Everybody born after 1 January 1960',
    'their date of birth is asked',
    'DOB is recorded by 1 April 2026',
    '412,000 people, 190 of them since 2024-09-30',
];

describe('data of a person who uses services', () => {
    it('checks the last digit', () => {
        assert.equal(said('943 476 5919'), 1);
        assert.equal(said('401 023 2137'), 1);
        assert.equal(said('987 654 3210'), 1);
        for (let digit = 0; digit < 10; digit++) assert.equal(said(`943476591${digit}`), digit === 9 ? 1 : 0);
        // A check digit of 10 does not exist, and one of 11 is 0.
        assert.equal(said('1234567890'), 0);
        assert.equal(said('943476591'), 0);
    });

    for (const words of WITH) it(`is seen in “${words}”`, () => assert.equal(said(words), 1));
    for (const words of WITHOUT) it(`is not seen in “${words}”`, () => assert.equal(said(words), 0));

    it('is taken out of prose where it stands', () => {
        const text = inService('  context: """\n    First line.\n\n      - DOB 01/02/1980 and 943 476 5919.\n  """');
        const found = findingsBy('CARE-302', text);
        assert.deepEqual(found.map(({ at }) => text.slice(at[0], at[1])).sort(), ['943 476 5919', 'DOB 01/02/1980']);
        assert.match(
            applyFix(text, { title: '', safe: false, edits: found.flatMap(({ fixes }) => fixes?.[0]?.edits ?? []) }),
            /- \(removed\) and \(removed\)\./,
        );
    });

    it('is looked for in every text of a document', () => {
        const text =
            'vocabulary glossary {\n  x "X" "943 476 5919"\n}\nservice s "943 476 5919" {\n  team {\n    key-worker: "943 476 5919"\n  }\n}\n';
        assert.equal(findingsBy('CARE-302', text).length, 3);
    });
});
