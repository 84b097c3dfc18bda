import assert from 'node:assert/strict';
import { placeAt } from '../../language/completion/place.ts';
import { factsOfText } from '../../language/facts/read-document.ts';
import { formatOnType, formatText } from '../../language/format/format-text.ts';

import { organise } from '../../language/format/organise.ts';
import { addressOf } from '../../language/model/address.ts';
import { isUnwritten } from '../../language/model/placeholders.ts';
import { canonicalName, withoutUnseen } from '../../language/model/written-words.ts';

import { bracedIn } from '../../language/syntax/braces.ts';
import { glance, mayDeclareForOthers } from '../../language/syntax/glance.ts';
import { Lines } from '../../language/syntax/lines.ts';
import { parseCare } from '../../language/syntax/parse.ts';
import { readQuickly } from '../../language/syntax/read.ts';

import { processorTime, threadTime } from '../support/processor-time.ts';
import { services } from '../support/read-text.ts';
import { SEED, sampled } from '../support/sampling.ts';

const { Lexer } = services.language.parser;

/** Texts of some length that hold a great deal of one thing: what people paste, and what only a stranger would write. */
const TEXTS: Readonly<Record<string, (length: number) => string>> = {
    'prose that is never closed, on one line': length => `service a {\n  """\nx${'a'.repeat(length)}\n}`,
    'prose that is never closed, of words': length => `service a {\n  context: """\n${'We visit people. '.repeat(length / 17)}\n}`,
    'prose that is never closed, many times': length => `${'"""\nx a\n'.repeat(length / 8)}"""`,
    'quotation marks': length => '"'.repeat(length),
    'four quotation marks in a row': length => 'x"""" '.repeat(length / 6),
    'curly quotation marks that open': length => '“'.repeat(length),
    'blocks in blocks': length => 'team {'.repeat(length / 6),
    'blocks in blocks, on lines': length => 'team {\n'.repeat(length / 7),
    'groups in groups': length => `guidance A {\n must A-1 {\n${'all of { '.repeat(length / 9)}`,
    'groups in groups that are closed': length =>
        `guidance A { must A-1 { ${'all of { '.repeat(length / 11)}${'} '.repeat(length / 11)} } }`,
    'braces that open': length => '{'.repeat(length),
    'braces that close': length => '}'.repeat(length),
    'braces that close, on lines': length => `service a {\n${'  }\n'.repeat(length / 4)}`,
    'braces that close deeper than any opened': length => `${'team {\n'.repeat(length / 14)}${'   }\n'.repeat(length / 10)}`,
    'comments that are never closed': length => '/* '.repeat(length / 3),
    slashes: length => '/'.repeat(length),
    'links that are never closed': length => '<a:'.repeat(length / 3),
    'signs without meaning': length => '§ '.repeat(length / 2),
    'empty lines': length => '\n'.repeat(length),
    spaces: length => `service a {${' '.repeat(length)}`,
    'spaces before a colon': length => `service a {\n  lead${' '.repeat(length)}x : §\n}`,
    'soft hyphens': length => `service a${'\u00AD'.repeat(length)} {\n}`,
    'soft hyphens in a text': length => `service a {\n  context: "${'a\u00AD'.repeat(length / 2)}"\n}`,
    'a long name': length => `service ${'a-'.repeat(length / 2)}b {\n}`,
    'letters of another script': length => `service ${'я'.repeat(length)} {\n}`,
    'brackets that open': length => `service a {\n  context: "${'['.repeat(length / 2)}${'a'.repeat(length / 2)}"\n}`,
    placeholders: length => `service a {\n  context: "${'[a b] '.repeat(length / 6)}"\n}`,
    'a placeholder of spaces': length => `service a {\n  context: "tbc${' '.repeat(length)}x"\n}`,
    'a list of names': length => `service a {\n  follows: ${'IACM, '.repeat(length / 6)}IACM\n}`,
    'lines of a service': length => `service a {\n${'  includes: psychosis\n'.repeat(length / 22)}}`,
    'lines that can’t be read': length => `service a {\n${'  lead: within\n'.repeat(length / 15)}}`,
    services: length => 'service a "A" {\n}\n'.repeat(length / 18),
    'services without an end': length => 'service a "A" {\n'.repeat(length / 16),
    'blocks without braces': length => `service a "A" {\n${'  team\n    nurse: 1\n'.repeat(length / 20)}}`,
    'placeholders on lines that can’t be read': length => `service a "A" {\n${'  lead within [name]\n'.repeat(length / 21)}}`,
    'texts among lines that can’t be read': length => `service a "A" {\n${'  context: "[x]"\n  lead\n'.repeat(length / 24)}}`,
    terms: length => `vocabulary roles {\n${'  lead "Lead"\n'.repeat(length / 14)}}`,
    requirements: length => `guidance A "A" {\n${'  must A-1 {\n    says: "x"\n  }\n'.repeat(length / 30)}}`,
    'short paragraphs': length => `service a {\n  context: """\n${'  A.\n\n'.repeat(length / 6)}  """\n}`,
    numbers: length => `service a {\n  expected: ${'1,111'.repeat(length / 5)}\n}`,
    'blocks out of order': length =>
        `service a {\n${'  population {\n    ages: 18 and over\n    excludes: "x"\n    includes: psychosis\n  }\n'.repeat(length / 84)}  status: draft\n}`,
    'statements on one line': length => `service a { ${'status: draft '.repeat(length / 14)}}`,
    'line ends of old machines': length => 'service a {\r'.repeat(length / 12),
};

