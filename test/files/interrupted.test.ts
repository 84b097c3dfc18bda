import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
const WRITER = new URL('../../files/write-file.ts', import.meta.url).href;
const IS_ROOT = process.getuid?.() === 0;
const MESSY = 'service a{\nstatus:draft }';
const TIDY = 'service a {\n  status: draft\n}\n';

/** What a killed run may leave beside the files: nothing that is taken for a document. */
const isDraft = (name: string): boolean => /^\.carewright-[0-9a-f]{16}\.(?:[0-9a-f-]+\.)?(?:draft|whole)$/.test(name);

describe('writing that is interrupted', function () {
    this.timeout(120_000);
    let cwd: string;
    beforeEach(() => {
        cwd = mkdtempSync(join(tmpdir(), 'carewright-interrupted-'));
    });
    afterEach(() => rmSync(cwd, { recursive: true, force: true }));

    const command = (...args: readonly string[]): SpawnSyncReturns<string> =>
        spawnSync(process.execPath, [MAIN, ...args], { cwd, encoding: 'utf8', input: '' });
    const names = (): readonly string[] => readdirSync(cwd).sort();

    /** Runs a piece of a program that writes files; `dieAt` has a function of Node's file system end the process. */
    const run = (body: string, signal = 'SIGKILL'): SpawnSyncReturns<string> =>
        spawnSync(
            process.execPath,
            [
                '--input-type=module',
                '-e',
                `import fs from 'node:fs'; import module from 'node:module';
                const dieAt = name => { const before = fs[name]; fs[name] = (...args) => { process.kill(process.pid, '${signal}'); return before(...args); }; module.syncBuiltinESMExports(); };
                const { editFile, createFile, writeOutput } = await import('${WRITER}');
                const bytes = text => new TextEncoder().encode(text);
                ${body}`,
            ],
            { cwd, encoding: 'utf8' },
        );
    const edit = "await editFile('a.care', 'old text', [{ at: [0, 3], text: 'new' }], ['.']);";

    for (const at of ['fsyncSync', 'fchmodSync', 'renameSync', 'writeSync']) {
        it(`a run that is killed at ${at} leaves the old file whole, and the next run goes on`, () => {
            writeFileSync(join(cwd, 'a.care'), 'old text');
            assert.equal(run(`dieAt('${at}'); ${edit}`).signal, 'SIGKILL');
            assert.equal(readFileSync(join(cwd, 'a.care'), 'utf8'), 'old text');
            assert.ok(
                names().every(name => name === 'a.care' || isDraft(name)),
                names().join(),
            );
            assert.equal(run(edit).status, 0);
            assert.equal(readFileSync(join(cwd, 'a.care'), 'utf8'), 'new text');
            assert.deepEqual(names(), ['a.care']);
        });
    }

    it('a run that is killed before it has written a new file leaves none', () => {
        for (const at of ['writeSync', 'fsyncSync', 'linkSync']) {
            assert.equal(run(`dieAt('${at}'); await createFile('b.care', bytes('new'));`).signal, 'SIGKILL', at);
            assert.ok(names().every(isDraft), names().join());
        }
        assert.equal(run("await createFile('b.care', bytes('new'));").status, 0);
        assert.equal(readFileSync(join(cwd, 'b.care'), 'utf8'), 'new');
    });

    it('a run that is killed while it writes in place leaves what the file was to hold, and nothing is written before people have looked', () => {
        writeFileSync(join(cwd, 'a.care'), 'old text');
        linkSync(join(cwd, 'a.care'), join(cwd, 'b.txt'));
        assert.equal(run(`dieAt('ftruncateSync'); ${edit}`).signal, 'SIGKILL');
        const whole = names().find(name => name.endsWith('.whole')) ?? '';
        assert.equal(readFileSync(join(cwd, whole), 'utf8'), 'new text');
        const again = run(edit.replace('old text', readFileSync(join(cwd, 'a.care'), 'utf8')));
        assert.match(again.stderr, /an earlier run was stopped while it wrote it/);
        rmSync(join(cwd, whole));
        assert.equal(run(edit.replace('old text', readFileSync(join(cwd, 'a.care'), 'utf8'))).status, 0);
        assert.deepEqual(names(), ['a.care', 'b.txt']);
    });

    it('a file that can not be written in place to its end gets back what it held', () => {
        writeFileSync(join(cwd, 'a.care'), 'old text');
        linkSync(join(cwd, 'a.care'), join(cwd, 'b.txt'));
        const full = `const before = fs.ftruncateSync; let calls = 0;
            fs.ftruncateSync = (...args) => { if (calls++) return before(...args); throw Object.assign(new Error('full'), { code: 'ENOSPC' }); };
            module.syncBuiltinESMExports();`;
        assert.match(run(`${full} ${edit.replace("'new'", "'newer and longer'")}`).stderr, /ENOSPC/);
        assert.equal(readFileSync(join(cwd, 'a.care'), 'utf8'), 'old text');
        assert.deepEqual(names(), ['a.care', 'b.txt']);
    });

    it('a run that is asked to end while it writes a result removes what it had begun', () => {
        writeFileSync(join(cwd, 'out.txt'), 'old');
        for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
            const ended = run(
                `await writeOutput('out.txt', (function* () { yield bytes('new '); process.kill(process.pid, '${signal}'); yield bytes('text'); yield bytes('more'); for (;;) yield bytes('.'); })());`,
            );
            assert.equal(ended.signal, signal, ended.stderr);
            assert.equal(readFileSync(join(cwd, 'out.txt'), 'utf8'), 'old');
            assert.deepEqual(names(), ['out.txt']);
        }
    });

    it('many files: each is as it was or as it is to be when the run is killed, and the next run does the rest', async () => {
        const files = Array.from({ length: 80 }, (_, number) => `${number}.care`);
        for (const file of files) writeFileSync(join(cwd, file), MESSY);
        for (let round = 0; round < 3; round++) {
            const child = spawn(process.execPath, [MAIN, 'format'], { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
            child.stdout.once('data', () => child.kill('SIGKILL'));
            await new Promise(resolve => child.on('close', resolve));
            for (const file of files) assert.ok([MESSY, TIDY].includes(readFileSync(join(cwd, file), 'utf8')), file);
            assert.ok(
                names().every(name => files.includes(name) || isDraft(name)),
                names().join(),
            );
            for (const file of files.slice(0, 40)) writeFileSync(join(cwd, file), MESSY);
        }
        assert.equal(command('format').status, 0);
        for (const file of files) assert.equal(readFileSync(join(cwd, file), 'utf8'), TIDY, file);
    });

    it('two runs at once lose nothing and mix nothing', async () => {
        const twice = 'service a "A" {\n    status: draft\n    status: draft\n  base: "x"\n}\n';
        const files = Array.from({ length: 40 }, (_, number) => `${number}.care`);
        for (const file of files) writeFileSync(join(cwd, file), twice.replace('service a', `service s${file.replace('.care', '')}`));
        const all = [['format'], ['check', '--fix', '-q'], ['format']].map(
            args =>
                new Promise<number | null>(resolve => {
                    spawn(process.execPath, [MAIN, ...args], { cwd, stdio: 'ignore' }).on('close', resolve);
                }),
        );
        await Promise.all(all);
        command('check', '--fix', '-q');
        command('format');
        for (const file of files) {
            const wanted = `service s${file.replace('.care', '')} "A" {\n  status: draft\n  base: "x"\n}\n`;
            assert.equal(readFileSync(join(cwd, file), 'utf8').replace(/^\s*\n/gm, ''), wanted, file);
        }
        assert.deepEqual(names(), files.toSorted());
    });

    describe('where there is no room', () => {
        /** No file may hold a byte: as on a full disk, but without one. */
        const limited = (...args: readonly string[]): SpawnSyncReturns<string> =>
            spawnSync('bash', ['-c', 'ulimit -f 0; exec "$@"', 'bash', process.execPath, MAIN, ...args], {
                cwd,
                encoding: 'utf8',
                input: '',
            });
        const long = `service a{\n${'note: "A line of the text that is there."\n'.repeat(40)}}`;

        before(function () {
            if (process.platform === 'win32') this.skip();
        });

        it('files stay as they are, no draft is left, and the failed are counted', () => {
            for (const name of ['a.care', 'b.care']) writeFileSync(join(cwd, name), long.replace('service a', `service ${name[0]}`));
            writeFileSync(join(cwd, 'c.care'), TIDY.replace('service a', 'service c'));
            const { status, stdout, stderr } = limited('format');
            assert.deepEqual({ status, stdout }, { status: 3, stdout: '' });
            assert.match(stderr, /^carewright: a\.care can't be formatted: it would be larger than files may be\.$/m);
            assert.match(stderr, /^2 of 3 documents could not be formatted\.$/m);
            assert.doesNotMatch(stderr, /nothing to change/);
            assert.equal(readFileSync(join(cwd, 'a.care'), 'utf8'), long);
            assert.deepEqual(names(), ['a.care', 'b.care', 'c.care']);
        });

        it('a new file is not begun', () => {
            for (const args of [
                ['new', 'service', 'x'],
                ['new', 'review', 'y'],
                ['check', '-f', 'json', '-o', 'z.json'],
            ]) {
                writeFileSync(join(cwd, 'a.care'), 'service a {\n}\n');
                const { status, stderr } = limited(...args);
                assert.equal(status, 3, stderr);
                assert.match(stderr, /can't be written: it would be larger than files may be/);
                assert.deepEqual(names(), ['a.care'], args.join(' '));
            }
        });

        it('on a disk that is full, too', function () {
            const disk = join(cwd, 'disk');
            spawnSync('mkdir', [disk]);
            if (!IS_ROOT || spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', disk]).status !== 0) {
                // Only the administrator can make a small disk, and not in every container.
                this.skip();
            }
            try {
                writeFileSync(join(disk, 'a.care'), long);
                linkSync(join(disk, 'a.care'), join(disk, 'linked.txt'));
                try {
                    writeFileSync(join(disk, 'filler'), Buffer.alloc(64 * 1024));
                } catch {
                    // Full.
                }
                for (const args of [
                    ['format', 'disk'],
                    ['new', 'service', 'x', '-o', 'disk/x.care'],
                    ['new', 'review', 'y', '-o', 'disk/y.care'],
                ]) {
                    const { status, stderr } = command(...args);
                    assert.equal(status, 3, stderr);
                    assert.match(stderr, /the disk is full/);
                }
                assert.equal(readFileSync(join(disk, 'a.care'), 'utf8'), long);
                assert.deepEqual(readdirSync(disk).sort(), ['a.care', 'filler', 'linked.txt']);
            } finally {
                spawnSync('umount', [disk]);
            }
        });
    });

    it('a file of another owner whose group may write it keeps owner and group when that group writes it', function () {
        // Only the administrator can be two people.
        if (!IS_ROOT) this.skip();
        chmodSync(cwd, 0o777);
        const file = join(cwd, 'a.care');
        writeFileSync(file, 'old text');
        chownSync(file, 1234, 2345);
        chmodSync(file, 0o664);
        // The writer is read before: another person may not read the folder of the administrator.
        const script = `const { editFile } = await import('${WRITER}'); process.setgroups([2345]); process.setgid(4000); process.setuid(4000); ${edit}`;
        const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd, encoding: 'utf8' });
        assert.equal(status, 0, stderr);
        const { uid, gid, mode } = statSync(file);
        assert.deepEqual([uid, gid, mode & 0o7777], [1234, 2345, 0o664]);
        assert.equal(readFileSync(file, 'utf8'), 'new text');
        assert.deepEqual(names(), ['a.care']);
    });

    it('a file that may only be read is left alone', function () {
        if (!IS_ROOT) this.skip();
        chmodSync(cwd, 0o777);
        writeFileSync(join(cwd, 'a.care'), 'old text');
        chmodSync(join(cwd, 'a.care'), 0o644);
        const script = `const { editFile } = await import('${WRITER}'); process.setgid(4000); process.setuid(4000); ${edit}`;
        const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd, encoding: 'utf8' });
        assert.equal(status, 1);
        assert.match(stderr, /EACCES/);
        assert.equal(readFileSync(join(cwd, 'a.care'), 'utf8'), 'old text');
        assert.deepEqual(names(), ['a.care']);
    });
});
