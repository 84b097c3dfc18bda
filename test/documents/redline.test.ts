import assert from 'node:assert/strict';
import type { Layout } from '../../documents/content/layouts.ts';
import { wordChanges } from '../../documents/redline/redline.ts';
import { randomNumbers } from '../robustness/mutations.ts';
import { seedOfTheDay } from '../support/sampling.ts';
import { seenIn } from './accept-changes.ts';
import { disordered } from './element-order.ts';
import { all, NEWER, OLDER, partsOf } from './generated.ts';
import { edited } from './random-edits.ts';
import { alone, OF_SUBJECTS, type Side, sideOf } from './redline-sides.ts';

const REVISION = { author: 'Contracts team', date: '2026-11-28' };

function redline(older: Side, newer: Side, layout = NEWER): Uint8Array {
    const made = wordChanges(newer.type, { older, newer }, layout, REVISION);
    assert.ok(made);
    return made;
}

/** Accepting all gives the newer document, rejecting all the older one. */
function bothAreIn(older: Side, newer: Side, layout: Layout, about: string): Uint8Array {
    const bytes = redline(older, newer, layout);
    const document = partsOf(bytes).get('word/document.xml');
    assert.deepEqual(document && [...new Set(disordered(document))], [], about);
    const numbers = (name: string) => all(document, name).map(({ attributes }) => attributes['w:id']);
    assert.deepEqual(numbers('w:bookmarkStart').toSorted(), numbers('w:bookmarkEnd').toSorted(), about);
    assert.equal(new Set(numbers('w:bookmarkStart')).size, numbers('w:bookmarkStart').length, about);
    const [was, is] = [alone(older, layout), alone(newer, layout)];
    for (const part of ['word/document.xml', 'word/header1.xml', 'word/footer1.xml']) {
        assert.deepEqual(seenIn(bytes, 'accept', part), seenIn(is, 'accept', part), `${about}: all accepted, ${part}`);
        assert.deepEqual(seenIn(bytes, 'reject', part), seenIn(was, 'accept', part), `${about}: all rejected, ${part}`);
    }
    return bytes;
}

function service(body: string): Side {
    return sideOf('test.care', `service a "A" {\n follows: IACM\n${body}\n}`);
}