/**
 * What reads a text, all of it, each time that it is opened, checked or changed. Those that need a tree have it before their time
 * begins: beside Langium's parser, what they do themselves would not be seen.
 */
const READERS: Readonly<Record<string, (text: string) => () => unknown>> = {
    'the quick reader': text => () => readQuickly(text),
    'the lexer': text => () => Lexer.tokenize(text),
    'Langium’s parser': text => () => parseCare(text),
    facts: text => {
        const parsed = parseCare(text);
        return () => factsOfText(addressOf('a.care'), text, () => parsed);
    },
    'the formatter': text => () => formatText(text),
    'the formatter on typing': text => () => formatOnType(text, text.length, '\n'),
    organise: text => {
        const parsed = parseCare(text);
        return () => organise(text, parsed);
    },
    'the structure for completion': text => () => new Lines(text),
    'a place for completion': text => () => placeAt(new Lines(text), text.length),
    'the blocks of its tokens': text => () => bracedIn(Lexer.tokenize(text).tokens),
    'the first glance': text => () => [mayDeclareForOthers(text), glance(text)],
    words: text => () => [isUnwritten(text), canonicalName(text), withoutUnseen(text)],
};

/** Readers that need Langium's parser, which takes minutes for all texts: the seed of the day chooses some, `FULL=1` tries all. */
const PARSING: ReadonlySet<string> = new Set(['Langium’s parser', 'facts', 'the formatter', 'organise']);
const PARSED = 6;

/** Below this a text is done before anybody waits, and what is measured is mostly chance. In ms of the processor. */
const MEASURABLE = 40;
const [SHORTEST, LONGEST] = [2_000, 256_000];
/** What is twice as long may take a little more than twice as long: what is kept in memory costs more as it grows. */
const MOST = 2.6;
/** Texts are compared over two doublings: what else the machine does weighs half as much as over one. */
const DOUBLINGS = 2;
const TRIES = 8;
/** What grows with the square comes near to four times, and is not measured again and again. */
const CERTAIN = 3.3;

/** How much longer a reader takes for each doubling of a text of some length. */
function growthFrom(length: number, reader: (text: string) => () => unknown, make: (length: number) => string): number {
    const [readShort, readLong] = [reader(make(length)), reader(make(length * 2 ** DOUBLINGS))];
    const timeShort = (): number => threadTime(readShort);
    const timeLong = (): number => threadTime(readLong);
    let [short, long] = [timeShort(), timeLong()];
    const perDoubling = (): number => (long / short) ** (1 / DOUBLINGS);
    // Whatever else the machine does only ever adds to a time: of many the least is the nearest, of both lengths.
    for (let tries = 1; tries < TRIES && perDoubling() > MOST; tries++) {
        if (tries > 2 && perDoubling() > CERTAIN) break;
        long = Math.min(long, timeLong());
        short = Math.min(short, timeShort());
    }
    return perDoubling();
}

