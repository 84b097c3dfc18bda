import assert from 'node:assert/strict';
import { waitForDiagnostic } from '../support/vscode/diagnostics.ts';
import { closeEditors, openFile, replaceText } from '../support/vscode/editor.ts';
import { carewright } from '../support/vscode/features.ts';
import { waitUntil } from '../support/wait-until.ts';

describe('the installed package', () => {
    afterEach(closeEditors);

    it('stands in the folder of installed extensions and starts with a .care file', async () => {
        await openFile('exampleshire/services/core-community.care');
        await waitUntil('the extension to be active', () => carewright().isActive);
        assert.match(carewright().extensionPath.replaceAll('\\', '/'), /\/x\/[^/]*carewright-[^/]*$/);
    });

    it('has all that its language server needs', async () => {
        const editor = await openFile('exampleshire/services/core-community.care');
        await replaceText(editor, 'follows:', 'follows: NO-SUCH-GUIDANCE,');
        await waitForDiagnostic(editor.document.uri, 'CARE-101');
    });
});
