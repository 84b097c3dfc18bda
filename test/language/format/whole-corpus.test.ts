import assert from 'node:assert/strict';
import { formatText } from '../../../language/format/format-text.ts';
import { applyEdits } from '../../../language/model/findings.ts';
import { damage, randomNumbers } from '../../robustness/mutations.ts';
import { corpus } from './corpus.ts';
import { assertFormats, formatted } from './properties.ts';

const MUTATIONS = 400;
const PREFIXES = 300;

describe('formatting whatever there is', function () {
    this.timeout(1_200_000);
    const samples = corpus();
    const random = randomNumbers(20261122);
    const pick = () => samples[random(samples.length)] as (typeof samples)[number];

    for (const { name, text } of samples) {
        it(`${name} keeps what it says, and is stable`, () => {
            assertFormats(text);
        });
    }

    it('layout that is all wrong is put right', () => {
        for (const { name, text } of samples) {
            if (/"""|CARE-0|bad/.test(name + text)) continue;
            const broken = text.replace(/^[ \t]+/gm, () => ' '.repeat(random(9))).replace(/\n/g, () => (random(6) ? '\n' : '  \n\n\n\n'));
            const result = assertFormats(broken);
            assert.doesNotMatch(result, /[^\S\n]\n|\n\n\n/, name);
        }
    });

    it('tabs, and line ends of Windows, are the same to it', () => {
        for (const { name, text } of samples.slice(0, 20)) {
            const windows = text.replace(/\n/g, '\r\n');
            assert.equal(formatted(windows), formatted(text).replace(/\n/g, '\r\n'), name);
        }
    });

    it('names and words of the language from Word, with hyphens that do not break and signs that nobody sees', () => {
        for (const { name, text } of samples) {
            const hyphened = text.replace(/(?<=[A-Za-z])-(?=[A-Za-z])/g, '\u2011');
            guarded(name, hyphened);
            guarded(
                name,
                hyphened.replace(/(?<=[a-z]{4})(?=[a-z]{2}[^:"]*:)/g, () => (random(4) ? '' : '\u00AD')),
            );
        }
    });

    it(`${PREFIXES} texts that end somewhere in the middle`, () => {
        for (let count = 0; count < PREFIXES; count++) {
            const { name, text } = pick();
            const at = random(text.length);
            guarded(`${name} up to ${at}`, text.slice(0, at));
        }
    });

    it(`${MUTATIONS} damaged texts`, () => {
        for (let count = 0; count < MUTATIONS; count++) {
            const { name, text } = pick();
            let damaged = text;
            for (let times = 1 + random(3); times > 0; times--) damaged = damage(damaged, random);
            guarded(`mutation ${count} of ${name}`, damaged);
        }
    });

    it('a range changes its own lines only, and as the whole would', () => {
        for (const { name, text } of samples) {
            const messy = text.replace(/^ +/gm, () => ' '.repeat(random(7))).replace(/: +/g, ':  ');
            const all = formatText(messy);
            const [one, other] = [random(messy.length), random(messy.length)];
            const range = [Math.min(one, other), Math.max(one, other)] as const;
            const some = formatText(messy, { range });
            const from = messy.lastIndexOf('\n', range[0] - 1) + 1;
            const to = messy.indexOf('\n', range[1]) < 0 ? messy.length : messy.indexOf('\n', range[1]);
            const result = applyEdits(messy, some);
            assert.ok(result.startsWith(messy.slice(0, from)) && result.endsWith(messy.slice(to)), `${name} ${range}`);
            for (const edit of some)
                assert.ok(
                    all.some(each => JSON.stringify(each) === JSON.stringify(edit)),
                    `${name} ${range}`,
                );
        }
    });
});

function guarded(what: string, text: string): void {
    try {
        assertFormats(text);
    } catch (error) {
        throw new Error(`${what}: ${error instanceof Error ? error.message : error}\n${JSON.stringify(text.slice(0, 3000))}`);
    }
}