/**
 * How much longer a reader takes for each doubling of a text; nothing where no text of any length takes long. What grows with
 * the square does so from every length on: one that exceeds the bound at one length is looked at from twice that length too.
 */
function growth(reader: (text: string) => () => unknown, make: (length: number) => string): number | undefined {
    for (let length = SHORTEST; length <= LONGEST; length *= 2) {
        const read = reader(make(length));
        // Once more, since at first Node has yet to translate what is run: that is no time of the text.
        if (processorTime(read) < MEASURABLE || threadTime(read) < MEASURABLE) continue;
        const once = growthFrom(length, reader, make);
        return once > MOST && once < CERTAIN ? Math.min(once, growthFrom(2 * length, reader, make)) : once;
    }
    return undefined;
}

describe(`the time that a text takes (seed ${SEED})`, function () {
    this.timeout(1_200_000);

    for (const [name, reader] of Object.entries(READERS)) {
        it(`grows as the text does: ${name}`, () => {
            const faults: string[] = [];
            const texts = Object.entries(TEXTS);
            for (const [what, make] of PARSING.has(name) ? sampled(texts, PARSED) : texts) {
                try {
                    const more = growth(reader, make);
                    if (more !== undefined && more > MOST) faults.push(`${what}: ${more.toFixed(1)} times as long for twice the text`);
                } catch (error) {
                    faults.push(`${what}: ${error instanceof Error ? error.message.slice(0, 200) : error}`);
                }
            }
            assert.deepEqual(faults, []);
        });
    }
});

describe('a text without bounds', function () {
    this.timeout(600_000);

    // What grows with the square by very little for each step shows in a long text only.
    it('with a very long list is read in a time that grows as it does', () => {
        const more = growthFrom(512_000, text => () => parseCare(text), TEXTS.terms as (length: number) => string);
        assert.ok(more <= MOST, `${more.toFixed(1)} times as long for twice the text`);
    });

    it('of 330,000 paragraphs is read, laid out and folded', () => {
        const text = `service a {\n  context: """\n${'  A.\n\n'.repeat(330_000)}  """\n}\n`;
        const { problems } = parseCare(text);
        assert.deepEqual(problems, []);
        assert.equal(factsOfText(addressOf('a.care'), text, each => parseCare(each)).texts[0]?.lines?.length, 659_999);
        assert.ok(formatText(text).length > 300_000);
    });

    for (const [what, open, close] of [
        ['groups', 'all of { ', '} '],
        ['groups on lines', 'any of {\n', '}\n'],
        ['blocks', 'team { ', '} '],
        ['braces', '{', '}'],
    ] as const) {
        it(`of ${what} in each other is told from where on it is too deep`, () => {
            for (const deep of [120, open.includes('\n') ? 10_000 : 100_000]) {
                for (const end of ['', close.repeat(deep)]) {
                    const start = 'guidance A {\n  must A-1 {\n    ';
                    const text = `${start}${open.repeat(deep)}${end}\n  }\n}\n`;
                    const { problems } = parseCare(text);
                    const tooDeep = problems.filter(({ message }) => message.includes('more than 100 deep'));
                    // One problem is told for each line: on one line another may come first. Without an end, layout closes the groups.
                    if (open.includes('\n') && end) {
                        // Two blocks are around the first group.
                        const at = start.length + open.length * 98 + open.indexOf('{');
                        assert.deepEqual(
                            tooDeep.map(each => each.at),
                            [[at, at + 1]],
                        );
                    }
                    assert.ok(problems.length > 0);
                    assert.equal(readQuickly(text), undefined);
                    for (const read of [formatText, (text: string) => new Lines(text), glance]) read(text);
                }
            }
        });
    }

    it('is nested as deep as people may want it', () => {
        const text = `guidance A "A" {\n  must A-1 "B" {\n    says: "x"\n    expects ${'all of { '.repeat(90)}policy${' }'.repeat(90)}\n  }\n}\n`;
        const parsed = parseCare(text);
        assert.deepEqual(parsed.problems, []);
    });
});
