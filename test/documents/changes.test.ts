import assert from 'node:assert/strict';
import { compareSubjects, type SubjectChange, type VersionOfFile } from '../../documents/changes/compare-subjects.ts';
import { aroundChanges, compareWords } from '../../documents/changes/compare-words.ts';
import { compareUnits, unitsOf } from '../../documents/changes/units.ts';

import { randomNumbers } from '../robustness/mutations.ts';
import { exampleFiles } from '../support/example-files.ts';
import { factsOf } from '../support/read-text.ts';
import { seedOfTheDay } from '../support/sampling.ts';
import { edited, withOtherWord } from './random-edits.ts';
import { fixture, worldOf } from './world.ts';

const FILES = [...exampleFiles(), { name: 'review.care', text: fixture('review.care') }];
const OF_SUBJECTS = FILES.filter(({ text }) => /^(service|review) /m.test(text));

/** A version of a file of the examples. */
function versionOf(name: string, text: string): VersionOfFile {
    const context = worldOf({ ...Object.fromEntries(FILES.map(file => [file.name, file.text])), [name]: text });
    const source = context.source(name);
    assert.ok(source);
    return { source, context };
}

function changesOf(older: string, newer: string, name = 'test.care'): readonly SubjectChange[] {
    return compareSubjects(versionOf(name, older), versionOf(name, newer));
}

const WORLD = worldOf(Object.fromEntries(FILES.map(({ name, text }) => [name, text])));

/** The parts of the first service or review of a text. */
function unitsIn(name: string, text: string): ReturnType<typeof unitsOf> {
    const facts = factsOf(text, name);
    const [subject] = [...facts.services, ...facts.reviews];
    return subject ? unitsOf({ uri: name, text, facts }, subject, WORLD.names) : { units: [], named: new Map() };
}

/** The words of a change that are in one of both versions. */
function side(change: SubjectChange['elements'][number], left: 'added' | 'removed'): string | undefined {
    return change.words
        ?.filter(({ kind }) => kind !== left)
        .map(({ text }) => text)
        .join('');
}

describe('what has changed between two versions', () => {
    const seed = seedOfTheDay();
    const random = randomNumbers(seed);

    it(`misses no word that is another (seed ${seed})`, () => {
        for (const { name, text } of OF_SUBJECTS) {
            const from = text.search(/^(service|review) /m) + 'service '.length;
            const older = unitsIn(name, text);
            for (let time = 0; time < 15; time++) {
                const newer = withOtherWord(text, from, random);
                assert.ok(
                    compareUnits(older, unitsIn(name, newer)).length,
                    `${name}, seed ${seed}: ${newer.slice(newer.indexOf('otherword') - 60, newer.indexOf('otherword') + 30)}`,
                );
            }
        }
    });

    it(`has both texts in the words of each change (seed ${seed})`, () => {
        for (const { name, text } of OF_SUBJECTS) {
            for (let time = 0; time < 8; time++) {
                for (const change of compareUnits(unitsIn(name, text), unitsIn(name, edited(text, random, 6)))) {
                    if (!change.words) continue;
                    assert.equal(side(change, 'added'), change.before);
                    assert.equal(side(change, 'removed'), change.after);
                }
            }
        }
    });

    it('tells nothing of two texts that say the same', () => {
        for (const { name, text } of OF_SUBJECTS) {
            assert.deepEqual(compareUnits(unitsIn(name, text), unitsIn(name, text)), []);
            const spread = text.replaceAll(/^( *)([\w-][\w -]*:) +(?=\S)/gm, '$1  $2      ').replaceAll('{\n', '{ // a comment\n\n');
            assert.deepEqual(compareUnits(unitsIn(name, text), unitsIn(name, spread)), []);
        }
    });

    it('says of an outcome what it was and is, and the words of both', () => {
        const older =
            'service a { follows: IACM\n model: assertive-outreach\n team { caseload: at most 12 people per care-coordinator\n care-coordinator: 4 wte } }';
        const [change] = changesOf(older, older.replace('12', '20'))[0]?.outcomes ?? [];
        assert.equal(change?.id, 'IACM-TEAM-03');
        assert.deepEqual([change?.before, change?.after], ['shown', 'against']);
        assert.deepEqual(change?.wordsBefore, ['People for each worker: at most 12 people per care coordinator.']);
        assert.deepEqual(change?.wordsAfter, ['People for each worker: at most 20 people per care coordinator.']);
    });

    it('calls what is in another place moved, and says from where', () => {
        const older =
            'service a {\n aims {\n - "People choose their goals."\n - "People stay well."\n }\n outcomes {\n - "People live longer."\n }\n}';
        const newer =
            'service a {\n aims {\n - "People stay well."\n }\n outcomes {\n - "People live longer."\n - "People choose their goals."\n }\n}';
        const [{ elements } = { elements: [] }] = changesOf(older, newer);
        assert.deepEqual(
            elements.map(({ kind, place, movedFrom }) => [kind, place, movedFrom]),
            [['moved', 'Outcomes', 'Aims']],
        );
    });

    it('sees an address that is another', () => {
        const older = 'service a {\n policy discharge {\n document: "Policy" <https://example.org/one>\n }\n}';
        const [{ elements } = { elements: [] }] = changesOf(older, older.replace('/one', '/two'));
        assert.deepEqual(
            elements.map(({ kind, label }) => [kind, label]),
            [['changed', 'Document']],
        );
    });

    it('compares lines that could not be read as they are written', () => {
        const older = 'service a {\n wrong wrong here\n}';
        const [{ elements } = { elements: [] }] = changesOf(older, older.replace('here', 'there'));
        assert.equal(elements.length, 1);
        assert.match(elements[0]?.after ?? elements[0]?.label ?? '', /there/);
    });
});

describe('words that are compared', () => {
    const shown = (older: string, newer: string): string =>
        compareWords(older, newer)
            .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `+${text}+` : `-${text}-`))
            .join('');

    it('are whole words and numbers', () => {
        assert.equal(shown('within 12.5 hours', 'within 14.5 hours'), 'within -12.5-+14.5+ hours');
        assert.equal(shown('08:00 to 20:00', '09:00 to 20:00'), '-08:00-+09:00+ to 20:00');
        assert.equal(shown('follow-up', 'follow-on'), '-follow-up-+follow-on+');
    });

    it('leave no lone common word between two sentences that differ', () => {
        assert.equal(
            shown('Nobody is ever the one left waiting there', 'Every person gets the help they asked for'),
            '-Nobody is ever the one left waiting there-+Every person gets the help they asked for+',
        );
    });

    it('end in a bounded time for texts that have nothing in common', () => {
        const long = (word: string): string => Array.from({ length: 6000 }, (_, index) => `${word}${index}`).join(' ');
        assert.deepEqual(
            compareWords(long('a'), long('b')).map(({ kind }) => kind),
            ['removed', 'added'],
        );
    });

    it('are shown with some words around each change', () => {
        const words = Array.from({ length: 100 }, (_, index) => `w${index}`).join(' ');
        const text = aroundChanges(compareWords(words, `${words} end`))
            .map(each => each.text)
            .join('');
        assert.match(text, /^… w88 .* w99 end$/);
    });
});
