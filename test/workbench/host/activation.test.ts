import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, openFile } from '../support/vscode/editor.ts';
import { carewright } from '../support/vscode/features.ts';
import { waitUntil } from '../support/wait-until.ts';

describe('activation', () => {
    afterEach(closeEditors);

    it('gives .care files their language', async () => {
        const { document } = await openFile('exampleshire/terms.care');
        assert.equal(document.languageId, 'carewright');
    });

    it('happens when a .care file is opened', async () => {
        await openFile('exampleshire/services/core-community.care');
        await waitUntil('the extension to be active', () => carewright().isActive);
    });

    it('brings the commands that the palette lists', async () => {
        await carewright().activate();
        const listed = carewright().packageJSON.contributes.commands.map(({ command }: { readonly command: string }) => command);
        const known = new Set(await vscode.commands.getCommands(true));
        assert.ok(listed.length > 0, 'there are commands');
        assert.deepEqual(
            listed.filter((command: string) => !known.has(command)),
            [],
        );
    });
});
