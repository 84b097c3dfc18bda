import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
    chmodSync,
    linkSync,
    lstatSync,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    realpathSync,
    rmSync,
    statSync,
    symlinkSync,
    writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeFiles, readText } from '../../files/read-files.ts';
import { addressOfPath, pathOfAddress } from '../../language/model/address.ts';
import { Configs } from '../../language/workspace/config.ts';
import { findDocuments } from '../../language/workspace/files.ts';
import { randomNumbers } from '../robustness/mutations.ts';
import { seedOfTheDay } from '../support/sampling.ts';

/** The documents in a folder and its folders, by their paths, and what could not be read. */
async function findOnDisk(folder: string, exclude: readonly string[]) {
    const { documents, unread, refused } = await nodeFiles.find(addressOfPath(folder), exclude, true);
    assert.equal(refused, undefined);
    return { files: documents.map(address => pathOfAddress(address) ?? address), unread };
}

const MAIN = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
const SEED = seedOfTheDay();
const TREES = process.env.FULL === '1' ? 800 : 200;
const IS_ROOT = process.getuid?.() === 0;

const service = (name: string): string => `service ${name} "Service" {\n  team {\n    nobody-knows: 1 wte\n  }\n}\n`;

describe('documents that are found', function () {
    this.timeout(120_000);
    let cwd: string;
    beforeEach(() => {
        cwd = realpathSync(mkdtempSync(join(tmpdir(), 'carewright-found-')));
    });
    afterEach(() => rmSync(cwd, { recursive: true, force: true }));

    const write = (path: string, content: string | Uint8Array): void => {
        mkdirSync(join(cwd, path, '..'), { recursive: true });
        writeFileSync(join(cwd, path), content);
    };
    const run = (...args: readonly string[]) =>
        spawnSync(process.execPath, [MAIN, ...args], { cwd, encoding: 'utf8', input: '', timeout: 60_000 });
    const found = async (exclude: readonly string[] = []) => {
        const { files, unread } = await findOnDisk(cwd, exclude);
        return {
            files: files.map(file => relative(cwd, file)),
            unread: unread.map(({ file, reason }) => `${relative(cwd, pathOfAddress(file) ?? file)}: ${reason}`).sort(),
        };
    };

    it('through links, once, under their own names where these are in the folder', async () => {
        write('z/real.care', service('a'));
        write('UPPER.CARE', service('b'));
        const outside = mkdtempSync(join(tmpdir(), 'carewright-outside-'));
        writeFileSync(join(outside, 'o.care'), service('o'));
        mkdirSync(join(outside, 'folder'));
        writeFileSync(join(outside, 'folder', 'p.care'), service('p'));
        symlinkSync('z/real.care', join(cwd, 'a-link.care'));
        symlinkSync('z', join(cwd, 'a-folder'));
        symlinkSync(join(outside, 'o.care'), join(cwd, 'o.care'));
        symlinkSync(join(outside, 'o.care'), join(cwd, 'o-again.care'));
        symlinkSync(join(outside, 'folder'), join(cwd, 'shared'));
        symlinkSync('.', join(cwd, 'z', 'up'));
        symlinkSync('..', join(cwd, 'z', 'up2'));
        symlinkSync('/', join(cwd, 'everything'));
        const { files, unread } = await found();
        assert.deepEqual(unread, []);
        assert.equal(files.filter(file => file.startsWith('o')).length, 1);
        assert.deepEqual(
            files.filter(file => !file.startsWith('o')),
            ['UPPER.CARE', 'shared/p.care', 'z/real.care'],
        );
        assert.equal((await nodeFiles.find(addressOfPath(cwd), [])).documents.length, 4);
        rmSync(outside, { recursive: true });
    });

    it('or told, where they can’t be read: links to nowhere and in circles, pipes, sockets, folders, names that are not UTF-8', async () => {
        write('good.care', service('a'));
        write('folder.care/inside.care', service('b'));
        mkdirSync(join(cwd, 'empty.care'));
        symlinkSync('nowhere', join(cwd, 'lost.care'));
        symlinkSync('circle2.care', join(cwd, 'circle.care'));
        symlinkSync('circle.care', join(cwd, 'circle2.care'));
        spawnSync('mkfifo', [join(cwd, 'pipe.care')]);
        symlinkSync('pipe.care', join(cwd, 'to-pipe.care'));
        writeFileSync(Buffer.concat([Buffer.from(`${cwd}/caf`), Buffer.from([0xe9]), Buffer.from('.care')]), service('c'));
        const { files, unread } = await found();
        assert.deepEqual(files, ['folder.care/inside.care', 'good.care']);
        assert.deepEqual(unread, [
            'caf\uFFFD.care: its name is not in UTF-8. Rename it',
            'circle.care: its links lead in a circle',
            'circle2.care: its links lead in a circle',
            'empty.care: it is a folder',
            'lost.care: it is a link that leads nowhere',
            'pipe.care: it is a pipe, not a file',
            'to-pipe.care: it is a pipe, not a file',
        ]);
        for (const args of [
            ['check', '--fail-on', 'never'],
            ['coverage'],
            ['coverage', '--board'],
            ['generate', 'coverage', '--to', 'md', '-o', 'out'],
            ['format', '--check'],
        ]) {
            const { status, stderr, error } = run(...args);
            assert.equal(error, undefined, args.join(' '));
            assert.equal(status, 3, `${args.join(' ')}: ${stderr}`);
            for (const name of ['pipe.care', 'lost.care', 'empty.care', 'circle.care'])
                assert.match(stderr, new RegExp(`${name} can't be`), args.join(' '));
        }
        assert.equal(readFileSync(join(cwd, 'out', 'a-coverage.md'), 'utf8').includes('Service'), true);
    });

    it('by a carewright.json that is read as documents are, and one that can’t be read is told with the reason', async () => {
        const folder = addressOfPath(cwd);
        write('a.care', service('a'));
        write('old/b.care', service('b'));
        writeFileSync(join(cwd, 'carewright.json'), Buffer.from('\uFEFF{ "exclude": ["old"] }', 'utf16le'));
        const utf16 = new Configs(nodeFiles, '0.1.0');
        const { documents } = await findDocuments([{ folder, isDeep: true }], utf16, nodeFiles);
        assert.deepEqual([...documents], [addressOfPath(join(cwd, 'a.care'))]);
        const { stdout } = run('check');
        assert.ok(stdout.includes('a.care') && !stdout.includes('b.care'), stdout);

        rmSync(join(cwd, 'carewright.json'));
        spawnSync('mkfifo', [join(cwd, 'carewright.json')]);
        const pipe = new Configs(nodeFiles, '0.1.0');
        assert.deepEqual(await pipe.readIn(folder), { exclude: [], guidance: [], rules: {} });
        assert.deepEqual([...pipe.problems.values()].flat(), [
            { message: "It can't be read: it is a pipe, not a file.", unread: 'it is a pipe, not a file' },
        ]);
        const { status, stderr, error } = run('check');
        assert.equal(error, undefined, 'it is not waited for');
        assert.equal(status, 3);
        assert.match(stderr, /carewright\.json can't be read: it is a pipe, not a file\./);

        rmSync(join(cwd, 'carewright.json'));
        mkdirSync(join(cwd, 'carewright.json'));
        assert.equal(await new Configs(nodeFiles, '0.1.0').readIn(folder), undefined, 'a folder of that name is none');
    });

    it('and never waited for when they are named, or become a pipe before they are read', () => {
        spawnSync('mkfifo', [join(cwd, 'pipe.care')]);
        const reader = new URL('../../files/read-files.ts', import.meta.url).href;
        const script = `const { readText } = await import('${reader}'); console.log(readText('pipe.care').reason);`;
        const alone = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd, encoding: 'utf8', timeout: 30_000 });
        assert.equal(alone.stdout, 'it is a pipe, not a file\n');
        write('good.care', service('a'));
        for (const path of ['pipe.care', '/dev/zero']) {
            const { status, stderr, stdout, error } = run('check', path, 'good.care');
            assert.equal(error, undefined);
            assert.equal(status, 3);
            assert.match(stderr, /can't be read: it is a (?:pipe|device), not a file/);
            assert.match(stdout, /nobody-knows/);
        }
    });

    it('a file that may not be read is told, and the others are checked', function () {
        // Whoever may do everything may read everything.
        if (IS_ROOT) this.skip();
        write('good.care', service('a'));
        write('secret.care', service('b'));
        chmodSync(join(cwd, 'secret.care'), 0);
        const { status, stderr, stdout } = run('check');
        assert.equal(status, 3);
        assert.match(stderr, /secret\.care can't be read: you have no permission/);
        assert.match(stdout, /nobody-knows/);
    });

    it('in folders with any name, and without what a configuration leaves out', async () => {
        for (const name of ['NHS (draft) & co', 'a [b] {c}', 'back\\slash', 'x*y?', '!no', '100% #1', 'ü'])
            write(`${name}/a.care`, service('a'));
        write('old/b.care', service('b'));
        write('kept/old.care', service('c'));
        write('node_modules/x/d.care', service('d'));
        write('.git/e.care', service('e'));
        assert.deepEqual((await found(['old/**', 'x[*]y[?]'])).files, [
            '!no/a.care',
            '100% #1/a.care',
            'NHS (draft) & co/a.care',
            'a [b] {c}/a.care',
            'back\\slash/a.care',
            'kept/old.care',
            'ü/a.care',
        ]);
    });

    it(`in ${TREES} random folders, all that are there and nothing else (seed ${SEED})`, async () => {
        const random = randomNumbers(SEED);
        for (let tree = 0; tree < TREES; tree++) {
            const root = join(cwd, `tree ${tree}`);
            mkdirSync(root);
            const folders = [root];
            const real = new Set<string>();
            const linked = new Set<string>();
            const broken = new Set<string>();
            for (let number = 0; number < 15; number++) {
                const at = folders[random(folders.length)] as string;
                const path = join(
                    at,
                    `${['a', 'ä b', '{x}', 'Ü#%', '-n', 'q\n'][random(6)]}${number}${['.care', '.CARE', '.Care', ''][random(4)]}`,
                );
                const isCare = /\.care$/i.test(path);
                const kind = random(7);
                const target = [...real][random(real.size || 1)];
                if (kind === 0) {
                    mkdirSync(path);
                    folders.push(path);
                    if (isCare) broken.add(path);
                } else if (kind === 1 && target) {
                    symlinkSync(target, path);
                } else if (kind === 2) {
                    symlinkSync(at, path);
                } else if (kind === 3) {
                    symlinkSync('gone', path);
                    if (isCare) broken.add(path);
                } else if (kind === 4 && target) {
                    linkSync(target, path);
                    if (isCare) real.add(path);
                } else {
                    writeFileSync(path, service('a'));
                    if (isCare) real.add(path);
                }
            }
            const { files, unread } = await findOnDisk(root, []);
            assert.deepEqual(new Set(files), real.union(linked), `tree ${tree}`);
            // A folder that has documents in it may be called so.
            const wanted = [...broken].filter(path => lstatSync(path).isSymbolicLink() || !files.some(file => file.startsWith(`${path}/`)));
            assert.deepEqual(new Set(unread.map(({ file }) => pathOfAddress(file))), new Set(wanted), `tree ${tree}`);
            rmSync(root, { recursive: true });
        }
    });

    it('what is too large is not even read', () => {
        write('large.care', '');
        spawnSync('truncate', ['-s', '3G', join(cwd, 'large.care')]);
        assert.deepEqual(readText(join(cwd, 'large.care')), { reason: 'it has 3072 MB, and at most 32 are read' });
    });

    describe('results', () => {
        it('go through links, pipes and devices, and keep the permissions of a file', async () => {
            write('a.care', service('a'));
            write('private.txt', 'old');
            chmodSync(join(cwd, 'private.txt'), 0o600);
            symlinkSync('private.txt', join(cwd, 'link.txt'));
            symlinkSync('later.txt', join(cwd, 'to-later.txt'));
            for (const output of ['link.txt', 'to-later.txt']) {
                assert.equal(run('check', '-q', '-o', output).status, 1);
                assert.ok(lstatSync(join(cwd, output)).isSymbolicLink());
            }
            assert.match(readFileSync(join(cwd, 'private.txt'), 'utf8'), /1 service/);
            assert.match(readFileSync(join(cwd, 'later.txt'), 'utf8'), /1 service/);
            assert.equal(statSync(join(cwd, 'private.txt')).mode & 0o777, 0o600);
            spawnSync('mkfifo', [join(cwd, 'pipe')]);
            const reader = spawn('cat', [join(cwd, 'pipe')], { stdio: ['ignore', 'pipe', 'ignore'] });
            let text = '';
            reader.stdout.setEncoding('utf8').on('data', data => {
                text += data;
            });
            const closed = new Promise(resolve => reader.on('close', resolve));
            assert.equal(run('check', '-q', '-o', 'pipe').status, 1);
            await closed;
            assert.match(text, /1 service/);
            assert.ok(lstatSync(join(cwd, 'pipe')).isFIFO());
        });

        it('to /dev/stdout are the same as without it, and a device stays one', function () {
            if (process.platform === 'win32') this.skip();
            write('a.care', service('a'));
            const plain = run('check').stdout;
            for (const path of ['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1']) assert.equal(run('check', '-o', path).stdout, plain, path);
            assert.equal(run('new', 'service', 'b', '-o', '/dev/stdout').stdout, run('new', 'service', 'b', '-o', '-').stdout);
            if (IS_ROOT && spawnSync('mknod', [join(cwd, 'null'), 'c', '1', '3']).status === 0) {
                for (const args of [
                    ['check', '-o', 'null'],
                    ['coverage', '-o', 'null'],
                    ['new', 'service', 'c', '-o', 'null'],
                ]) {
                    run(...args);
                    assert.ok(lstatSync(join(cwd, 'null')).isCharacterDevice(), args.join(' '));
                }
            }
        });
    });

    describe('a reader that has seen enough', () => {
        /** Runs the command with both its streams read by a program that ends at once. */
        const closed = (...args: readonly string[]): number | null =>
            spawnSync('bash', ['-c', 'set -o pipefail; "$@" 2>&1 | true', 'bash', process.execPath, MAIN, ...args], {
                cwd,
                timeout: 60_000,
            }).status;

        it('does not keep a command from writing the files that it was to write', () => {
            for (let number = 0; number < 30; number++) write(`${number}.care`, `service s${number}{\nstatus:draft }`);
            closed('format');
            for (let number = 0; number < 30; number++)
                assert.match(readFileSync(join(cwd, `${number}.care`), 'utf8'), /^ {2}status: draft$/m);
            closed('generate', 'specification', '--to', 'md,html', '--out', 'papers');
            for (let number = 0; number < 30; number++)
                for (const end of ['md', 'html']) assert.ok(statSync(join(cwd, `papers/s${number}-specification.${end}`)).size);
            closed('new', 'service', 'fresh');
            assert.ok(statSync(join(cwd, 'fresh.care')).size);
        });
    });
});
