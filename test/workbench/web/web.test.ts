import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitForDiagnostic } from '../support/vscode/diagnostics.ts';
import { closeEditors, openFile, replaceText } from '../support/vscode/editor.ts';
import { carewright, runCommand, waitForPreview } from '../support/vscode/features.ts';

import { waitUntil } from '../support/wait-until.ts';

/** A worker has this, and Node has not. */
declare const self: { readonly importScripts?: unknown } | undefined;

describe('in the browser', () => {
    afterEach(closeEditors);

    it('starts in a worker, without Node', async () => {
        assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
        assert.ok(typeof self === 'object', 'these tests run in a worker');
        await openFile('exampleshire/services/core-community.care');
        await waitUntil('the extension to be active', () => carewright().isActive);
    });

    it('says what is wrong while one types', async () => {
        const editor = await openFile('exampleshire/services/core-community.care');
        await replaceText(editor, 'follows:', 'follows: NO-SUCH-GUIDANCE,');
        const { range } = await waitForDiagnostic(editor.document.uri, 'CARE-101');
        assert.equal(editor.document.getText(range), 'NO-SUCH-GUIDANCE');
    });

    it('shows documents as people get them', async () => {
        const editor = await openFile('exampleshire/services/coast-fact.care');
        await runCommand('carewright.preview');
        await waitForPreview('Saltmere Coast Team');
        await replaceText(editor, 'Saltmere Coast Team', 'Saltmere Harbour Team');
        await waitForPreview('Saltmere Harbour Team');
    });
});
