import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readCodeArguments, serveFiles } from '../../workbench/launcher/development-options.ts';

const NEEDED = ['--user-data-dir=/u', '--extensions-dir=/x', '--extensionDevelopmentPath=/e'];

describe('the stand-in for a desktop VS Code', () => {
    it('reads the arguments that test-electron gives', () => {
        const args = ['/w', '--no-sandbox', ...NEEDED, '--extensionTestsPath=/t/index.cjs', '--extensionDevelopmentKind=web'];
        assert.deepEqual(readCodeArguments(args), {
            userDataFolder: resolve('/u'),
            extensionsFolder: resolve('/x'),
            developmentPath: resolve('/e'),
            testsPath: resolve('/t/index.cjs'),
            kind: 'web',
            workspace: resolve('/w'),
        });
        assert.equal(readCodeArguments(NEEDED).kind, 'node');
        assert.throws(() => readCodeArguments(NEEDED.slice(1)), /--user-data-dir/);
    });

    it('offers the files of its folders to the page, and no others', async () => {
        const folder = mkdtempSync(join(tmpdir(), 'carewright-test-'));
        writeFileSync(join(folder, 'a.json'), '{}');
        const { port, server } = await serveFiles(folder);
        try {
            const answer = await fetch(`http://127.0.0.1:${port}/a.json`);
            assert.equal(answer.headers.get('content-type'), 'application/json');
            assert.equal(await answer.text(), '{}');
            for (const path of ['b.json', '..%2f..%2fetc/hostname', 'x/%2e%2e/%2e%2e/%2e%2e/etc/hostname', '%5c..%5c..%5cetc/hostname'])
                assert.equal((await fetch(`http://127.0.0.1:${port}/${path}`)).status, 404, path);
        } finally {
            server.close();
            rmSync(folder, { recursive: true });
        }
    });
});
