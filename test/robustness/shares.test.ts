import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { exampleFiles } from '../support/example-files.ts';
import { seedOfTheDay } from '../support/sampling.ts';
import { type Choice, type Damage, damagedTexts, ONE_IN } from './damaged-texts.ts';

const SHARE = /readsDamaged\(\{ damage: '[a-z ]+', part: \d+, of: \d+ \}\)/;
const shares = readdirSync(new URL('.', import.meta.url))
    .filter(name => name.endsWith('.test.ts'))
    .flatMap(name => SHARE.exec(readFileSync(new URL(name, import.meta.url), 'utf8'))?.[0] ?? []);
const files = exampleFiles();
const characters = files.reduce((sum, { text }) => sum + text.length, 0);
const lines = files.reduce((sum, { text }) => sum + text.split('\n').length, 0);

/** What all shares of a kind of damage do. */
function all(damage: Damage, of: number, choice: Choice): readonly string[] {
    return Array.from({ length: of }, (_, index) =>
        [...damagedTexts({ damage, part: index + 1, of }, choice, files)].map(({ what }) => what),
    ).flat();
}

describe('the shares of damaged texts', () => {
    for (const [damage, of, count] of [
        ['prefixes', 4, characters],
        ['lost lines', 1, lines],
        ['mutations', 2, 10_000],
    ] satisfies [Damage, number, number][]) {
        it(`are all of them, none twice: ${damage}`, () => {
            for (let part = 1; part <= of; part++) {
                assert.ok(
                    shares.includes(`readsDamaged({ damage: '${damage}', part: ${part}, of: ${of} })`),
                    `share ${part} has a test file`,
                );
            }
            const whole = all(damage, of, { seed: 1, all: true });
            assert.equal(whole.length, count);
            assert.equal(new Set(whole).size, count);
        });
    }
});

describe('a sample of damaged texts', () => {
    it(`has every prefix within ${ONE_IN} days, and every two days all that end where the reader changes its mind`, () => {
        const days = Array.from({ length: ONE_IN }, (_, day) => new Set(all('prefixes', 4, { seed: 20_000 + day, all: false })));
        const [first = new Set<string>()] = days;
        assert.equal(days.reduce((sum, day) => sum.union(day)).size, characters);
        const pairs = days.slice(1).map((day, index) => day.union(days[index] as Set<string>));
        const always = pairs.reduce((sum, pair) => sum.intersection(pair));
        assert.ok(always.size > characters / 10 && first.size < characters / 2, `${always.size} of ${first.size} of ${characters}`);

        const text = 'service a-b "Title" { # note\n}';
        const chosen = [0, 1].flatMap(seed => [
            ...damagedTexts({ damage: 'prefixes', part: 1, of: 1 }, { seed, all: false }, [{ name: '', text }]),
        ]);
        for (const end of ['s', 'service', 'service a', 'service a-b', 'service a-b "', 'service a-b "Title"'])
            assert.ok(
                chosen.some(prefix => prefix.text === end),
                end,
            );
    });

    it('has other mutations each day, and the same ones for the same seed', () => {
        const texts = (seed: number) =>
            [...damagedTexts({ damage: 'mutations', part: 1, of: 2 }, { seed, all: false }, files)].map(({ text }) => text);
        const today = new Set(texts(20_786));
        assert.ok(today.size > 990, `${today.size} of 1,000 differ`);
        assert.ok(texts(20_787).filter(text => today.has(text)).length < 50);
        assert.deepEqual(texts(20_786), [...texts(20_786)]);
    });

    it('is chosen by the day, or by SEED', () => {
        assert.equal(seedOfTheDay({}, Date.UTC(2026, 10, 29, 23, 59)), 20_786);
        assert.equal(seedOfTheDay({}, Date.UTC(2026, 10, 30)), 20_787);
        assert.equal(seedOfTheDay({ SEED: '7' }), 7);
        assert.throws(() => seedOfTheDay({ SEED: 'x' }), /SEED is "x"/);
    });
});
