import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeOf, listDiagnostics, waitForDiagnostic, waitForDiagnostics } from '../support/vscode/diagnostics.ts';
import { closeEditors, deleteFile, fileAt, find, openFile, replaceText, writeFile } from '../support/vscode/editor.ts';
import { applyFix, fixesAt, runCommand } from '../support/vscode/features.ts';

import { waitUntil } from '../support/wait-until.ts';

const FILE = 'exampleshire/services/core-community.care';
const SERVICE = 'north-core-community';

/** A file about which something is always said. */
const COMMENTED = 'exampleshire/services/coast-fact.care';

/** A service, and the organisation that it names: no other test has them. */
const OWN = 'exampleshire/services/own.care';
const OWN_TEXT = 'service own-team "Own team" {\n  status: draft\n  provider: own-trust\n}\n';
const TERMS = 'exampleshire/own-terms.care';
const TERMS_TEXT = 'vocabulary organisations {\n  own-trust "Trust of its own"\n}\n';

/** Where a name is declared, as the search for symbols finds it. */
async function declarations(name: string): Promise<readonly string[]> {
    const found = await runCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', name);
    return found.filter(symbol => symbol.name.startsWith(name)).map(({ location }) => location.uri.toString());
}

/** The files that use a name of a document, one entry for each place; waits until another file is among them. */
async function references(document: vscode.TextDocument, name: string): Promise<readonly string[]> {
    const place = find(document, name).translate(0, 2);
    const found = await waitUntil(`${name} in another file`, async () => {
        const all = await runCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, place);
        return all.some(({ uri }) => uri.path !== document.uri.path) && all;
    });
    return found.map(({ uri }) => uri.toString()).sort();
}

/** All that is said about a file, under whichever address. */
function allOf(uri: vscode.Uri): readonly vscode.Diagnostic[] {
    const name = uri.path.split('/').at(-1) ?? '';
    return vscode.languages.getDiagnostics().flatMap(([of, all]) => (of.path.endsWith(`/${name}`) ? all : []));
}

describe('a folder whose name is written in several ways in an address', () => {
    before(() => {
        const [folder] = vscode.workspace.workspaceFolders ?? [];
        for (const character of ' &()#%ü') assert.ok(folder?.name.includes(character), `${folder?.name} has no “${character}”`);
    });
    afterEach(async () => {
        await closeEditors();
        for (const path of [OWN, TERMS]) await deleteFile(path);
    });

    it('has each file once, open or not, before it is changed and after', async () => {
        const uri = fileAt(FILE);
        await waitUntil('the service to be known', async () => (await declarations(SERVICE)).length > 0);
        assert.deepEqual(await declarations(SERVICE), [uri.toString()], 'closed');
        const editor = await openFile(FILE);
        // A second file of the same text would declare all of its names a second time.
        await replaceText(editor, `service ${SERVICE}`, 'service north-core-renamed');
        await waitUntil('the new name', async () => (await declarations('north-core-renamed')).length > 0);
        assert.deepEqual(await declarations('north-core-renamed'), [uri.toString()]);
        assert.deepEqual(await declarations(SERVICE), [], 'what the file on the disk says no longer counts');
        await replaceText(editor, 'service north-core-renamed', `service ${SERVICE}`);
        await waitUntil('the old name', async () => (await declarations(SERVICE)).length > 0);
        assert.deepEqual(await declarations(SERVICE), [uri.toString()], 'open');
        const duplicates = vscode.languages.getDiagnostics().flatMap(([, all]) => all.filter(each => codeOf(each) === 'CARE-102'));
        assert.deepEqual(duplicates, [], listDiagnostics(duplicates));
    });

    it('has everything said once about a file, closed or open', async () => {
        const uri = fileAt(COMMENTED);
        await waitForDiagnostics(uri, 'diagnostics of the closed file', all => all.length > 0);
        const editor = await openFile(COMMENTED);
        await replaceText(editor, 'follows:', 'follows: NO-SUCH-GUIDANCE,');
        const told = (): readonly string[] =>
            allOf(uri).map(each => `${each.range.start.line}:${each.range.start.character} ${codeOf(each)} ${each.message}`);
        await waitUntil(
            'all to be said once, of the text in the editor',
            () => told().filter(each => each.includes('NO-SUCH-GUIDANCE')).length === 1 && new Set(told()).size === told().length,
            { otherwise: () => listDiagnostics(allOf(uri)) },
        );
        // What stays said about the file as it was before it was opened would be seen in the same place.
        const [ofEditor, all] = [vscode.languages.getDiagnostics(editor.document.uri), allOf(uri)];
        assert.equal(all.length, ofEditor.length, listDiagnostics(all));
    });

    it('renames a name in its open file and in a closed one, and each reference is found once', async () => {
        const uri = await writeFile(OWN, OWN_TEXT);
        await writeFile(TERMS, TERMS_TEXT);
        const { document } = await openFile(TERMS);
        const both = [document.uri.toString(), uri.toString()].sort();
        assert.deepEqual(await references(document, 'own-trust'), both);
        const place = find(document, 'own-trust').translate(0, 2);
        const edit = await runCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, place, 'new-trust');
        assert.deepEqual(
            edit
                .entries()
                .flatMap(([of, edits]) => edits.map(() => of.toString()))
                .sort(),
            both,
        );
        assert.ok(await vscode.workspace.applyEdit(edit));
        assert.equal(document.getText(), TERMS_TEXT.replace('own-trust', 'new-trust'));
        const other = await vscode.workspace.openTextDocument(uri);
        assert.equal(other.getText(), OWN_TEXT.replace('own-trust', 'new-trust'));
        assert.deepEqual(await references(document, 'new-trust'), both);
        for (const each of [document.uri, uri])
            await waitForDiagnostics(each, 'the new name to be known', all => all.every(found => codeOf(found) !== 'CARE-101'));
    });

    it('has a fix change the text in the editor', async () => {
        await writeFile(OWN, OWN_TEXT.replace('own-trust', 'own-trsut'));
        await writeFile(TERMS, TERMS_TEXT);
        const { document } = await openFile(OWN);
        const { range } = await waitForDiagnostic(document.uri, 'CARE-101');
        const title = 'Change to own-trust';
        const fix = await waitUntil(title, async () =>
            (await fixesAt(document.uri, range, vscode.CodeActionKind.QuickFix)).find(each => each.title === title),
        );
        await applyFix(fix);
        assert.equal(document.getText(), OWN_TEXT);
        await waitForDiagnostics(document.uri, 'the name to be known', all => all.every(each => codeOf(each) !== 'CARE-101'));
    });
});
