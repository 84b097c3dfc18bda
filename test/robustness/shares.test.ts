import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { countOf, type Damage, damagedTexts } from './damaged-texts.ts';

const SHARE = /readsDamaged\(\{ damage: '[a-z ]+', part: \d+, of: \d+ \}\)/;
const shares = readdirSync(new URL('.', import.meta.url))
    .filter(name => name.endsWith('.test.ts'))
    .flatMap(name => SHARE.exec(readFileSync(new URL(name, import.meta.url), 'utf8'))?.[0] ?? []);

describe('the shares of damaged texts', () => {
    for (const [damage, of] of [
        ['prefixes', 4],
        ['lost lines', 1],
        ['mutations', 2],
    ] satisfies [Damage, number][]) {
        it(`are all of them: ${damage}`, () => {
            let count = 0;
            const seen = new Set<string>();
            for (let part = 1; part <= of; part++) {
                assert.ok(
                    shares.includes(`readsDamaged({ damage: '${damage}', part: ${part}, of: ${of} })`),
                    `share ${part} has a test file`,
                );
                for (const { what } of damagedTexts({ damage, part, of })) {
                    seen.add(what);
                    count++;
                }
            }
            assert.equal(count, countOf(damage));
            assert.equal(seen.size, count, 'none is read twice');
        });
    }
});
