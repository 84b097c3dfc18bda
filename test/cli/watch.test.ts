import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { watchSources } from '../../cli/workspace/watch-sources.ts';

const MAIN = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
const SERVICE = 'service north "North" {\n  follows: IACM\n}\n';

async function until(holds: () => boolean, what: () => string): Promise<void> {
    const end = Date.now() + 300_000;
    while (!holds()) {
        if (Date.now() > end) throw new Error(`It did not come. ${what()}`);
        await pause(25);
    }
}

describe('watching', function () {
    this.timeout(900_000);
    let cwd: string;
    beforeEach(() => {
        cwd = mkdtempSync(join(tmpdir(), 'carewright-watch-'));
    });
    afterEach(() => rmSync(cwd, { recursive: true, force: true }));

    describe('generate --watch', () => {
        let child: ChildProcess;
        let err = '';
        const text = (file: string): string => (existsSync(join(cwd, file)) ? readFileSync(join(cwd, file), 'utf8') : '');
        const rounds = (): number => err.split('Waiting for changes').length - 1;
        const start = (...args: readonly string[]): void => {
            err = '';
            child = spawn(process.execPath, [MAIN, 'generate', ...args, '--watch'], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
            child.stderr?.setEncoding('utf8').on('data', data => {
                err += data;
            });
        };
        afterEach(() => child.kill('SIGKILL'));

        it('writes again what changed, tells what goes wrong and goes on, and ends with Ctrl+C', async () => {
            writeFileSync(join(cwd, 'a.care'), SERVICE);
            start('specification', 'north', '--to', 'md', '--out', 'papers');
            await until(
                () => rounds() === 1,
                () => err,
            );
            assert.match(text('papers/north-specification.md'), /# North/);
            writeFileSync(join(cwd, 'a.care'), SERVICE.replace('"North"', '"The north"'));
            await until(
                () => rounds() === 2,
                () => err,
            );
            assert.match(text('papers/north-specification.md'), /# The north/);
            writeFileSync(join(cwd, 'a.care'), SERVICE.replace('north', 'south'));
            await until(
                () => rounds() === 3,
                () => err,
            );
            assert.match(err, /carewright: There is no service called "north"/);
            mkdirSync(join(cwd, 'new'));
            writeFileSync(join(cwd, 'new', 'b.care'), SERVICE.replace('"North"', '"North again"'));
            await until(
                () => rounds() === 4,
                () => err,
            );
            assert.match(text('papers/north-specification.md'), /# North again/);
            const ended = new Promise(resolve => child.on('exit', code => resolve(code)));
            child.kill('SIGINT');
            assert.equal(await ended, 0);
        });

        it('writes over its own forms, whose sources have no time, and never over what somebody else changed', async () => {
            const local = (title: string) => `guidance LOCAL "${title}" {\n  must L-1 "A policy" { says: "x" basis: local }\n}\n`;
            writeFileSync(join(cwd, 'local.care'), local('Before'));
            start('blank-specification', '--guidance', 'LOCAL', '--to', 'md');
            await until(
                () => rounds() === 1,
                () => err,
            );
            const file = /(\S+)\.md/.exec(readdirSync(cwd).join(' '))?.[0] ?? '';
            assert.match(text(file), /Before/);
            writeFileSync(join(cwd, 'local.care'), local('Behind'));
            await until(
                () => rounds() === 2,
                () => err,
            );
            assert.match(text(file), /Behind/);
            writeFileSync(join(cwd, file), 'My own words.');
            writeFileSync(join(cwd, 'local.care'), local('Later'));
            await until(
                () => rounds() === 3,
                () => err,
            );
            assert.equal(text(file), 'My own words.');
            assert.match(err, /has been edited since it was made/);
        });
    });

    for (const pollOnly of [false, true]) {
        it(`tells once of changes that come together, and not of other files${pollOnly ? ', where the system tells nothing' : ''}`, async () => {
            writeFileSync(join(cwd, 'a.care'), SERVICE);
            const stop = new AbortController();
            let changes = 0;
            const changed = async (): Promise<void> => void changes++;
            const watching = watchSources({ cwd, others: [join(cwd, 'style.docx')], signal: stop.signal, changed, pollOnly });
            await pause(300);
            writeFileSync(join(cwd, 'other.txt'), 'x');
            for (const name of ['b', 'c', 'd']) writeFileSync(join(cwd, `${name}.care`), SERVICE);
            await until(
                () => changes === 1,
                () => `${changes} changes`,
            );
            writeFileSync(join(cwd, 'other.txt'), 'xyz');
            await pause(1500);
            assert.equal(changes, 1);
            writeFileSync(join(cwd, 'style.docx'), 'x');
            await until(
                () => changes === 2,
                () => `${changes} changes`,
            );
            stop.abort();
            await watching;
        });
    }
});
