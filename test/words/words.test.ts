import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import retextEnglish from 'retext-english';
import retextIndefiniteArticle from 'retext-indefinite-article';
import retextReadability from 'retext-readability';
import retextRepeatedWords from 'retext-repeated-words';
import retextSimplify from 'retext-simplify';
import { type Processor, unified } from 'unified';
import { PRINTED, type Printed, SOURCES, type Source } from './printed.ts';

interface Tic {
    readonly tic: string;
    /** What to write instead. */
    readonly instead: string;
    readonly except?: readonly { readonly text: string; readonly reason: string }[];
}

const file = (name: string): URL => new URL(name, import.meta.url);
const TICS = JSON.parse(readFileSync(file('tics.json'), 'utf8')) as readonly Tic[];
/** How often each habit is still found in each source. The numbers can only shrink. */
const KNOWN = JSON.parse(readFileSync(file('known.json'), 'utf8')) as Partial<Record<Source, Record<string, number>>>;
const SENTENCES = new URL('../fixtures/sentences.txt', import.meta.url);
const UPDATE = Boolean(process.env.UPDATE_GOLDEN);

/** The reading age in years. A sentence is too hard where four of seven formulas say so. */
const AGE = 14;
/** Words that the list of `retext-simplify` calls hard, and that are plain here. */
const PLAIN: readonly string[] = [
    // What the messages are about: there is no other word for these.
    ...['requirement', 'type', 'address', 'function', 'request', 'interface', 'option', 'effect', 'has no effect'],
    // Short and clear.
    ...['it is', 'there is', 'there are', 'all of', 'submit', 'however', 'therefore', 'very', 'is responsible for', 'a number of'],
];
const LINTER = unified()
    .use(retextEnglish)
    .use(retextIndefiniteArticle)
    .use(retextRepeatedWords)
    .use(retextSimplify, { ignore: [...PLAIN] })
    .use(retextReadability, { age: AGE, threshold: 4 / 7, minWords: 5 })
    .use(function (this: Processor) {
        this.compiler = () => '';
    });

/** A text in which what is between backticks, which is code, is one short word. */
function inWords(text: string): string {
    return text.replaceAll(/`[^`]*`/g, 'code').replaceAll(/\b[A-Z]+(?:-[A-Z]+)*-\d+\b/g, 'code');
}

/** Every habit that a text has, with its words. */
function habitsOf({ from, text }: Printed): readonly { readonly habit: string; readonly what: string }[] {
    const words = inWords(text);
    const tics = TICS.filter(({ tic, except }) => new RegExp(tic, 'i').test(words) && !except?.some(each => words.includes(each.text)));
    return [
        ...tics.map(({ tic, instead }) => ({ habit: tic, what: `${from}: “${text}” (${instead})` })),
        ...LINTER.processSync(words).messages.map(({ source, reason }) => ({
            habit: source ?? '',
            what: `${from}: ${reason} in “${text}”`,
        })),
    ];
}

describe('what people read', () => {
    const found: Partial<Record<Source, Record<string, number>>> = {};
    for (const source of SOURCES) {
        it(`in ${source} has no more of our habits than are known`, () => {
            const all = PRINTED[source].flatMap(habitsOf);
            const by = Object.entries(Object.groupBy(all, ({ habit }) => habit));
            found[source] = Object.fromEntries(by.map(([habit, each]) => [habit, each?.length ?? 0]).toSorted());
            if (UPDATE) return;
            const known = KNOWN[source] ?? {};
            for (const [habit, each = []] of by) {
                const what = each.map(one => one.what).join('\n');
                assert.ok(each.length <= (known[habit] ?? 0), `${habit}: ${each.length}, known are ${known[habit] ?? 0}\n${what}`);
            }
        });
    }

    it('is in one file, to be read through', () => {
        const parts = SOURCES.filter(source => source !== 'pages').map(source => {
            const lines = PRINTED[source].map(({ from, text }) => `${from}: ${text}`);
            return `# ${source}\n\n${[...new Set(lines)].join('\n')}\n`;
        });
        const text = parts.join('\n');
        if (UPDATE) writeFileSync(SENTENCES, text);
        assert.equal(readFileSync(SENTENCES, 'utf8'), text);
    });

    after(() => {
        if (UPDATE) writeFileSync(file('known.json'), `${JSON.stringify(found, undefined, 4)}\n`);
    });
});
