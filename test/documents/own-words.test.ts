import assert from 'node:assert/strict';
import { EvidenceWords } from '../../documents/content/evidence-words.ts';
import { render } from '../../documents/generate.ts';
import { seenLines } from '../../documents/tree/seen-lines.ts';
import { specificationOf } from './one-specification.ts';
import { addedAfter, typed } from './table-edits.ts';
import { fixture, worldOf } from './world.ts';

const TEXT = fixture('own-words.care');
const world = worldOf({ 'own-words.care': TEXT });

const { specification, imported } = specificationOf('riverside', world);

describe('entries in own words in documents', () => {
    it('are called by their words', () => {
        const words = seenLines(specification().tree).map(line => line.words);
        for (const title of [
            'Two duty workers',
            'A peer worker, on Thursdays.',
            'Student',
            'Volunteer driver',
            'Walking group every Thursday',
            'Help with money',
            'Talking therapies',
            'First visit',
            'A longer offer',
            'People who stay with us for a year',
            'Complaints and compliments',
        ])
            assert.equal(words.filter(each => each === title).length, 1, title);
        for (const said of ['With the advice centre.', 'In two sentences. This is the second.', 'Within 2 days of referral.'])
            assert.ok(words.includes(said), said);
    });

    it('are in every format', () => {
        for (const format of ['md', 'html', 'json'] as const) {
            const written = new TextDecoder().decode(render(specification(), format, world));
            assert.match(written, /Two duty workers/, format);
            assert.match(written, /Help with money/, format);
        }
    });

    it('are quoted as what they say, and not as they are written', () => {
        const source = world.source('own-words.care');
        const subject = source?.facts.services[0];
        assert.ok(source && subject);
        const words = new EvidenceWords(source, subject, world.names);
        const said = (title: string): readonly string[] =>
            words.all(subject.elements.filter(each => each.title === title).map(({ at, words: own }) => ({ at, words: own })));
        const shared = subject.elements.filter(({ term }) => term === 'pharmacist' || term === 'psychologist');
        assert.deepEqual(words.all(shared.map(({ at, words: own }) => ({ at, words: own }))), [
            'Pharmacist: shared. “With the ward.”',
            'Psychologist: shared.',
        ]);
        assert.deepEqual(said('Two duty workers'), ['Two duty workers: 2.0 WTE.']);
        assert.deepEqual(said('A peer worker, on Thursdays.'), ['A peer worker, on Thursdays.']);
        assert.deepEqual(said('Help with money'), ['Help with money: every 6 months. “With the advice centre.”']);
    });

    it('come back from Word as they are, byte for byte', () => {
        assert.equal(imported().text, TEXT);
    });

    const CHANGES: readonly (readonly [first: string, column: number, words: string, gone: string, come: string])[] = [
        ['Social worker', 1, '1.0 WTE', 'social-worker "Seconded by the council."', 'social-worker: 1.0 wte'],
        ['Pharmacist', 1, '0.2 WTE (shared)', 'pharmacist: shared "With the ward."', 'pharmacist: 0.2 wte shared'],
        ['Psychologist', 1, '0.5 WTE', 'psychologist: shared', 'psychologist: 0.5 wte'],
        ['Care coordinator', 1, 'Shared', '- care-coordinator: 6.0 wte', '- care-coordinator: shared'],
        ['DIALOG', 2, 'Every 3 months', '- dialog: every 6 months', '- dialog: every 3 months'],
        ['Two duty workers', 0, 'Three duty workers', '"Two duty workers": 2.0 wte', '"Three duty workers": 2.0 wte'],
        ['Two duty workers', 1, '3.0 WTE', '"Two duty workers": 2.0 wte', '"Two duty workers": 3.0 wte'],
        ['A peer worker, on Thursdays.', 1, '0.5 WTE', '"A peer worker, on Thursdays."', '"A peer worker, on Thursdays.": 0.5 wte'],
        [
            'Volunteer driver',
            0,
            'Volunteers',
            '“Volunteer driver” "Takes people to appointments."',
            '“Volunteers” "Takes people to appointments."',
        ],
        [
            'Help with money',
            0,
            'Help with debt',
            '- "Help with money": every 6 months "With the advice centre."',
            '- "Help with debt": every 6 months "With the advice centre."',
        ],
        ['Help with money', 1, '', '- "Help with money": every 6 months "With the advice centre."', '- "Help with money"'],
        ['First visit', 0, '', '"First visit": within 2 days of referral', '"[what is offered]": within 2 days of referral'],
        [
            'People who stay with us for a year',
            1,
            'At least 85%',
            '"People who stay with us for a year": at least 80%, reported monthly',
            '"People who stay with us for a year": at least 85%, reported monthly',
        ],
        ['Complaints and compliments', 1, 'At most 5', '"Complaints and compliments"', '"Complaints and compliments": at most 5'],
    ];

    it('come back with what people changed, and nothing else is touched', () => {
        for (const [first, column, words, gone, come] of CHANGES)
            assert.equal(imported(xml => typed(xml, first, column, words)).text, TEXT.replace(gone, come), come);
        for (const words of ['Seconded by the council.', 'With the ward.'])
            assert.equal(imported(xml => xml.replaceAll(words, 'For a year.')).text, TEXT.replace(words, 'For a year.'));
        const inList = imported(xml => xml.replaceAll('Walking group every Thursday', 'Walking group every Friday'));
        assert.equal(inList.text, TEXT.replace('Thursday"', 'Friday"'));
    });

    it('come back as new rows in their words, which is said', () => {
        const { text, notes } = imported(
            xml => addedAfter(xml, 'Student', ['Dance therapist', '1.5 WTE']),
            xml => addedAfter(xml, 'Help with money', ['Singing', 'On Fridays.']),
        );
        assert.match(text, /\n {4}"Dance therapist": 1\.5 wte\n {2}\}/);
        assert.match(text, /\n {4}"Singing": "On Fridays\."\n {2}\}/);
        assert.match(notes.join('\n'), /“Singing” is no treatment or support that is known here, so it is in quotation marks\./);
    });
});
