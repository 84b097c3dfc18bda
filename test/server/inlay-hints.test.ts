import assert from 'node:assert/strict';
import { type InlayHint, InlayHintRequest } from 'vscode-languageserver-protocol';
import { type Editor, startEditor, uriOf } from './support/editor.ts';

const SERVICE = `service outreach "Outreach" {
  follows: IACM
  team type: A08
  policy non-attendance {
    owner: "Clinical lead"
    meets IACM-DNA-01, SUP-CTR-02
  }
  policy discharge {
    // Practice is checked, not only policy
    meets IACM-DNA-02
  }
  team {
    care-coordinator: 1.0 wte
  }
}
`;

describe('inlay hints', () => {
    let editor: Editor;
    const hints = async (text: string, lines: readonly [number, number]): Promise<readonly InlayHint[]> => {
        editor = await startEditor({ 'a.care': text });
        await editor.openDocument(uriOf('a.care'), text);
        const range = { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } };
        return (await editor.connection.sendRequest(InlayHintRequest.type, { textDocument: { uri: uriOf('a.care') }, range })) ?? [];
    };
    afterEach(() => editor.stop());

    it('shows titles behind ids and codes, and not behind names that speak for themselves', async () => {
        const found = await hints(SERVICE, [0, 15]);
        assert.deepEqual(
            found.map(({ label, position }) => [position.line, label]),
            [
                [2, 'Assertive Outreach Team'],
                [5, 'Missed appointments never a reason for discharge'],
                [5, 'The review comes at least six months before the…'],
            ],
        );
        assert.equal(found[2]?.tooltip, 'The review comes at least six months before the period ends');
    });

    it('answers for the lines that are asked for only', async () => {
        assert.equal((await hints(SERVICE, [0, 4])).length, 1);
    });

    it('says nothing in an empty file, and reads broken text and the line ends of Windows', async () => {
        assert.deepEqual(await hints('', [0, 0]), []);
        await editor.stop();
        const broken = await hints('service a {\r\n  team type: A08\r\n  policy x {\r\n', [0, 9]);
        assert.deepEqual(
            broken.map(({ position }) => position),
            [{ line: 1, character: 16 }],
        );
    });
});
