import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, installPackages, missing, whyNoInstall } from '../../scripts/equipment/programs.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const isUnix = process.platform !== 'win32';

describe('setting up the tests', () => {
    const { PATH, CHROME_PATH } = process.env;
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), 'carewright-setup-'));
    });
    afterEach(() => {
        process.env.PATH = PATH;
        if (CHROME_PATH === undefined) delete process.env.CHROME_PATH;
        else process.env.CHROME_PATH = CHROME_PATH;
        rmSync(folder, { recursive: true, force: true });
    });

    /** An apt-get that writes down its arguments, and fails as often as is said. Returns what reads them. */
    function fakeAptGet(failures: number, words: string): () => readonly string[] {
        const log = join(folder, 'log');
        const file = join(folder, 'apt-get');
        writeFileSync(log, '');
        writeFileSync(
            file,
            `#!/bin/sh\necho "$@" >> '${log}'\n[ $(wc -l < '${log}') -gt ${failures} ] || { echo "${words}" >&2; exit 100; }\n`,
        );
        chmodSync(file, 0o755);
        process.env.PATH = `${folder}${delimiter}${PATH}`;
        return () => readFileSync(log, 'utf8').trim().split('\n');
    }

    (isUnix ? it : it.skip)('waits for another installation, for the lists and for the packages', () => {
        const said = fakeAptGet(2, 'E: Could not get lock /var/lib/apt/lists/lock. It is held by process 7 (apt-get)');
        installPackages(['a', 'b'], 0.01);
        const update = '-o DPkg::Lock::Timeout=600 update';
        assert.deepEqual(said(), [update, update, update, '-o DPkg::Lock::Timeout=600 install --yes --no-install-recommends a b']);
    });

    (isUnix ? it : it.skip)('fails where an installation fails', () => {
        const said = fakeAptGet(9, 'E: Unable to locate package a');
        assert.throws(() => installPackages(['a'], 0.01), /Unable to locate package a/);
        assert.equal(said().length, 1);
    });

    it('says what is missing and how it can be had', () => {
        const how = whyNoInstall(['x', 'y']) ?? '`npm run test:setup` was not run, which installs it';
        assert.equal(missing('Chromium', ['x', 'y']).why, `Chromium was not found, and ${how}.`);
    });

    it('refuses a CHROME_PATH that names nothing', () => {
        process.env.CHROME_PATH = join(folder, 'no-browser');
        assert.throws(() => findChromium(), /CHROME_PATH names .*no-browser, which is not there/);
    });

    it('is what tests leave it to: none of them installs anything', () => {
        const installing = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
            .filter(name => name.endsWith('.ts'))
            .filter(name => /apt-get|installPackages|installServer/.test(readFileSync(join(ROOT, 'test', name), 'utf8')));
        assert.deepEqual(installing, [join('scripts', 'setup.test.ts')]);
    });
});

describe('a fresh machine', () => {
    const run = (...args: readonly string[]) => spawnSync('bash', [join(ROOT, 'scripts/fresh-machine'), ...args], { encoding: 'utf8' });

    (isUnix ? it : it.skip)('is refused with a sentence where an option is wrong', () => {
        for (const [args, words] of [
            [['--node', '9'], /--node is "9"\. It can be 20, 22 or 24/],
            [['--user', '../x'], /--user is "\.\.\/x"/],
            [['--npm'], /--npm needs a value/],
            [['--nmp', '11'], /there is no option --nmp/],
        ] as const) {
            const { status, stderr } = run(...args);
            assert.equal(status, 2);
            assert.match(stderr, words);
        }
        assert.match(run('--help').stdout, /^Runs both commands of the README/);
    });
});
