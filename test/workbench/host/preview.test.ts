import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, deleteFile, fileAt, openFile, readFile, replaceText, writeFile } from '../support/vscode/editor.ts';
import { previews, runCommand, waitForPreview } from '../support/vscode/features.ts';

import { waitUntil } from '../support/wait-until.ts';

const FILE = 'exampleshire/services/coast-fact.care';
const OTHER = 'exampleshire/services/early-intervention.care';
const PAPER = 'papers/coast-fact-specification.md';

describe('documents as people get them', () => {
    const originals = new Map<string, string>();
    before(async () => {
        for (const file of [FILE, OTHER]) originals.set(file, await readFile(file));
    });
    afterEach(async () => {
        await closeEditors();
        await deleteFile('papers');
        // In a browser, VS Code saves by itself after a second.
        for (const [file, text] of originals) await writeFile(file, text);
    });

    it('are seen beside the text, follow it before it is saved, and follow the file in front', async () => {
        const editor = await openFile(FILE);
        await runCommand('carewright.preview');
        const { group } = await waitForPreview('Saltmere Coast Team');
        assert.equal(vscode.window.activeTextEditor?.document, editor.document, 'the keyboard stays in the text');
        assert.notEqual(group.viewColumn, editor.viewColumn);
        await replaceText(editor, 'Saltmere Coast Team', 'Saltmere Harbour Team');
        await waitForPreview('Saltmere Harbour Team');
        await openFile('exampleshire/services/rehabilitation.care');
        await waitUntil('the preview of the other file', () => previews()[0] && !previews()[0]?.label.includes('Saltmere'));
        await runCommand('carewright.preview');
        assert.equal(previews().length, 1);
    });

    it('are written as files, from the text that nobody has saved', async () => {
        // Another file: VS Code does not notice at once that the first is as it was.
        const editor = await openFile(OTHER);
        await replaceText(editor, '"Exampleshire Early Intervention in Psychosis Team"', '"A Team By the Sea"');
        await runCommand('carewright.generate', { kind: 'specification', format: 'md', folder: fileAt('papers').toString() });
        assert.match(await readFile('papers/early-intervention-specification.md'), /^# A Team By the Sea/m);
    });

    it('are not written over what stands there before somebody says so', async () => {
        await openFile(FILE);
        await writeFile(PAPER, 'My own words.');
        // The question stays: nobody answers it here.
        void runCommand('carewright.generate', { kind: 'specification', format: 'md', folder: fileAt('papers').toString() });
        await runCommand('carewright.generate', { kind: 'coverage', format: 'md', folder: fileAt('papers').toString() });
        assert.equal(await readFile(PAPER), 'My own words.');
    });
});
