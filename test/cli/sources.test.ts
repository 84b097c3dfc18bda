import assert from 'node:assert/strict';
import { LIBRARY } from '../../language/library/library.ts';
import { runCli } from './run-cli.ts';

interface Coming {
    readonly day?: string;
    readonly days?: number;
    readonly what: string;
    readonly source: string;
    readonly address: string;
}

/** The changes that are coming, as `carewright sources` lists them on a day. */
async function comingOn(day: string, files: Readonly<Record<string, string>> = {}): Promise<readonly Coming[]> {
    const { exit, stdout } = await runCli(['sources', '--as-of', day, '--format', 'json'], files);
    assert.equal(exit, 0);
    return (JSON.parse(stdout) as { readonly coming: readonly Coming[] }).coming;
}

const KNOWN = LIBRARY.flatMap(({ declarations }) => declarations).filter(({ namespace }) => namespace === 'coming');
const DATED = KNOWN.flatMap(({ name, term }) => (term?.from ? [{ name, from: term.from }] : []));

function shifted(day: string, days: number): string {
    return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

describe('changes that are coming', () => {
    it('are the mergers of boards, the end of NHS England, orders for the Act of 2025 and the framework', () => {
        assert.deepEqual(
            KNOWN.map(({ name, term }) => [name, term?.from ?? '']),
            [
                ['icb-mergers-2027', '2027-04-01'],
                ['end-of-nhs-england', '2027-03-31'],
                ['mental-health-act-2025-commencement', ''],
                ['modern-service-framework', ''],
            ],
        );
    });

    it('have each an address to read, and those without a day come last', async () => {
        const all = await comingOn('2026-11-29');
        for (const { what, address, source } of all) assert.ok(/^https:/.test(address) && source, what);
        assert.deepEqual(
            all.map(({ day }) => day),
            ['2027-03-31', '2027-04-01', undefined, undefined],
        );
        assert.deepEqual(
            all.map(({ days }) => days),
            [122, 123, undefined, undefined],
        );
    });

    for (const { name, from } of DATED) {
        it(`${name}: the day before, the day itself and the day after`, async () => {
            const found = async (day: string): Promise<Coming | undefined> =>
                (await comingOn(day)).find(({ what }) => what.includes(`(${name})`));
            const [before, at, after] = [await found(shifted(from, -1)), await found(from), await found(shifted(from, 1))];
            assert.deepEqual([before?.days, at?.days, after?.days], [1, 0, -1]);
            assert.doesNotMatch(before?.what ?? '', /has come/);
            for (const come of [at, after]) assert.match(come?.what ?? '', /Its day has come, and this version may not have it yet\./);
        });
    }

    it('are also first and last days of terms, of a workspace as well, until they have come', async () => {
        const files = { 'a.care': 'vocabulary roles {\n  a-role "A role" from 2027-01-10 until 2027-02-10\n}\n' };
        const own = async (day: string): Promise<readonly string[]> =>
            (await comingOn(day, files)).flatMap(({ what, days }) => (what.includes('(a-role)') ? [`${days}: ${what}`] : []));
        assert.deepEqual(await own('2027-01-09'), ['1: A role (a-role) begins', '32: A role (a-role) ends']);
        assert.deepEqual(await own('2027-01-10'), ['31: A role (a-role) ends']);
        assert.deepEqual(await own('2027-02-10'), []);
    });

    it('are there in words too, with the days', async () => {
        const { stdout } = await runCli(['sources', '--as-of', '2027-04-01'], {}, { columns: 200 });
        assert.match(stdout, /Changes that are coming/);
        assert.match(stdout, /2027-03-31\s+-1\s+NHS England ends/);
        assert.match(stdout, /2027-04-01\s+0\s+More integrated care boards merge/);
    });
});
