import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { markdownOfHtml } from '../../documents/import/pasted-html.ts';
import { isWorkbook } from '../../documents/import/workbook.ts';
import { choiceIn } from '../../documents/import/written-answers.ts';
import { factsOfSoundText } from '../../language/facts/read-document.ts';
import { addressOf } from '../../language/model/address.ts';
import { apartFromSpace, startOfSigns, withLinesJoined } from '../../language/model/text.ts';
import { withoutConflicts } from '../../language/syntax/conflicts.ts';
import { processorTime } from '../support/processor-time.ts';
import { checkerOf, factsOf } from '../support/read-text.ts';

const checked = (text: string): void => {
    const facts = factsOf(text);
    checkerOf([facts]).findings(facts);
};

/** How long the stretches are, in letters. */
const LENGTH = 60_000;

/** How many times as long as ordinary prose a stretch may take: the longest takes 19 to 44, by what else the process holds. Where a pattern goes over a text for each of its signs, it is hundreds. */
const MOST = 120;

/** What ordinary prose of the same length takes in this run, in milliseconds of processor time. */
let ordinary = 0;

const within = (what: string, work: () => void): void => {
    // Whatever else the process does only adds to a time: one that is too long is taken once more.
    let took = processorTime(work) / ordinary;
    if (took >= MOST) took = Math.min(took, processorTime(work) / ordinary);
    assert.ok(took < MOST, `${what}: ${Math.round(took)} times as long as ordinary prose`);
};

/** What a stranger may repeat: signs on which a pattern goes on, and words that it begins with. */
const STRETCHES = [
    ' ',
    '\t',
    '[',
    '“',
    '‘',
    '<',
    '7',
    'a',
    'É',
    '!',
    '/',
    '/* ',
    '- ',
    'ÀA’',
    'A’a',
    'till ',
    'of ',
    'easter monday, ',
    'not ',
    ' meets A',
    ', ',
    'a@',
    'CCG ',
    'people counted ',
    'born ',
];

describe('a long stretch of one sign or word', () => {
    before(() => {
        const prose = 'We visit people at home, and see them again within a week. '.repeat(LENGTH / 59);
        const text = `service s "S" {\n  follows: IACM\n  context: "${prose}"\n}\n`;
        checked(text);
        ordinary = Math.max(...Array.from({ length: 3 }, (_, round) => processorTime(() => checked(text.replace('people', `${round}`)))));
    });

    for (const part of STRETCHES) {
        it(`is read and checked in a time that grows with it: ${JSON.stringify(part)}`, () => {
            const stretch = part.repeat(LENGTH / part.length);
            within('in a text', () => checked(`service s "S" {\n  follows: IACM\n  aims: "It is not ${stretch}x;y"\n}\n`));
            within('at the end of a line', () => checked(`service s "S" {\n  aims: x ${stretch}!\n}\n`));
            within('in lines of a block', () =>
                checked(
                    `service s "S" {\n  measures {\n    x:${stretch}x\n  }\n  team {\n    nurse: 1 wte ${stretch} x\n    policy${stretch}\n  }\n}\n`,
                ),
            );
            within('without a block', () => checked(`x ${stretch} y`));
        });
    }

    it('in a line of years, each of which may be a date', () => {
        const years = (label: string): string => `service s "S" {\n  ${label} ${'2027 to '.repeat(40_000)}2028\n}\n`;
        within('after a colon', () => factsOfSoundText(addressOf('file:///a.care'), years('in force:')));
        within('without one', () => factsOfSoundText(addressOf('file:///a.care'), years('in force')));
    });

    it('in lines that were left by a merge, of which none is closed', () => {
        within('begun again and again', () => withoutConflicts('<<<<<<< a\n||||||| b\n'.repeat(20_000)));
        within('with two versions', () => withoutConflicts('<<<<<<< a\n||||||| b\n=======\n'.repeat(20_000)));
    });

    it('in a first line of long words, which is no title', () => {
        const words =
            'Multidisciplinary rehabilitation professionals understand neurodevelopmental requirements throughout communities of all kinds every single week';
        within('a sentence', () => checked(words));
        within('a longer one', () => checked(`${words} `.repeat(50)));
    });

    it('in brackets of a web page, in an answer of a form and in the types of a file', () => {
        within('brackets', () => markdownOfHtml(`<p><b>a</b> ${'[('.repeat(100_000)}</p>`));
        within('an answer', () => choiceIn([{ value: 'met', title: 'Met' }], ', '.repeat(100_000)));
        const types = `<Types ContentType="${'spreadsheetml.sheet.'.repeat(50_000)}"/>`;
        within('types', () => assert.equal(isWorkbook(zipSync({ '[Content_Types].xml': strToU8(types) })), false));
    });
});

describe('what is read in one way only', () => {
    it('is what was read before: space around words, lines that follow each other, signs before a place', () => {
        assert.deepEqual(apartFromSpace(' \n two words\u00A0'), [' \n ', 'two words', '\u00A0']);
        assert.deepEqual(apartFromSpace(' \t'), [' \t', '', '']);
        assert.equal(withLinesJoined('one \n\n\t two  three\nfour '), 'one two  three four ');
        assert.equal(startOfSigns('ab \t cd', 5, /[ \t]/), 2);
        assert.equal(startOfSigns('  ', 2, / /), 0);
    });

    it('keeps both versions of a merge, also where a third says what they come from', () => {
        const text =
            'a\n<<<<<<< ours\nb\n||||||| base\nc\n=======\r\nd\n>>>>>>> theirs\ne\n<<<<<<<\nf\n=======\n>>>>>>>\n<<<<<<< open\ng\n=======\n';
        const { text: merged, problems } = withoutConflicts(text);
        assert.equal(merged.length, text.length);
        assert.deepEqual(merged.match(/\S+/g), ['a', 'b', 'e', 'f', '<<<<<<<', 'open', 'g', '=======']);
        assert.deepEqual(
            problems.map(({ fixes }) => fixes?.map(({ edits }) => edits[0]?.text)),
            [
                ['b', 'd'],
                ['f', ''],
            ],
        );
    });
});
