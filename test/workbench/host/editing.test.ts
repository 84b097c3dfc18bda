import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeOf, listDiagnostics, waitForDiagnostic, waitForDiagnostics } from '../support/vscode/diagnostics.ts';
import { closeEditors, find, openFile, replaceText } from '../support/vscode/editor.ts';
import { applyFix, completionsAt, fixesAt, hoverAt, labelOf, runCommand } from '../support/vscode/features.ts';

const FILE = 'exampleshire/services/core-community.care';

describe('writing', () => {
    afterEach(closeEditors);

    it('offers the terms that can stand at a place, with their titles', async () => {
        const editor = await openFile(FILE);
        await waitForDiagnostics(editor.document.uri, 'the first check', () => true);
        await replaceText(editor, 'core20plus5', 'core20plus5, ');
        const items = await completionsAt(editor.document.uri, find(editor.document, 'core20plus5, ', 'behind'));
        const wanted = items.find(item => labelOf(item) === 'cg178');
        assert.ok(wanted, `cg178 is among ${items.length} items`);
        assert.ok(!items.some(item => labelOf(item) === 'care-coordinator'), 'roles are not standards');
    });

    it('explains a term, a requirement and its outcome', async () => {
        const { document } = await openFile(FILE);
        assert.match(await hoverAt(document.uri, find(document, 'core-community-service', 'behind').translate(0, -3)), /[Cc]ommunity/);
        const requirement = await hoverAt(document.uri, find(document, 'CMHF-AIM-01', 'behind').translate(0, -3));
        assert.match(requirement, /CMHF-AIM-01/);
        assert.match(requirement, /Northdale Core Community Mental Health Team: claimed\./);
    });

    it('puts a wrong name right', async () => {
        const editor = await openFile(FILE);
        await replaceText(editor, 'core-community-service', 'core-comunity-service');
        const { range } = await waitForDiagnostic(editor.document.uri, 'CARE-101');
        const fixes = await fixesAt(editor.document.uri, range, vscode.CodeActionKind.QuickFix);
        const fix = fixes.find(({ title }) => title === 'Change to core-community-service');
        assert.ok(fix, fixes.map(({ title }) => title).join(', '));
        await applyFix(fix);
        await waitForDiagnostics(editor.document.uri, 'the name to be known', all =>
            all.every(({ message }) => !message.includes('comunity')),
        );
    });

    it('writes what a requirement asks for, with placeholders that stay reported', async () => {
        const editor = await openFile('exampleshire/services/coast-fact.care');
        const isMissing = (each: vscode.Diagnostic): boolean => /^(IACM|CMHF)-/.test(codeOf(each));
        const all = await waitForDiagnostics(editor.document.uri, 'a requirement', found => found.some(isMissing));
        // Where much is open at one place, the fixes are for sections: a requirement that is alone at its place has fixes of its own.
        const missing = all.find(each => isMissing(each) && all.filter(other => other.range.isEqual(each.range)).length === 1);
        assert.ok(missing, listDiagnostics(all));
        const id = codeOf(missing);
        const fixes = await fixesAt(editor.document.uri, missing.range, vscode.CodeActionKind.QuickFix);
        const exempt = fixes.find(({ title }) => title === `Say why ${id} does not apply`);
        assert.ok(exempt, fixes.map(({ title }) => title).join(', '));
        await applyFix(exempt);
        await waitForDiagnostic(editor.document.uri, 'CARE-503');
        assert.match(editor.document.getText(), new RegExp(`not applicable ${id} because "\\[`));
    });

    it('lays a document out', async () => {
        const editor = await openFile(FILE);
        await replaceText(editor, '  aims {', '      aims   {');
        await runCommand('editor.action.formatDocument');
        assert.match(editor.document.getText(), /\n {2}aims \{\n/);
    });

    it('renames a term in all files, and refuses one of the library', async () => {
        const { document } = await openFile('exampleshire/terms.care');
        const name = /^ {2}([a-z][a-z-]+) "/m.exec(document.getText())?.[1] ?? '';
        const edit = await runCommand<vscode.WorkspaceEdit>(
            'vscode.executeDocumentRenameProvider',
            document.uri,
            find(document, `  ${name} "`).translate(0, 3),
            `${name}-renamed`,
        );
        assert.ok(edit.entries().length >= 1);
        assert.ok(edit.entries().every(([, edits]) => edits.every(({ newText }) => newText === `${name}-renamed`)));
        const service = await openFile(FILE);
        const library = find(service.document, 'core-community-service', 'behind').translate(0, -3);
        await assert.rejects(async () => runCommand('vscode.executeDocumentRenameProvider', service.document.uri, library, 'x'), /library/);
    });
});
