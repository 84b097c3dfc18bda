import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import retextEnglish from 'retext-english';
import retextIndefiniteArticle from 'retext-indefinite-article';
import retextReadability from 'retext-readability';
import retextRepeatedWords from 'retext-repeated-words';
import retextSimplify from 'retext-simplify';
import { type Processor, unified } from 'unified';
import { LIBRARY } from '../../language/library/library.ts';
import { escapeRegExp } from '../../language/model/text.ts';
import { exampleFiles } from '../support/example-files.ts';
import { factsOf } from '../support/read-text.ts';
import { PRINTED, type Printed, SOURCES, type Source } from './printed.ts';

interface Tic {
    readonly tic: string;
    /** What to write instead. */
    readonly instead: string;
    readonly except?: readonly { readonly text: string; readonly reason: string }[];
}

/** A name of so few letters is short enough. */
const SHORT = 8;

const file = (name: string): URL => new URL(name, import.meta.url);
const TICS = JSON.parse(readFileSync(file('tics.json'), 'utf8')) as readonly Tic[];

/** Texts with a sentence that is hard by the formulas and stays, by the reason. */
const HARD = JSON.parse(readFileSync(file('hard.json'), 'utf8')) as Readonly<Record<string, readonly string[]>>;
const SENTENCES = new URL('../fixtures/sentences.txt', import.meta.url);
const UPDATE = Boolean(process.env.UPDATE_GOLDEN);

/** The reading age in years. A sentence is too hard where four of seven formulas say so. */
const AGE = 14;
/** What is read by people who write or read specifications or this documentation: age 14 at most. */
const READ: readonly Source[] = ['rules', 'schema', 'library', 'examples', 'manifest', 'help', 'pages'];

/** Words that the list of `retext-simplify` calls hard, and that are plain here. */
const PLAIN: readonly string[] = [
    // What the messages are about: there is no other word for these.
    ...['requirement', 'type', 'address', 'function', 'request', 'interface', 'option', 'effect', 'has no effect'],
    // Short and clear.
    ...[
        'it is',
        'there is',
        'there are',
        'all of',
        'submit',
        'however',
        'therefore',
        'very',
        'previous',
        'is responsible for',
        'a number of',
    ],
];

/** Long words that everyone who reads these texts uses: what the documents are about, and names. */
const FIELD: readonly string[] = [
    ...['Carewright', 'Visual Studio Code', 'NHS England', 'specification', 'requirement', 'vocabulary', 'placeholder', 'document'],
    ...['organisation', 'commissioner', 'evidence', 'appointment', 'assessment', 'engagement', 'inequality', 'inequalities', 'diagnosis'],
    ...['Community Mental Health Framework', 'Care Programme Approach', 'clinical commissioning groups', 'icb-review-outcome'],
    ...['voluntary', 'rehabilitation', 'specialist', 'psychological', 'psychological therapies', 'physical health', 'community'],
];
/** The titles and other names of terms say nothing of how a sentence is made: each counts as one short word. */
const TERMS = LIBRARY.flatMap(({ declarations }) => declarations)
    .filter(({ namespace }) => !['denials', 'words', 'usual', 'states', 'statuses'].includes(namespace))
    .flatMap(({ title, term }) => [title ?? '', ...(term?.also ?? [])])
    .concat(exampleFiles().flatMap(({ name, text }) => factsOf(text, name).services.map(({ title }) => title ?? '')))
    .filter(title => title.length > SHORT);
const NAMES = new RegExp(
    `(?<!\\p{L})(?:${[...TERMS, ...FIELD]
        .toSorted((one, other) => other.length - one.length)
        .map(escapeRegExp)
        .join('|')})s?(?!\\p{L})`,
    'giu',
);
const LINTER = unified()
    .use(retextEnglish)
    .use(retextIndefiniteArticle)
    .use(retextRepeatedWords)
    .use(retextSimplify, { ignore: [...PLAIN] })
    .use(function (this: Processor) {
        this.compiler = () => '';
    });
const READER = unified()
    .use(retextEnglish)
    .use(retextReadability, { age: AGE, threshold: 4 / 7, minWords: 5 })
    .use(function (this: Processor) {
        this.compiler = () => '';
    });

/** A text in which what is between backticks, which is code, is one short word. An article before it goes by the code, and not by that word. */
function inWords(text: string): string {
    return text
        .replaceAll(/\b(a)n (?=`)/gi, '$1 ')
        .replaceAll(/`[^`]*`/g, 'code')
        .replaceAll(/\b[A-Z]+(?:-[A-Z]+)*-\d+\b/g, 'code');
}

/** The sentences of a text that are too hard, as they are written but for code and names. */
function hardIn(text: string): readonly string[] {
    // What a link or a quotation holds is not ours.
    const own = text.replaceAll(/\]\([^)\s]*\)/g, ']').replaceAll(/“[^“”]*”/g, 'Words');
    const words = inWords(own).replaceAll(NAMES, 'care');
    return READER.processSync(words).messages.map(({ actual }) => actual ?? '');
}

const KNOWN_HARD = new Set(Object.values(HARD).flat().flatMap(hardIn));

interface Habit {
    readonly from: string;
    readonly habit: string;
    readonly what: string;
}

/** Every habit that a text has, with its words. */
function habitsOf({ from, text }: Printed, source: Source): readonly Habit[] {
    const words = inWords(text);
    const tics = TICS.filter(({ tic, except }) => new RegExp(tic, 'i').test(words) && !except?.some(each => words.includes(each.text)));
    const told = tics.map(({ tic, instead }) => ({ from, habit: tic, what: `${from}: “${text}” (${instead})` }));
    if (!READ.includes(source)) return told;
    const linted = LINTER.processSync(words).messages.map(({ source: habit, reason }) => ({
        from,
        habit: habit ?? '',
        what: `${from}: ${reason} in “${text}”`,
    }));
    const hard = hardIn(text)
        .filter(sentence => !KNOWN_HARD.has(sentence))
        .map(sentence => ({
            from,
            habit: 'reading age',
            what: `${from}: hard to read: “${sentence}”`,
        }));
    return [...told, ...linted, ...hard];
}

describe('what people read', () => {
    const habits = new Map<Source, readonly Habit[]>();
    before(() => {
        for (const source of SOURCES)
            habits.set(
                source,
                PRINTED[source].flatMap(printed => habitsOf(printed, source)),
            );
    });

    for (const source of SOURCES) {
        it(`in ${source} has none of our habits${READ.includes(source) ? `, and a reading age of ${AGE} at most` : ''}`, () => {
            const all = habits.get(source) ?? [];
            assert.equal(all.length, 0, [...new Set(all.map(({ what }) => what))].join('\n'));
        });
    }

    it('lists as hard only sentences that are there and are hard', () => {
        const there = new Set(READ.flatMap(source => PRINTED[source].flatMap(({ text }) => (hardIn(text).length ? [text] : []))));
        for (const [reason, texts] of Object.entries(HARD)) for (const text of texts) assert.ok(there.has(text), `${reason}: ${text}`);
    });

    it('is in one file, to be read through', () => {
        const parts = SOURCES.filter(source => !['pages', 'comments', 'strings'].includes(source)).map(source => {
            const lines = PRINTED[source].map(({ from, text }) => `${from}: ${text}`);
            return `# ${source}\n\n${[...new Set(lines)].join('\n')}\n`;
        });
        const text = parts.join('\n');
        if (UPDATE) writeFileSync(SENTENCES, text);
        assert.equal(readFileSync(SENTENCES, 'utf8'), text);
    });
});
