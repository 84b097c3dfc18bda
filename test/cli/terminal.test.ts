import assert from 'node:assert/strict';
import { plain } from '../../cli/io/io.ts';
import { frame, table, wrap } from '../../cli/io/terminal.ts';
import { Source } from '../../cli/workspace/sources.ts';

/** Characters of East Asia and emoji have two columns of a terminal each, accents on letters have none. */
const WIDE = '漢字漢字';
const DECOMPOSED = 'e\u0301';

describe('text for a terminal', () => {
    it('has its columns one below the other, whatever characters are in them', () => {
        const lines = table(
            [{ title: 'Name' }, { title: 'n', alignRight: true }, { title: 'End' }],
            [
                [WIDE, '1', 'a'],
                ['👍 yes', '22', 'b'],
                [`caf${DECOMPOSED}`, '3', 'c'],
                ['latin', '4', 'd'],
            ],
            80,
        ).split('\n');
        assert.deepEqual(lines, [
            'Name       n  End',
            `${WIDE}   1  a`,
            '👍 yes    22  b',
            `caf${DECOMPOSED}       3  c`,
            'latin      4  d',
            '',
        ]);
    });

    it('is cut between characters, never in one, and never wider than its column', () => {
        const cut = (text: string): string =>
            table([{ title: 'Code' }, { title: 'What', grows: 1 }], [['A', text]], 18).split('\n')[1] as string;
        assert.equal(cut('漢字漢字漢字漢字漢字'), 'A     漢字漢字漢…');
        assert.equal(cut(`a${'漢字'.repeat(5)}`), 'A     a漢字漢字漢…');
        assert.equal(cut(`${'👍'.repeat(9)}`), 'A     👍👍👍👍👍…');
        assert.equal(cut('“a” “b” “c” “d” “e”'), 'A     “a” “b” “c”…');
        assert.equal(cut('🇬🇧'.repeat(9)), 'A     🇬🇧🇬🇧🇬🇧🇬🇧🇬🇧…');
        assert.equal(cut(`${'1234567890'}${DECOMPOSED.repeat(9)}`), `A     1234567890${DECOMPOSED}…`);
    });

    it('is wrapped where a terminal’s line is full, and not after so many code units', () => {
        assert.deepEqual(wrap('漢字 漢字 漢字', 10), ['漢字 漢字', '漢字']);
        assert.deepEqual(wrap('👍👍 👍👍 ok', 7), ['👍👍', '👍👍 ok']);
        assert.deepEqual(wrap(`caf${DECOMPOSED} caf${DECOMPOSED}`, 9), ['café café']);
        assert.deepEqual(wrap('a \t b\nan-extraordinarily-long-word c', 8), ['a b', 'an-extraordinarily-long-word', 'c']);
    });

    it('has its marker below what is meant', () => {
        const text = `note: "漢字 👍 x${DECOMPOSED} here"`;
        const start = text.indexOf('here');
        const source = new Source(text);
        const [line, marker] = frame(source, source.place([start, start + 4]), plain, 80);
        assert.equal(line, `1 | ${text}`);
        // Seven columns before the text, four of 漢字, two of the emoji, one of x and one of the letter with its accent, three spaces.
        assert.equal(marker, `  | ${' '.repeat(7 + 4 + 2 + 2 + 3)}^^^^`);
        const wide = source.place([7, 9]);
        assert.equal(frame(source, wide, plain, 80)[1], `  | ${' '.repeat(7)}^^^^`);
    });

    it('shows of a long line what is meant, in as many columns as there are', () => {
        const text = `${'漢'.repeat(300)}here${'字'.repeat(300)}`;
        const source = new Source(text);
        const [line, marker] = frame(source, source.place([300, 304]), plain, 60);
        assert.equal(line, `1 | …${'漢'.repeat(6)}here${'字'.repeat(18)}…`);
        assert.equal(marker, `  | ${' '.repeat(13)}^^^^`);
    });
});
