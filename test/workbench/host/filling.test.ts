import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, find, openFile, replaceText } from '../support/vscode/editor.ts';
import { applyFix, fixesAt, runCommand } from '../support/vscode/features.ts';
import { waitUntil } from '../support/wait-until.ts';

const FILE = 'exampleshire/services/core-community.care';

const selected = ({ document, selection }: vscode.TextEditor): string => document.getText(selection);

/** The editor in front. @throws when there is none */
function inFront(): vscode.TextEditor {
    const editor = vscode.window.activeTextEditor;
    if (!editor) throw new Error('No editor is in front.');
    return editor;
}

describe('filling in', () => {
    afterEach(closeEditors);

    /** A file with two placeholders, the second of them a value. */
    async function withPlaceholders(): Promise<vscode.TextEditor> {
        const editor = await openFile(FILE);
        const line = find(editor.document, '  status:');
        await editor.edit(edit => edit.insert(line, '  context: "Before. [Who is it for?]"\n'));
        await replaceText(editor, 'review by:', 'review by: [date] //');
        editor.selection = new vscode.Selection(0, 0, 0, 0);
        return editor;
    }

    it('selects the next placeholder and the one before, round the document', async () => {
        const editor = await withPlaceholders();
        const go = async (direction: 'next' | 'previous'): Promise<string> => {
            await runCommand(`carewright.${direction}Placeholder`);
            return selected(editor);
        };
        const first = await go('next');
        const second = await go('next');
        assert.deepEqual([first, second].toSorted(), ['[Who is it for?]', '[date]']);
        assert.equal(await go('next'), first);
        assert.equal(await go('previous'), second);
        assert.equal(await go('previous'), first);
    });

    it('puts right what was written without quotation marks before it goes on, and nothing that was there before', async () => {
        const editor = await withPlaceholders();
        const { document } = editor;
        await replaceText(editor, 'provider:', 'provider: [who runs it] //');
        await replaceText(editor, 'commissioner:', 'commissioner: Dale Health Board //');
        editor.selection = new vscode.Selection(0, 0, 0, 0);
        while (selected(editor) !== '[who runs it]') await runCommand('carewright.nextPlaceholder');
        await runCommand('type', { text: 'Dale Trust' });
        await runCommand('carewright.nextPlaceholder');
        assert.match(document.getText(), /provider: "Dale Trust" \/\//);
        assert.match(document.getText(), /commissioner: Dale Health Board \/\//);
        assert.match(selected(editor), /^\[.*\]$/);
    });

    it('acts on the last document where something else is in front, as the walkthrough’s buttons do', async () => {
        const editor = await withPlaceholders();
        await runCommand('workbench.action.openWalkthrough', 'carewright.carewright#start', false);
        await waitUntil('the walkthrough in front', () => vscode.window.activeTextEditor === undefined);
        await runCommand('carewright.nextPlaceholder');
        assert.equal(inFront().document.uri.toString(), editor.document.uri.toString());
        assert.match(selected(inFront()), /^\[.*\]$/);
    });

    it('acts on people’s own document where one of the library is in front, which can only be read', async () => {
        const editor = await withPlaceholders();
        const library = vscode.Uri.from({ scheme: 'carewright', path: '/library/guidance/iacm.care' });
        await vscode.window.showTextDocument(library);
        assert.equal(inFront().document.uri.scheme, 'carewright');
        await runCommand('carewright.nextPlaceholder');
        assert.equal(inFront().document.uri.toString(), editor.document.uri.toString());
        assert.match(selected(inFront()), /^\[.*\]$/);
    });

    it('ends in the first placeholder that a fix has written, and goes on after one that wrote none', async () => {
        const editor = await withPlaceholders();
        const { document } = editor;
        const at = (words: string): vscode.Range => new vscode.Range(find(document, words), find(document, words, 'behind'));
        const fix = async (words: string, title: string): Promise<void> => {
            const found = (await fixesAt(document.uri, at(words))).find(each => each.title.startsWith(title));
            assert.ok(found, `${title} at ${words}`);
            await applyFix(found);
        };
        await fix('[Who is it for?]', 'Remove this line');
        assert.equal(selected(inFront()), '[date]');
        await fix('[date]', 'Not known yet');
        assert.ok(document.getText().includes('[date (not known yet)]'));
    });
});
