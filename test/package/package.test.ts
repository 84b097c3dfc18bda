import assert from 'node:assert/strict';
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import manifest from '../../package.json' with { type: 'json' };
import { bundleCommand, bundleExtension } from '../../scripts/package/bundles.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What a clone has not, or has only after a build. */
const NOT_IN_A_CLONE = new Set(['node_modules', 'dist', 'out', '.git', '.vscode-test', 'generated', 'results', 'THIRD-PARTY-NOTICES.txt']);
const onWindows = process.platform === 'win32';
/** As little of an environment as a machine can have: no HOME, another language and time zone. The tests' own Node comes first. */
const ENV = {
    PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
    ...(onWindows && { SystemRoot: process.env.SystemRoot, APPDATA: process.env.APPDATA, TEMP: process.env.TEMP }),
    LANG: 'C',
    TZ: 'Pacific/Kiritimati',
};

function run(command: string, args: readonly string[], cwd: string): SpawnSyncReturns<string> {
    return spawnSync(command, args, { cwd, env: ENV, encoding: 'utf8', shell: onWindows, maxBuffer: 1e8 });
}

/** Runs a command that has to succeed. */
function mustRun(command: string, args: readonly string[], cwd: string): string {
    const { status, stdout, stderr, error } = run(command, args, cwd);
    assert.equal(status, 0, `${command} ${args.join(' ')}: ${error?.message ?? ''}\n${stdout}\n${stderr}`);
    return stdout;
}

