import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, find, openFile } from '../support/vscode/editor.ts';
import { hoverAt, runCommand } from '../support/vscode/features.ts';
import { waitUntil } from '../support/wait-until.ts';

const FILE = 'exampleshire/services/core-community.care';

describe('reading', () => {
    afterEach(closeEditors);

    it('has a table of contents, and finds things by name everywhere', async () => {
        const { document } = await openFile(FILE);
        const [service] = await runCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
        assert.equal(service?.name, 'north-core-community');
        assert.ok(service?.children.some(({ name }) => name === 'population'));
        const found = await waitUntil('a symbol of a closed file', async () => {
            const symbols = await runCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'city-outreach');
            return symbols.find(({ name }) => name.startsWith('city-outreach'));
        });
        assert.match(found.location.uri.path, /assertive-outreach\.care$/);
    });

    it('shows figures above the service, and titles behind codes', async () => {
        const { document } = await openFile(FILE);
        const lenses = await waitUntil('a lens with figures', async () => {
            const all = await runCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 20);
            return all.some(({ command }) =>
                /^CMHF \d+ shown · \d+ claimed · \d+ partly · \d+ against · \d+ missing$/.test(command?.title ?? ''),
            )
                ? all
                : undefined;
        });
        assert.equal(lenses.find(({ command }) => command?.title.startsWith('CMHF'))?.command?.command, 'carewright.showCoverage');
        const whole = new vscode.Range(0, 0, document.lineCount, 0);
        const hints = await runCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
        assert.ok(
            hints.some(({ label }) =>
                (typeof label === 'string' ? label : label.map(({ value }) => value).join('')).includes('Community Mental Health Team'),
            ),
        );
    });

    it('leads to the library, which is read-only, and in which one can read on', async () => {
        const { document } = await openFile(FILE);
        const [place] = await runCommand<(vscode.Location | vscode.LocationLink)[]>(
            'vscode.executeDefinitionProvider',
            document.uri,
            find(document, 'CMHF-AIM-01').translate(0, 2),
        );
        assert.ok(place);
        const uri = 'targetUri' in place ? place.targetUri : place.uri;
        assert.equal(uri.toString(), 'carewright:/library/guidance/cmhf.care');
        const library = await vscode.workspace.openTextDocument(uri);
        const editor = await vscode.window.showTextDocument(library);
        assert.equal(library.languageId, 'carewright');
        assert.match(await hoverAt(uri, find(library, 'CMHF-AIM-01').translate(0, 2)), /CMHF-AIM-01/);
        const refused = await editor
            .edit(edit => edit.insert(new vscode.Position(0, 0), 'x'))
            .then(
                done => !done || library.getText().startsWith('x') === false,
                () => true,
            );
        assert.ok(refused, 'nobody can write in the library');
    });

    it('finds references, folds, selects, colours and links', async () => {
        const { document } = await openFile(FILE);
        const references = await runCommand<vscode.Location[]>(
            'vscode.executeReferenceProvider',
            document.uri,
            find(document, 'exampleshire-icb').translate(0, 2),
        );
        assert.ok(new Set(references.map(({ uri }) => uri.path)).size > 3, 'in several files');
        const folds = await runCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
        assert.ok(folds.length > 8);
        const [selection] = await runCommand<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document.uri, [
            find(document, 'ages: 18'),
        ]);
        assert.ok(selection?.parent?.parent);
        const tokens = await runCommand<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri);
        assert.ok(tokens.data.length > 100);
        const { document: local } = await openFile('exampleshire/local-standards.care');
        const links = await runCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', local.uri);
        assert.ok(links.every(({ target }) => /^(https?|file|mailto)$/.test(target?.scheme ?? '')));
    });

    it('leads from a guidance to who follows it', async () => {
        const { document } = await openFile('exampleshire/local-standards.care');
        const name = /^guidance ([\w-]+)/m.exec(document.getText())?.[1] ?? '';
        const [item] = await runCommand<vscode.CallHierarchyItem[]>(
            'vscode.prepareCallHierarchy',
            document.uri,
            find(document, `guidance ${name}`).translate(0, 10),
        );
        assert.equal(item?.name, name);
        const calls = await runCommand<vscode.CallHierarchyIncomingCall[]>('vscode.provideIncomingCalls', item);
        assert.ok(calls.length >= 1, 'somebody follows it');
    });
});
