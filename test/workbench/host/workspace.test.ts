import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type * as vscode from 'vscode';
import { codeOf, waitForDiagnostic, waitForDiagnostics } from '../support/vscode/diagnostics.ts';
import { closeEditors, deleteFile, fileAt, openFile, replaceText, writeFile } from '../support/vscode/editor.ts';
import { runCommand } from '../support/vscode/features.ts';

const OTHER = 'exampleshire/services/of-the-test.care';

/** Has the server started again. @returns its process, as the client started it: tests run where the client runs */
async function restartServer(): Promise<ChildProcess> {
    const started: ChildProcess[] = [];
    const note = (message: unknown): unknown => started.push((message as { readonly process: ChildProcess }).process);
    subscribe('child_process', note);
    try {
        await runCommand('carewright.restartServer');
    } finally {
        unsubscribe('child_process', note);
    }
    const [server, ...others] = started.filter(({ spawnargs }) => spawnargs.some(argument => argument.endsWith('server.cjs')));
    assert.ok(server?.pid, 'the client started a server');
    assert.equal(others.length, 0, 'and no second one');
    return server;
}

describe('the workspace', () => {
    afterEach(async () => {
        await deleteFile(OTHER);
        await deleteFile('exampleshire/terms-of-the-test.care');
        await closeEditors();
    });

    it('is checked whole: files that nobody has opened, too', async () => {
        await waitForDiagnostics(fileAt('exampleshire/services/coast-fact.care'), 'diagnostics of a closed file', all => all.length > 0);
    });

    it('follows files that other programs make, change and delete', async () => {
        const uri = await writeFile(
            OTHER,
            'service of-the-test "Of the test" {\n  status: draft\n  team {\n    test-only-role: 1 wte\n  }\n}\n',
        );
        await waitForDiagnostic(uri, 'CARE-101');
        await writeFile('exampleshire/terms-of-the-test.care', 'vocabulary roles {\n  test-only-role "Role of the test"\n}\n');
        await waitForDiagnostics(uri, 'the role to be known', all => all.every(each => codeOf(each) !== 'CARE-101'));
        await deleteFile('exampleshire/terms-of-the-test.care');
        await waitForDiagnostic(uri, 'CARE-101');
        await deleteFile(OTHER);
        await waitForDiagnostics(uri, 'nothing to be said of a file that is gone', all => all.length === 0);
    });

    it('takes in a folder that another program puts there, and lets it go again', async () => {
        const inside = fileAt('exampleshire/folder-of-the-test/inside.care');
        await writeFile('exampleshire/folder-of-the-test/inside.care', 'service inside "Inside" {\n  follows: NO-SUCH-GUIDANCE\n}\n');
        await waitForDiagnostic(inside, 'CARE-101');
        await deleteFile('exampleshire/folder-of-the-test');
        await waitForDiagnostics(inside, 'the folder to be forgotten', all => all.length === 0);
    });

    it('gets over a server that dies', async () => {
        const editor = await openFile('exampleshire/services/coast-fact.care');
        await waitForDiagnostics(editor.document.uri, 'the first check', all => all.length > 0);
        const server = await restartServer();
        await waitForDiagnostics(editor.document.uri, 'the check after the restart', all => all.length > 0);
        assert.ok(server.kill('SIGKILL'), 'it ran until now');
        await replaceText(editor, 'follows:', 'follows: NO-SUCH-GUIDANCE,');
        await waitForDiagnostic(editor.document.uri, ({ message }) => message.includes('NO-SUCH-GUIDANCE'));
    });

    it('has a server that can be started again', async () => {
        const { document } = await openFile('exampleshire/services/coast-fact.care');
        await waitForDiagnostics(document.uri, 'the first check', all => all.length > 0);
        await restartServer();
        await waitForDiagnostics(document.uri, 'the check after the restart', all => all.length > 0);
        const symbols = await runCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
        assert.ok(symbols.length);
    });
});
