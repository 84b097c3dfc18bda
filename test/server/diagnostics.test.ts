import assert from 'node:assert/strict';
import { FileChangeType } from 'vscode-languageserver-protocol';
import { type Editor, startEditor, uriOf } from './support/editor.ts';

const SERVICE = 'service outreach "Outreach" {\n  follows: IACM\n  team {\n    own-role: 1 wte\n  }\n}\n';
const TERMS = 'vocabulary roles {\n  own-role "Own role"\n}\n';

const codes = (editor: Editor, path: string): readonly unknown[] => (editor.published.get(uriOf(path)) ?? []).map(({ code }) => code);

describe('diagnostics of a server', () => {
    let editor: Editor;
    afterEach(() => editor.stop());

    it('come for the whole workspace at start, with code, place, link and what they are related to', async () => {
        editor = await startEditor({ 'a.care': SERVICE, 'terms.care': TERMS });
        await editor.until(() => codes(editor, 'a.care').length > 0, 'diagnostics');
        await editor.quiet();
        assert.ok(!codes(editor, 'a.care').includes('CARE-101'), 'the role is declared in another file');
        const missing = editor.published.get(uriOf('a.care'))?.find(({ code }) => code === 'IACM-DNA-01');
        assert.match(String(missing?.codeDescription?.href), /^https:/);
        assert.match(missing?.relatedInformation?.[0]?.location.uri ?? '', /^carewright:\/library\/guidance\//);
        assert.equal(missing?.source, 'Carewright');
    });

    it('follow what is typed, here and in other files', async () => {
        editor = await startEditor({ 'a.care': SERVICE, 'terms.care': TERMS });
        await editor.openDocument(uriOf('terms.care'));
        await editor.quiet();
        await editor.type(uriOf('terms.care'), TERMS.replace('own-role', 'another-role'));
        await editor.until(() => codes(editor, 'a.care').includes('CARE-101'), 'the role is unknown');
        await editor.type(uriOf('terms.care'), TERMS);
        await editor.until(() => !codes(editor, 'a.care').includes('CARE-101'), 'the role is known again');
    });

    it('follow files that are changed, made and deleted outside', async () => {
        editor = await startEditor({ 'a.care': SERVICE });
        await editor.until(() => codes(editor, 'a.care').includes('CARE-101'), 'the role is unknown');
        await editor.fileChanged(uriOf('terms.care'), FileChangeType.Created, TERMS);
        await editor.until(() => !codes(editor, 'a.care').includes('CARE-101'), 'the role is known');
        await editor.fileChanged(uriOf('terms.care'), FileChangeType.Deleted);
        await editor.until(() => codes(editor, 'a.care').includes('CARE-101'), 'the role is unknown again');
        await editor.fileChanged(uriOf('a.care'), FileChangeType.Deleted);
        await editor.until(() => codes(editor, 'a.care').length === 0, 'nothing is said of a file that is gone');
    });

    it('follow a folder that is deleted, or moved into the workspace', async () => {
        editor = await startEditor({ 'in/a.care': SERVICE, 'in/deep/b.care': SERVICE.replace('outreach', 'inreach') });
        await editor.until(() => codes(editor, 'in/deep/b.care').includes('CARE-101'), 'the role is unknown');
        const before = [...editor.files];
        editor.files.clear();
        await editor.fileChanged(uriOf('in'), FileChangeType.Deleted);
        await editor.until(() => !codes(editor, 'in/a.care').length && !codes(editor, 'in/deep/b.care').length, 'nothing is said any more');
        for (const [uri, text] of before) editor.files.set(uri.replace('/in/', '/other/'), text);
        await editor.fileChanged(uriOf('other'), FileChangeType.Created, '');
        await editor.until(() => codes(editor, 'other/deep/b.care').includes('CARE-101'), 'the role is unknown there');
    });

    it('propose the nearest name when one comes that is nearer', async () => {
        const review = 'review year "The year" using icb-review-outcome {\n  covers: outreac\n}\n';
        editor = await startEditor({ 'year.care': review });
        const advice = (): string =>
            String(editor.published.get(uriOf('year.care'))?.find(({ code }) => code === 'CARE-101')?.message ?? '');
        await editor.until(() => advice() !== '' && !advice().includes('Did you mean'), 'nothing is near');
        await editor.fileChanged(uriOf('a.care'), FileChangeType.Created, SERVICE);
        await editor.until(() => advice().includes('Did you mean `outreach`'), 'the new name is near');
    });
});
