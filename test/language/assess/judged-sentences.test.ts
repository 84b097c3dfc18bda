import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AssertionReader, isDenial } from '../../../language/assess/assertion.ts';
import { ASSERTION_WEIGHTS } from '../../../language/library/assertions.ts';

/**
 * How sentences are read: those of public pages and sober denials of these, which were taught, and pairs, from which nothing was learned. The
 * bounds are what is reached; they may only be tightened.
 */
const TAUGHT = new URL('../../../language/library/assertions/', import.meta.url);
const UNTAUGHT = new URL('../../fixtures/judged-sentences/', import.meta.url);
const SETS = [
    { file: 'public-pages.tsv', from: TAUGHT, promises: 2600, denials: 10, mostDoubted: 0.007, leastFound: 0.32 },
    { file: 'sober-denials.tsv', from: TAUGHT, promises: 200, denials: 1100, mostDoubted: 0.031, leastFound: 0.4 },
    { file: 'pairs.tsv', from: UNTAUGHT, promises: 600, denials: 600, mostDoubted: 0.052, leastFound: 0.145 },
];

const reader = new AssertionReader(ASSERTION_WEIGHTS);

describe('sentences that people judged', () => {
    for (const { file, from, promises, denials, mostDoubted, leastFound } of SETS) {
        it(`are mostly read as they are meant, in ${file}`, () => {
            const lines = readFileSync(new URL(file, from), 'utf8').trim().split('\n');
            const read = lines.map(line => {
                const [label = '', kind = '', text = ''] = line.split('\t');
                return { isPromise: label === 'is', isDenied: isDenial(reader.absence(text, kind), text) };
            });
            const share = (isPromise: boolean): number => {
                const own = read.filter(each => each.isPromise === isPromise);
                assert.ok(own.length >= (isPromise ? promises : denials), `${own.length}`);
                return own.filter(({ isDenied }) => isDenied).length / own.length;
            };
            assert.ok(share(true) <= mostDoubted, `${share(true)} of what is promised is doubted`);
            assert.ok(share(false) >= leastFound, `${share(false)} of what is denied is found`);
        });
    }
});