/** Starts the installed language server, and gives its answer to `initialize`. */
function initialized(command: string, cwd: string): Promise<string> {
    const server = spawn(command, ['lsp', '--stdio'], { cwd, env: ENV, shell: onWindows, stdio: ['pipe', 'pipe', 'inherit'] });
    const request = JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'initialize',
        params: { processId: null, rootUri: null, capabilities: {} },
    });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(request)}\r\n\r\n${request}`);
    return new Promise((resolve, reject) => {
        let answer = '';
        server.stdout.setEncoding('utf8').on('data', text => {
            answer += text;
            const [, length = '', body = ''] = /Content-Length: (\d+)(?:\D[\s\S]*?)?\r\n\r\n([\s\S]*)/.exec(answer) ?? [];
            if (length && Buffer.byteLength(body) >= Number(length)) {
                server.kill();
                resolve(body);
            }
        });
        server.on('error', reject);
        server.on('exit', code => reject(new Error(`The server ended with ${code}.`)));
    });
}

describe('the packages', function () {
    this.timeout(600_000);
    const folder = mkdtempSync(join(tmpdir(), 'carewright-package-'));
    // A clone without anything built, in a folder with a name that shells and addresses have trouble with.
    const clone = join(folder, 'a & b (c) #1 % ü');
    const tarball = `carewright-${manifest.version}.tgz`;
    const unpacked = join(folder, 'unpacked', 'package');
    const vsixPath = join(clone, `carewright-${manifest.version}.vsix`);
    const fileInVsix = (name: string): string => Buffer.from(unzipSync(readFileSync(vsixPath))[name] ?? []).toString('utf8');

    /** That notices name the package of each file in node_modules, with its licence; and that some are among them, so that files are seen. */
    function mustNameAll(notices: string, inputs: readonly string[], some: readonly string[]): void {
        const marker = 'node_modules/';
        const folders = new Set(
            inputs
                .filter(input => input.includes(marker))
                .map(input => {
                    const at = input.lastIndexOf(marker) + marker.length;
                    const parts = input.slice(at).split('/');
                    return input.slice(0, at) + parts.slice(0, parts[0]?.startsWith('@') ? 2 : 1).join('/');
                }),
        );
        for (const name of some)
            assert.ok(
                [...folders].some(each => each.endsWith(`${marker}${name}`)),
                `${name} is in the bundles`,
            );
        for (const each of folders) {
            const { name, version, license } = JSON.parse(readFileSync(join(clone, each, 'package.json'), 'utf8'));
            assert.ok(notices.includes(`\n- ${name} ${version} (${license})\n`), `${name} is listed`);
            assert.match(
                notices.slice(notices.indexOf(`\n${name} ${version}\n`)),
                /^\n\S+ \S+\n[\w.-]+\n\n.{0,600}(Permission|Apache License|Redistribution|Blue Oak Model License)/s,
                `${name} has its licence`,
            );
        }
    }

    let umask: number;

    before(() => {
        umask = process.umask(0o077);
        mkdirSync(clone);
        for (const name of readdirSync(ROOT)) {
            if (NOT_IN_A_CLONE.has(name) || /\.(tgz|vsix)$/.test(name)) continue;
            cpSync(join(ROOT, name), join(clone, name), {
                recursive: true,
                filter: path => !NOT_IN_A_CLONE.has(path.split(/[\\/]/).at(-1) ?? ''),
            });
        }
        symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'), 'junction');
        assert.equal(
            mustRun('npm', ['pack', '--silent'], clone).trim(),
            tarball,
            'nothing else is printed, so that scripts can read the name',
        );
        mkdirSync(dirname(unpacked));
        mustRun('tar', ['xzf', join(clone, tarball)], dirname(unpacked));
    });

    after(() => {
        process.umask(umask);
        rmSync(folder, { recursive: true, force: true });
    });

    it('npm pack builds by itself, and holds what is needed and nothing else', () => {
        const files = readdirSync(unpacked, { recursive: true, withFileTypes: true })
            .filter(entry => entry.isFile())
            .map(entry =>
                join(entry.parentPath, entry.name)
                    .slice(unpacked.length + 1)
                    .replaceAll('\\', '/'),
            );
        const expected =
            /^(dist\/(carewright\.mjs|chunks\/[\w-]+\.mjs)|dictionaries\/carewright\.txt|package\.json|README\.md|LICENSE|NOTICE\.md|CHANGELOG\.md|THIRD-PARTY-NOTICES\.txt)$/;
        assert.deepEqual(
            files.filter(file => !expected.test(file)),
            [],
        );
        for (const name of ['dist/carewright.mjs', 'LICENSE', 'NOTICE.md', 'THIRD-PARTY-NOTICES.txt', 'dictionaries/carewright.txt'])
            assert.ok(files.includes(name), name);
        assert.ok(statSync(join(clone, tarball)).size < 1_600_000, `${statSync(join(clone, tarball)).size} bytes`);
    });

    it('npm installs it as one package, without a network, and it works outside of the repository', async () => {
        const prefix = join(folder, 'prefix');
        mkdirSync(prefix);
        const said = run('npm', ['install', '--global', '--prefix', prefix, '--offline', join(clone, tarball)], folder);
        assert.equal(said.status, 0, said.stderr);
        assert.match(said.stdout, /^added 1 package\b/m);
        assert.doesNotMatch(said.stderr, /install-scripts/, 'npm has no script to block');
        const { scripts } = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'));
        for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) assert.equal(scripts[name], undefined, name);
        const command = onWindows ? join(prefix, 'carewright.cmd') : join(prefix, 'bin', 'carewright');
        const specs = join(folder, 'specs (draft) & co');
        mkdirSync(specs);
        assert.equal(mustRun(command, ['--version'], specs), `${manifest.version}\n`);
        mustRun(command, ['new', 'service', 'coast', '--title', 'Coast Team'], specs);
        const { status, stdout } = run(command, ['check', '--fail-on', 'warning'], specs);
        assert.equal(status, 1, 'placeholders are left');
        assert.match(stdout, /1 file, 1 service: \d+ warnings/);
        assert.match(mustRun(command, ['coverage'], specs), /^Coast Team \(coast\)\n +IACM +\d+ shown · .* missing$/m);
        mustRun(command, ['generate', 'specification', 'coast', '--to', 'docx'], specs);
        mustRun(command, ['generate', 'coverage', 'coast', '--to', 'xlsx'], specs);
        const made = readdirSync(specs);
        const word = made.find(name => name.endsWith('.docx')) ?? '';
        for (const ending of ['.docx', '.xlsx'])
            assert.ok(
                made.some(name => name.endsWith(ending)),
                made.join(),
            );
        mustRun(command, ['import', word, '--output', 'again.care'], specs);
        assert.match(readFileSync(join(specs, 'again.care'), 'utf8'), /^service /m);
        const { result } = JSON.parse(await initialized(command, specs));
        assert.equal(result.serverInfo.name, 'Carewright');
    });

    it('the notices name every package and every work of the bundles, each with its licence', async () => {
        const command = await bundleCommand(clone);
        const extension = await bundleExtension(clone);
        const inNpm = command;
        assert.ok(command.includes('server/main/main-node.ts'), 'the command brings its server, and shares its pieces with it');
        const late = (extension.get('dist/server.cjs') ?? []).filter(path => path.startsWith('documents/'));
        assert.deepEqual(late, [], 'documents are no part of the server, which loads their bundle');
        const npm = readFileSync(join(unpacked, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
        mustNameAll(npm, inNpm, ['commander', 'saxes', 'langium', 'vscode-languageserver', 'hast-util-to-html']);
        assert.deepEqual([...extension.keys()].toSorted(), [
            'dist/documents.cjs',
            'dist/extension.cjs',
            'dist/server.cjs',
            'dist/web/extension.js',
            'dist/web/server.js',
            'dist/webview',
        ]);
        mustRun(process.execPath, ['scripts/package.ts'], clone);
        const vsix = fileInVsix('extension/THIRD-PARTY-NOTICES.txt');
        mustNameAll(vsix, [...extension.values()].flat(), ['vscode-languageclient', 'vscode-languageserver', 'langium']);
        assert.doesNotMatch(vsix, /^- commander /m);
        const notice = readFileSync(join(unpacked, 'NOTICE.md'), 'utf8').replaceAll(/^> ?/gm, '');
        for (const licence of ['nhsuk-frontend', 'mental-health-monthly-statistics', 'rcpch-nhs-organisations']) {
            const text = readFileSync(join(ROOT, 'scripts/package/licences', `${licence}.txt`), 'utf8').trim();
            for (const notices of [npm, vsix]) assert.ok(notices.includes(text), `the notices have the licence of ${licence}`);
            const [, , copyright = '', , ...rest] = text.split('\n');
            assert.match(copyright, /^Copyright \(c\) /);
            assert.ok(notice.includes(copyright), `NOTICE.md has: ${copyright}`);
            assert.ok(notice.includes(rest.join('\n')), `NOTICE.md has the licence of ${licence}`);
        }
        assert.match(notice, /Contains public sector information licensed under the \[Open Government Licence\s+v3\.0\]/);
    });

    it('vsce packages the extension with its own checks, without pictures from nowhere', () => {
        mustRun(process.execPath, ['scripts/package.ts'], clone);
        const files = unzipSync(readFileSync(vsixPath));
        const own = Object.keys(files).filter(name => !name.startsWith('extension/examples/exampleshire/'));
        assert.ok(own.length <= 35, own.join('\n'));
        assert.doesNotMatch(fileInVsix('extension/readme.md'), /!\[|<img|data:/);
        assert.match(fileInVsix('extension.vsixmanifest'), /<Tags>[^<]*NHS,ICB,[^<]*language server/);
        for (const name of [manifest.main, manifest.browser]) assert.ok(files[`extension/${name.slice(2)}`], name);
    });

    it('vsce lists only the files of the extension in the root, and says there how the extension is made', () => {
        // npm can't list the packages of a linked folder; there are none to list, since everything is bundled.
        const vsce = join(ROOT, 'node_modules/@vscode/vsce/vsce');
        const listed = mustRun(process.execPath, [vsce, 'ls', '--no-dependencies'], clone).trim().split('\n');
        const own = listed.filter(name => !name.startsWith('examples/exampleshire/'));
        assert.ok(own.length <= 35 && own.includes('dist/extension.cjs'), own.join('\n'));
        const { status, stdout, stderr } = run(process.execPath, [vsce, 'package', '--no-dependencies'], clone);
        assert.notEqual(status, 0);
        assert.match(stdout + stderr, /Make the extension with: npm run package/);
        assert.ok(existsSync(join(clone, 'scripts/package.ts')));
    });
});