describe('a Word document with tracked changes', function () {
    this.timeout(300_000);
    const seed = seedOfTheDay();
    const random = randomNumbers(seed);

    it(`holds both versions of every example after random edits (seed ${seed})`, () => {
        for (const { name, text } of OF_SUBJECTS) {
            for (const edits of [4, 20]) {
                const newer = edited(text, random, edits);
                const layout = random(2) ? NEWER : OLDER;
                const [was, is] = [sideOf(name, text), sideOf(name, newer)];
                if (is.name !== was.name) continue;
                bothAreIn(was, is, layout, `${name}, ${edits} edits, seed ${seed}`);
            }
        }
    });

    it('has no changes where nothing has changed', () => {
        for (const { name, text } of OF_SUBJECTS) {
            const side = sideOf(name, text);
            const [document] = [partsOf(redline(side, side)).get('word/document.xml')];
            for (const mark of ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:pPrChange', 'w:tcPrChange'])
                assert.deepEqual(all(document, mark), []);
        }
    });

    it('names the author and the day at each change, and no two have one number', () => {
        const bytes = bothAreIn(
            service('aims {\n - "One aim."\n}'),
            service('aims {\n - "Another aim."\n - "A second."\n}'),
            NEWER,
            'aims',
        );
        const document = partsOf(bytes).get('word/document.xml');
        const marks = ['w:ins', 'w:del'].flatMap(name => all(document, name));
        assert.ok(marks.length > 3);
        for (const { attributes } of marks) {
            assert.equal(attributes['w:author'], 'Contracts team');
            assert.equal(attributes['w:date'], '2026-11-28T00:00:00Z');
        }
        const ids = [...marks, ...all(document, 'w:bookmarkStart')].map(({ attributes }) => attributes['w:id']);
        assert.equal(new Set(ids).size, ids.length);
    });

    it('changes single words, not paragraphs', () => {
        const document = partsOf(
            redline(service('team { caseload: at most 12 people }'), service('team { caseload: at most 20 people }')),
        ).get('word/document.xml');
        assert.deepEqual(
            ['w:ins', 'w:del'].map(name =>
                all(document, name)
                    .flatMap(each => all(each, name === 'w:ins' ? 'w:t' : 'w:delText'))
                    .map(({ children }) => children.join('')),
            ),
            [['20'], ['12']],
        );
    });

    it('tells what was moved, with both ends of each move', () => {
        const steps = [
            '"First the team gets to know the person."',
            '"Then they write a plan together."',
            '"In the end they part as friends."',
        ];
        const pathway = (...order: readonly number[]): Side => service(`pathway {\n${order.map(at => `- ${steps[at]}`).join('\n')}\n}`);
        const bytes = bothAreIn(pathway(0, 1, 2), pathway(1, 2, 0), NEWER, 'pathway');
        const document = partsOf(bytes).get('word/document.xml');
        const names = ['w:moveFromRangeStart', 'w:moveToRangeStart'].map(name =>
            all(document, name).map(({ attributes }) => attributes['w:name']),
        );
        assert.deepEqual(names, [['move1'], ['move1']]);
        for (const end of ['From', 'To']) {
            const [start, stop] = [`w:move${end}RangeStart`, `w:move${end}RangeEnd`].map(
                name => all(document, name)[0]?.attributes['w:id'],
            );
            assert.ok(start);
            assert.equal(start, stop);
        }
    });

    it('moves a heading with what is below it', () => {
        const policy = (name: string, words: string): string => `policy ${name} {\n owner: "Clinical lead"\n """${words}"""\n}`;
        const first = policy('engagement', 'When the usual ways do not work, the team changes its ways.');
        const second = policy('discharge', 'Leaving the team is a decision of the whole team with the person.');
        const bytes = bothAreIn(service(`${first}\n${second}`), service(`${second}\n${first}`), NEWER, 'policies');
        const document = partsOf(bytes).get('word/document.xml');
        const marks = ['w:ins', 'w:del'].flatMap(name => all(document, name));
        assert.deepEqual(marks, []);
        assert.ok(all(document, 'w:moveFrom').length > 2);
    });

    it('keeps numbered lists, links and colours of both versions', () => {
        const older = service('context: """\n1. One\n2. Two\n\nSee [this page](https://example.org/one) for more about it.\n"""');
        const newer = service(
            'context: """\n1. One\n2. Two\n3. Three\n\nAnother list:\n\n5. Five\n6. Six\n\nSee [this page](https://example.org/two) for more about it.\n"""',
        );
        bothAreIn(older, newer, NEWER, 'added');
        bothAreIn(newer, older, NEWER, 'removed');
        const review = (rating: string): Side =>
            sideOf(
                'r.care',
                `review r "R" using icb-review-outcome {\n finding IACM-DNA-01 {\n policy: in-place\n practice: ${rating}\n }\n}`,
            );
        const bytes = bothAreIn(review('in-place'), review('not-in-place'), NEWER, 'colours');
        assert.ok(all(partsOf(bytes).get('word/document.xml'), 'w:tcPrChange').length);
    });

    it('keeps the last paragraph of a cell, whatever is added or removed before it', () => {
        const prose = (...paragraphs: readonly string[]): Side =>
            service(
                `policy engagement {\n"""\n${paragraphs.join('\n\n')}\n"""\n}\noffers {\n cbt-for-psychosis """\n${paragraphs.join('\n\n')}\n"""\n}`,
            );
        for (const [older, newer] of [
            [['One and two.'], ['One and two.', 'Three and four.', '- five\n- six']],
            [['One and two.'], ['Zero.', 'One and two.']],
            [
                ['One and two.', 'Three and four.'],
                ['Five and six.', 'Seven.'],
            ],
            [
                ['# Heading', 'One and two.'],
                ['One and two.', '## Heading'],
            ],
            [['One.'], ['| a | b |\n|---|---|\n| c | d |']],
        ] as const) {
            bothAreIn(prose(...older), prose(...newer), OLDER, `${older} to ${newer}`);
            bothAreIn(prose(...newer), prose(...older), OLDER, `${newer} to ${older}`);
        }
    });

    it('keeps the last paragraph of the document, whatever tables are added or removed before it', () => {
        const [pathways, guidance] = ['access {\n referral from: community-team\n}', 'follows: CMHF'];
        const own = (...parts: readonly string[]): Side =>
            sideOf('test.care', `service a "A" {\n ${parts.join('\n ')}\n model: assertive-outreach\n}`);
        const versions = [own(), own(pathways), own(guidance), own(guidance, pathways)];
        for (const older of versions)
            for (const newer of versions) if (older !== newer) bothAreIn(older, newer, NEWER, 'tables at the end');
    });

    it('keeps the last paragraph of a cell that is also before a table in one version', () => {
        const prose = (text: string): Side => service(`offers {\n cbt-for-psychosis """\n${text}\n"""\n}`);
        const table = '| a | b |\n|---|---|\n| c | d |';
        const other = '| e | f |\n|---|---|\n| g | h |';
        for (const text of ['One and two.', '- one\n- two', other])
            for (const more of [`${text}\n\n${table}`, `${text}\n\nNext.\n\n${table}\n\n- end`, table]) {
                bothAreIn(prose(text), prose(more), NEWER, `${text} to ${more}`);
                bothAreIn(prose(more), prose(text), NEWER, `${more} to ${text}`);
            }
    });

    it('is the same bytes for the same versions', () => {
        const [older, newer] = [service('aims {\n - "One aim."\n}'), service('aims {\n - "Two aims."\n}')];
        assert.deepEqual(redline(older, newer), redline(older, newer));
    });
});
