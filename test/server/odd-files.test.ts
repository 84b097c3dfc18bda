import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeFiles } from '../../files/read-files.ts';
import { type Editor, startEditorIn } from './support/editor.ts';

/** A service with a role that nobody knows: its diagnostic stands on line 3. */
const service = (name: string): string => `service ${name} "Service" {\n  team {\n    nobody-knows: 1 wte\n  }\n}\n`;
const MEGABYTE = 1_000_000;

describe('files on the disk that are not as one would like', function () {
    this.timeout(600_000);
    let folder: string;
    let editor: Editor;
    const uri = (path: string): string => pathToFileURL(join(folder, path)).href;
    const write = (path: string, content: string | Uint8Array): void => writeFileSync(join(folder, path), content);
    const codes = (path: string): readonly unknown[] => (editor.published.get(uri(path)) ?? []).map(({ code }) => code);
    const line = (path: string): number | undefined =>
        editor.published.get(uri(path))?.find(({ code }) => code === 'CARE-101')?.range.start.line;

    before(async () => {
        folder = mkdtempSync(join(tmpdir(), 'carewright-odd-'));
        write('good.care', service('good'));
        write('from-windows.care', Buffer.from(`\uFEFF${service('windows')}`, 'utf16le'));
        write('marked.care', `\uFEFF${service('marked')}`);
        write('zero.care', service('zero').replace('team', 'te\0am'));
        write(
            'binary.care',
            Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256),
        );
        write('empty.care', '');
        write('long-line.care', service('long').replace('1 wte', `1 wte "${'word '.repeat(MEGABYTE / 5)}"`));
        write('large.care', `${service('large')}/* ${'x'.repeat(5 * MEGABYTE)} */\n`);
        mkdirSync(join(folder, 'folder.care'));
        write('folder.care/inside.care', service('inside'));
        symlinkSync(folder, join(folder, 'circle'));
        symlinkSync('a.care', join(folder, 'b.care'));
        symlinkSync('b.care', join(folder, 'a.care'));
        symlinkSync('nowhere', join(folder, 'lost.care'));
        write('secret.care', service('secret'));
        chmodSync(join(folder, 'secret.care'), 0o000);
        editor = await startEditorIn(pathToFileURL(folder).href, nodeFiles);
        await editor.quiet();
    });

    after(async () => {
        await editor.stop();
        rmSync(folder, { recursive: true, force: true });
    });

    for (const path of ['good.care', 'from-windows.care', 'marked.care', 'long-line.care', 'large.care', 'folder.care/inside.care']) {
        it(`${path} is checked`, () => assert.equal(line(path), 2));
    }

    it('what can be read of a text with a sign that no text has is checked', () => {
        assert.ok(codes('zero.care').includes('CARE-001'));
        assert.ok(codes('binary.care').includes('CARE-001'));
    });

    it('nothing is said of what holds no text', () => {
        for (const path of ['empty.care', 'a.care', 'b.care', 'lost.care', 'folder.care']) assert.deepEqual(codes(path), [], path);
    });

    it('a folder that links to itself is not gone through again', () => {
        const found = [...editor.published.keys()].filter(each => each.includes('/circle/'));
        assert.deepEqual(found, []);
    });

    it('a file that may not be read is left alone', function () {
        // Whoever may do everything may read everything.
        if (process.getuid?.() === 0 || process.platform === 'win32') this.skip();
        assert.deepEqual(codes('secret.care'), []);
    });

    it('and the server still answers', async () => {
        await editor.openDocument(uri('good.care'), service('good').replace('nobody-knows', 'key-worker'));
        await editor.quiet();
        assert.ok(!codes('good.care').includes('CARE-101'));
    });
});
