import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import {
    closeSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    openSync,
    readdirSync,
    readFileSync,
    renameSync,
    rmSync,
    writeFileSync,
    writeSync,
} from 'node:fs';
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
        /** Waits until something holds and the command waits again: how often it was at work meanwhile depends on the machine. */
        const comes = (holds: () => boolean): Promise<void> =>
            until(
                () => holds() && err.endsWith('Waiting for changes. To end: Ctrl+C\n'),
                () => err,
            );
        const start = (...args: readonly string[]): void => {
            err = '';
            child = spawn(process.execPath, [MAIN, 'generate', ...args, '--watch'], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
            child.stderr?.setEncoding('utf8').on('data', data => {
                err += data;
            });
        };
        afterEach(() => child.kill('SIGKILL'));

        it('writes again what changed, tells what goes wrong and goes on, and ends with Ctrl+C', async () => {
            const paper = 'papers/north-specification.md';
            writeFileSync(join(cwd, 'a.care'), SERVICE);
            start('specification', 'north', '--to', 'md', '--out', 'papers');
            await comes(() => text(paper).includes('# North\n'));
            writeFileSync(join(cwd, 'a.care'), SERVICE.replace('"North"', '"The north"'));
            await comes(() => text(paper).includes('# The north\n'));
            writeFileSync(join(cwd, 'a.care'), SERVICE.replace('north', 'south'));
            await comes(() => err.includes('carewright: There is no service called "north"'));
            mkdirSync(join(cwd, 'new'));
            writeFileSync(join(cwd, 'new', 'b.care'), SERVICE.replace('"North"', '"North again"'));
            await comes(() => text(paper).includes('# North again\n'));
            const ended = new Promise(resolve => child.on('exit', code => resolve(code)));
            child.kill('SIGINT');
            assert.equal(await ended, 0);
        });

        it('writes over its own forms, whose sources have no time, and never over what somebody else changed', async () => {
            const local = (title: string) => `guidance LOCAL "${title}" {\n  must L-1 "A policy" { says: "x" basis: local }\n}\n`;
            const form = (): string => readdirSync(cwd).find(name => name.endsWith('.md')) ?? 'none.md';
            writeFileSync(join(cwd, 'local.care'), local('Before'));
            start('blank-specification', '--guidance', 'LOCAL', '--to', 'md');
            await comes(() => text(form()).includes('Before'));
            writeFileSync(join(cwd, 'local.care'), local('Behind'));
            await comes(() => text(form()).includes('Behind'));
            writeFileSync(join(cwd, form()), 'My own words.');
            writeFileSync(join(cwd, 'local.care'), local('Later'));
            await comes(() => err.includes('has been edited since it was made'));
            assert.equal(text(form()), 'My own words.');
        });
    });

    it('waits for the text of a file that has just been emptied', async () => {
        const file = join(cwd, 'a.care');
        writeFileSync(file, SERVICE);
        const stop = new AbortController();
        const read: string[] = [];
        const changed = async (): Promise<void> => void read.push(readFileSync(file, 'utf8'));
        const watching = watchSources({ cwd, others: [], signal: stop.signal, changed });
        await pause(300);
        const written = openSync(file, 'w');
        await pause(900);
        writeSync(written, SERVICE.replace('North', 'South'));
        closeSync(written);
        await until(
            () => read.length > 0,
            () => 'nothing was read',
        );
        stop.abort();
        await watching;
        assert.deepEqual(read, [SERVICE.replace('North', 'South')]);
    });

    for (const pollOnly of [false, true]) {
        it(`tells once of changes that come together, and not of other files${pollOnly ? ', where the system tells nothing' : ''}`, async () => {
            writeFileSync(join(cwd, 'a.care'), SERVICE);
            // Together means in one step: between two writes a busy machine may do something else for a while.
            const elsewhere = join(cwd, 'node_modules');
            mkdirSync(elsewhere);
            for (const name of ['b', 'c', 'd']) writeFileSync(join(elsewhere, `${name}.care`), SERVICE);
            const stop = new AbortController();
            let changes = 0;
            const changed = async (): Promise<void> => void changes++;
            const watching = watchSources({ cwd, others: [join(cwd, 'style.docx')], signal: stop.signal, changed, pollOnly });
            await pause(300);
            writeFileSync(join(cwd, 'other.txt'), 'x');
            renameSync(elsewhere, join(cwd, 'more'));
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
