import assert from 'node:assert/strict';
import { runCli } from './run-cli.ts';

const NAMES = Array.from({ length: 6000 }, (_, index) => `nobody-knows-${index}`);
const service = (names: string): string => `service a "A" {\n  access {\n    referral from: ${names}\n  }\n}\n`;

/** The processor time, in milliseconds, that a check of a text takes, and how much it says. */
async function check(text: string): Promise<{ readonly ms: number; readonly said: string }> {
    const before = process.cpuUsage();
    const { stdout } = await runCli(['check', '--all'], { 'a.care': text });
    const { user, system } = process.cpuUsage(before);
    return { ms: (user + system) / 1000, said: stdout };
}

describe('a very long line', () => {
    it('with thousands of findings costs about what they cost on lines of their own', async () => {
        await check(service('gp'));
        const ratios: number[] = [];
        // A single measure is chance: one of three has to be right.
        while (ratios.length < 3 && ratios.every(ratio => ratio >= 2.5)) {
            const lines = await check(service(NAMES.join(',\n      ')));
            const line = await check(service(NAMES.join(', ')));
            for (const { said } of [lines, line]) assert.equal(said.match(/CARE-101/g)?.length, NAMES.length);
            ratios.push(line.ms / lines.ms);
        }
        assert.ok(Math.min(...ratios) < 2.5, ratios.join(', '));
    });

    it('is shown around what is meant', async () => {
        const { said } = await check(service(`${'gp, '.repeat(5000)}nobody-knows, ${'gp, '.repeat(5000)}gp`));
        assert.match(said, /^ {2}3 \| …p, gp, gp, gp, gp, nobody-knows, gp, gp.*…$/m);
        const [, above = '', below = ''] = /^( {2}3 \| …p, .*)\n(.*\^)$/m.exec(said) ?? [];
        assert.equal(above.slice(below.indexOf('^'), below.lastIndexOf('^') + 1), 'nobody-knows');
    });
});
