import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from './run-cli.ts';

const MAIN = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
const MESSY = 'service a{\nstatus:draft }';
const TIDY = 'service a {\n  status: draft\n}\n';

describe('format', () => {
    it('lays out the documents of a folder in place, and names those that changed', async () => {
        const { exit, stdout, stderr, files } = await runCli(['format'], { 'messy.care': MESSY, 'in/tidy.care': TIDY, 'notes.md': MESSY });
        assert.deepEqual({ exit, stdout }, { exit: 0, stdout: 'messy.care\n' });
        assert.equal(stderr, '1 of 2 documents changed.\n');
        assert.equal(files.get('messy.care'), TIDY);
        assert.deepEqual([...files.keys()].sort(), ['in/tidy.care', 'messy.care', 'notes.md']);
        assert.equal(files.get('notes.md'), MESSY);
    });

    it('with --check changes nothing, and fails where something would change', async () => {
        const found = await runCli(['format', '--check'], { 'messy.care': MESSY, 'tidy.care': TIDY });
        assert.deepEqual({ exit: found.exit, stdout: found.stdout }, { exit: 1, stdout: 'messy.care\n' });
        assert.match(found.stderr, /^1 of 2 documents would change/);
        assert.equal(found.files.get('messy.care'), MESSY);
        const nothing = await runCli(['format', '--check'], { 'tidy.care': TIDY });
        assert.deepEqual({ exit: nothing.exit, stdout: nothing.stdout }, { exit: 0, stdout: '' });
    });

    it('says which lines can’t be read, and leaves them', async () => {
        const broken = 'service a {\n  status: draft\n  triage: within soon\n  hours: 09:00 until late\n}\n';
        const one = 'service b {\n  hours: 09:00 until late\n}\n';
        const { exit, stderr, files } = await runCli(['format', '--check'], {
            'broken.care': broken,
            'messy.care': MESSY,
            'one.care': one,
            'tidy.care': TIDY,
        });
        assert.equal(exit, 1);
        assert.deepEqual(stderr.split('\n').slice(0, 2), [
            'broken.care: lines 3 and 4 can’t be read, and stay as they are. See what is wrong with: carewright check broken.care',
            'one.care: line 2 can’t be read, and stays as it is. See what is wrong with: carewright check one.care',
        ]);
        assert.match(stderr, /\n1 of 4/);
        assert.equal(files.get('broken.care'), broken);
    });

    it('names the lines of which it can’t read what follows the colon', async () => {
        const strays = 'service a "A" {\n  provider: "A", "B"\n\n  population {\n    includes: self-neglect, "Hoarding"\n  }\n}\n';
        const { exit, stderr } = await runCli(['format', '--check'], { 'a.care': strays });
        assert.equal(exit, 0);
        const [said] = stderr.split('\n');
        assert.equal(said, 'a.care: lines 2 and 5 can’t be read, and stay as they are. See what is wrong with: carewright check a.care');
    });

    it('takes the files that are named, and refuses what is no .care file', async () => {
        const one = await runCli(['format', 'b.care'], { 'a.care': MESSY, 'b.care': MESSY });
        assert.equal(one.files.get('a.care'), MESSY);
        assert.equal(one.files.get('b.care'), TIDY);
        const other = await runCli(['format', 'a.care', 'notes.md'], { 'a.care': MESSY, 'notes.md': MESSY });
        assert.equal(other.exit, 2);
        assert.match(other.stderr, /notes\.md is not a \.care file/);
        assert.equal(other.files.get('a.care'), MESSY);
        assert.equal((await runCli(['format', 'nowhere.care'], {})).exit, 3);
        assert.equal((await runCli(['format'], {})).exit, 2);
    });

    describe('on the disk', () => {
        let cwd: string;
        beforeEach(() => {
            cwd = mkdtempSync(join(tmpdir(), 'carewright-format-'));
        });
        afterEach(() => rmSync(cwd, { recursive: true, force: true }));

        const start = (args: readonly string[], input?: string | Buffer) =>
            spawnSync(process.execPath, [MAIN, 'format', ...args], { cwd, input: input ?? '', encoding: 'utf8' });

        it('reads the standard input and writes the standard output', () => {
            const { status, stdout, stderr } = start(['-'], MESSY);
            assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: TIDY, stderr: '' });
            assert.deepEqual([start(['-', '--check'], MESSY).status, start(['-', '--check'], TIDY).status], [1, 0]);
            assert.equal(start(['-', 'a.care'], MESSY).status, 2);
            assert.equal(start(['-'], Buffer.from([0xe9, 0x20])).status, 3);
        });

        it('says of the standard input, too, which lines can’t be read', () => {
            const many = `service a {\n${'  hours: 09:00 until late\n'.repeat(12)}}\n`;
            const input = start(['-'], many);
            assert.equal(input.stdout, many);
            const lines = 'The standard input: lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more can’t be read, and stay as they are.\n';
            assert.equal(input.stderr, lines);
        });

        it('keeps the byte order mark, the permissions and links', () => {
            const file = join(cwd, 'real.care');
            writeFileSync(file, `\uFEFF${MESSY}`);
            chmodSync(file, 0o640);
            symlinkSync('real.care', join(cwd, 'link.care'));
            assert.equal(start(['link.care']).status, 0);
            assert.equal(readFileSync(file, 'utf8'), `\uFEFF${TIDY}`);
            assert.equal(statSync(file).mode & 0o777, 0o640);
            assert.ok(lstatSync(join(cwd, 'link.care')).isSymbolicLink());
            assert.deepEqual(readdirSync(cwd).sort(), ['link.care', 'real.care']);
        });

        it('keeps the encoding of a file, and every byte that it does not lay out', () => {
            const windows = Buffer.concat([Buffer.from('service a{ base: "Caf'), Buffer.from([0xe9]), Buffer.from('" }')]);
            writeFileSync(join(cwd, 'a.care'), windows);
            writeFileSync(join(cwd, 'b.care'), MESSY);
            const { status, stdout, stderr } = start([]);
            assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: 'a.care\nb.care\n', stderr: '2 of 2 documents changed.\n' });
            const laidOut = Buffer.concat([Buffer.from('service a {\n  base: "Caf'), Buffer.from([0xe9]), Buffer.from('"\n}\n')]);
            assert.deepEqual(readFileSync(join(cwd, 'a.care')), laidOut);
        });
    });
});
