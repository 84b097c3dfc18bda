import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { applyEdits } from '../../language/model/findings.ts';
import { toBase64 } from '../../language/model/text.ts';
import type { GeneratedFiles, ImportedFile, TextChange } from '../../server/protocol.ts';
import { type Editor, startEditor, uriOf } from './support/editor.ts';

const SERVICE = `service north "North" {
  status: draft
  context: ""
  policy discharge {
    owner: "Lead"

  }
}
`;
const place = (line: number, character: number) => ({ line, character });
const at = (line: number, character: number) => ({ start: place(line, character), end: place(line, character) });

describe('text from elsewhere', () => {
    let editor: Editor;
    beforeEach(async () => {
        editor = await startEditor({ 'services/a.care': SERVICE });
        await editor.openDocument(uriOf('services/a.care'));
    });
    afterEach(() => editor.stop());

    it('pasted lines and lists come as edits of the open text', async () => {
        const paste: TextChange | null = await editor.connection.sendRequest('carewright/paste', {
            uri: uriOf('services/a.care'),
            range: at(2, 12),
            text: 'We help:\none',
            html: '<p>We help:</p><ul><li>one</li></ul>',
        });
        assert.equal(paste?.text, 'We help:\n\n    - one');
        assert.deepEqual(
            paste?.around.map(({ newText }) => newText),
            ['"""\n    ', '\n  """'],
        );
        const plain = { uri: uriOf('services/a.care'), range: at(2, 12), text: 'plain' };
        assert.equal(await editor.connection.sendRequest('carewright/paste', plain), null);
    });

    it('a dropped file is a line of its block with a link, and a link in a text', async () => {
        const drop = (line: number, character: number, file: string): Promise<TextChange[]> =>
            editor.connection.sendRequest('carewright/drop', { uri: uriOf('services/a.care'), position: place(line, character), file });
        const [line] = await drop(5, 0, uriOf('services/policies/policy%2027.pdf'));
        assert.equal(line?.title, 'Write document: “policy 27”');
        assert.equal(line?.around[0]?.newText, '    document: "[policy 27](policies/policy%2027.pdf)"');
        const [outside] = await drop(4, 8, uriOf('other/plan.xlsx'));
        assert.equal(outside?.around[0]?.newText, '\n    document: "plan"', 'no link leaves the folder');
        const [inText] = await drop(2, 12, uriOf('services/plan.xlsx'));
        assert.deepEqual([inText?.text, inText?.around], ['[plan](plan.xlsx)', []]);
    });

    it('a file that is dropped on the line that opens a block is its first line', async () => {
        const text = 'service b "B" {\n  status: draft\n}\n';
        await editor.openDocument(uriOf('services/b.care'), text);
        const order = { uri: uriOf('services/b.care'), position: place(0, 15), file: uriOf('services/plan.docx') };
        const [drop]: TextChange[] = await editor.connection.sendRequest('carewright/drop', order);
        assert.deepEqual(drop?.around, [
            { range: { start: place(0, 15), end: place(0, 15) }, newText: '\n  document: "[plan](plan.docx)"' },
        ]);
    });

    it('what shows that an action is done can be dropped on it', async () => {
        const review = 'review r "R" using icb-review-outcome {\n  action audit "Audit" {\n    owner: "Lead"\n  }\n}\n';
        await editor.openDocument(uriOf('services/r.care'), review);
        const drops: TextChange[] = await editor.connection.sendRequest('carewright/drop', {
            uri: uriOf('services/r.care'),
            position: place(2, 10),
            file: uriOf('services/audit.xlsx'),
        });
        assert.deepEqual(
            drops.map(({ title }) => title),
            ['Write evidence: “audit”', 'Write document: “audit”'],
        );
        const [{ range, newText } = { range: at(0, 0), newText: '' }] = drops[0]?.around ?? [];
        const lines = review.split('\n').slice(0, range.start.line).join('\n').length + 1 + range.start.character;
        assert.match(
            applyEdits(review, [{ at: [lines, lines], text: newText }]),
            /owner: "Lead"\n {4}evidence: "\[audit\]\(audit.xlsx\)"\n {2}\}/,
        );
    });

    it('a Word file is imported as a document, and what is no Word file is refused in words', async () => {
        const order = { uri: uriOf('services/a.care'), kind: 'specification', format: 'docx' };
        const { files }: GeneratedFiles = await editor.connection.sendRequest('carewright/generate', order);
        const base64 = files[0]?.base64 ?? '';
        const imported: ImportedFile = await editor.connection.sendRequest('carewright/importWord', { name: 'North.docx', base64 });
        assert.match(imported.text, /^service /m);
        assert.match(imported.text, /Lead/);
        assert.deepEqual(imported.own, { uri: uriOf('services/a.care'), edits: [] }, 'nobody has changed it');
        const unsaved = readFileSync('examples/exampleshire/services/coast-fact.care', 'utf8');
        await editor.openDocument(uriOf('services/coast.care'), unsaved);
        await editor.quiet();
        const made: GeneratedFiles = await editor.connection.sendRequest('carewright/generate', {
            ...order,
            uri: uriOf('services/coast.care'),
        });
        const again = { name: 'Coast.docx', base64: made.files[0]?.base64 ?? '' };
        const back: ImportedFile = await editor.connection.sendRequest('carewright/importWord', again);
        assert.match(back.text, /Saltmere Coast Team/, 'what the file was made from is read on the way');
        const wrong = { name: 'x.docx', base64: toBase64(new TextEncoder().encode('no')) };
        await assert.rejects(editor.connection.sendRequest('carewright/importWord', wrong), /Word/);
    });

    it('a Word file that Carewright made changes the text that it was made from, as it is open', async () => {
        const order = { uri: uriOf('services/a.care'), kind: 'specification', format: 'docx' };
        const { files }: GeneratedFiles = await editor.connection.sendRequest('carewright/generate', order);
        const parts = unzipSync(Buffer.from(files[0]?.base64 ?? '', 'base64'));
        const document = strFromU8(parts['word/document.xml'] as Uint8Array).replaceAll(
            /(?<=<w:t[^>]*>[^<]*)\bLead\b/g,
            'Medical Director',
        );
        const base64 = toBase64(zipSync({ ...parts, 'word/document.xml': strToU8(document) }));
        const unsaved = SERVICE.replace('status: draft', 'status: draft\n  version: "2"');
        await editor.type(uriOf('services/a.care'), unsaved);
        const { own }: ImportedFile = await editor.connection.sendRequest('carewright/importWord', { name: 'North.docx', base64 });
        assert.deepEqual(own, {
            uri: uriOf('services/a.care'),
            edits: [{ range: { start: place(5, 0), end: place(6, 0) }, newText: '    owner: "Medical Director"\n' }],
        });
    });
});
