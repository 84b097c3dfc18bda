import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeOf, waitForDiagnostic } from '../support/vscode/diagnostics.ts';
import { closeEditors, deleteFile, fileAt, find, openFile, readFile, replaceText } from '../support/vscode/editor.ts';
import { applyFix, completionsAt, fixesAt, hoverAt, labelOf, runCommand } from '../support/vscode/features.ts';

import { waitUntil } from '../support/wait-until.ts';

const SERVICE = 'exampleshire/services/coast-fact.care';

const exists = (path: string): Promise<boolean> =>
    Promise.resolve(vscode.workspace.fs.stat(fileAt(path))).then(
        () => true,
        () => false,
    );

describe('working in the browser', () => {
    afterEach(closeEditors);

    it('completion lists the terms that a line may name', async () => {
        const { document } = await openFile(SERVICE);
        await waitForDiagnostic(document.uri, 'CARE-401');
        const { line } = find(document, 'provider:');
        const behind = /provider:\s*/.exec(document.lineAt(line).text)?.[0].length ?? 0;
        const at = new vscode.Position(line, document.lineAt(line).firstNonWhitespaceCharacterIndex + behind);
        const labels = (await completionsAt(document.uri, at)).map(labelOf);
        assert.ok(labels.length > 10, labels.join(', '));
        assert.match(await hoverAt(document.uri, find(document, 'A04').translate(0, 1)), /\*\*/);
    });

    it('a forgotten quotation mark has a fix that puts it right', async () => {
        const editor = await openFile(SERVICE);
        await replaceText(editor, 'status:', 'provider: The people who run it\n  status:');
        const { range } = await waitForDiagnostic(editor.document.uri, 'CARE-001');
        assert.equal(editor.document.getText(range), 'The people who run it');
        const fixes = await waitUntil('a fix', async () => {
            const found = await fixesAt(editor.document.uri, range);
            return found.some(({ title }) => title === 'Put it in quotation marks') && found;
        });
        await applyFix(fixes.find(({ title }) => title === 'Put it in quotation marks') as vscode.CodeAction);
        assert.match(editor.document.getText(), /provider: "The people who run it"/);
        await waitUntil(
            'the error to go',
            () => !vscode.languages.getDiagnostics(editor.document.uri).some(each => codeOf(each) === 'CARE-001'),
        );
    });

    it('New writes a specification and selects the first place to fill in', async () => {
        await runCommand('carewright.newService', { name: 'web-team', title: 'Web team', follows: ['IACM'], model: 'assertive-outreach' });
        const editor = await waitUntil('the new document in front', () => {
            const active = vscode.window.activeTextEditor;
            return active && /web-team\.care$/.test(active.document.uri.path) && !active.selection.isEmpty && active;
        });
        assert.match(editor.document.getText(), /service web-team "Web team"/);
        assert.match(editor.document.getText(editor.selection), /^\[[^\]]+\]$/);
        await closeEditors();
        await vscode.workspace.fs.delete(editor.document.uri);
    });

    it('the matrix opens', async () => {
        await runCommand('carewright.showMatrix');
        await waitUntil('the matrix', () =>
            vscode.window.tabGroups.all.some(({ tabs }) =>
                tabs.some(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('carewright.matrix')),
            ),
        );
    });

    it('Generate writes Word files, and Import Word Document brings their changes into the file that they were made from', async () => {
        await openFile(SERVICE);
        const folder = fileAt('papers');
        await vscode.workspace.fs.createDirectory(folder);
        await runCommand('carewright.generate', { kind: 'specification', format: 'docx', folder: folder.toString() });
        const [[name = ''] = []] = await vscode.workspace.fs.readDirectory(folder);
        assert.match(name, /\.docx$/);
        assert.match((await readFile(`papers/${name}`)).slice(0, 2), /PK/);
        await runCommand('carewright.importWord', vscode.Uri.joinPath(folder, name));
        const imported = vscode.window.activeTextEditor?.document;
        assert.equal(imported?.uri.path, fileAt(SERVICE).path);
        assert.equal(imported?.isDirty, false, 'nobody has changed the Word file');
        assert.match(imported?.getText() ?? '', /Saltmere Coast Team/);
        await closeEditors();
        await deleteFile('papers');
        assert.equal(await exists('papers'), false);
    });
});
