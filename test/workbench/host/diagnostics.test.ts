import assert from 'node:assert/strict';
import { waitForDiagnostic, waitForDiagnostics } from '../support/vscode/diagnostics.ts';
import { closeEditors, openFile, replaceText } from '../support/vscode/editor.ts';

describe('diagnostics', () => {
    afterEach(closeEditors);

    it('come while one types, and go when it is put right', async () => {
        const editor = await openFile('exampleshire/services/core-community.care');
        await replaceText(editor, 'follows:', 'follows: NO-SUCH-GUIDANCE,');
        const { range } = await waitForDiagnostic(editor.document.uri, 'CARE-101');
        assert.equal(editor.document.getText(range), 'NO-SUCH-GUIDANCE');
        await replaceText(editor, ' NO-SUCH-GUIDANCE,', '');
        await waitForDiagnostics(editor.document.uri, 'the unknown name to be forgotten', all =>
            all.every(({ message }) => !message.includes('NO-SUCH-GUIDANCE')),
        );
    });
});
