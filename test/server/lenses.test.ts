import assert from 'node:assert/strict';
import { type CodeLens, CodeLensRefreshRequest, CodeLensRequest, CodeLensResolveRequest } from 'vscode-languageserver-protocol';
import { type Editor, startEditor, uriOf } from './support/editor.ts';

const LOCAL = `guidance LOCAL "Local standards" {
  must LOCAL-01 "A policy" {
    says: "There is one."
    expects policy non-attendance
  }
  must LOCAL-02 "A role" {
    says: "There is one."
    expects role care-coordinator
  }
  should LOCAL-03 "Words" {
    says: "There are some."
    expects statement
  }
}
`;
const SERVICE = `service outreach "Outreach" {
  follows: LOCAL
  policy non-attendance {
    "Nobody is discharged for that."
    meets LOCAL-03
  }
}
`;

describe('code lenses', () => {
    let editor: Editor;
    const lenses = async (path: string): Promise<readonly CodeLens[]> =>
        (await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: uriOf(path) } })) ?? [];
    const titles = async (path: string): Promise<readonly (string | undefined)[]> =>
        (await lenses(path)).map(({ command }) => command?.title);
    beforeEach(async () => {
        editor = await startEditor({ 'local.care': LOCAL, 'a.care': SERVICE }, { workspace: { codeLens: { refreshSupport: true } } });
        await editor.openDocument(uriOf('a.care'));
        await editor.quiet();
    });
    afterEach(() => editor.stop());

    it('tells above a service how it stands against each guidance, and opens the coverage view', async () => {
        const [lens] = await lenses('a.care');
        assert.equal(lens?.command?.title, 'LOCAL 0 shown · 2 claimed · 0 partly · 0 against · 1 missing');
        assert.equal(lens?.command?.command, 'carewright.showCoverage');
        assert.deepEqual(lens?.command?.arguments, [uriOf('a.care'), 'outreach']);
        assert.equal(lens?.range.start.line, 0);
    });

    it('tells above a guidance of whom it is asked, and shows them', async () => {
        const [lens] = await lenses('local.care');
        const resolved = await editor.connection.sendRequest(CodeLensResolveRequest.type, lens as CodeLens);
        assert.equal(resolved.command?.title, 'asked of 1 service');
        assert.equal(resolved.command?.command, 'carewright.showReferences');
        assert.deepEqual(resolved.command?.arguments, [
            uriOf('local.care'),
            { line: 0, character: 9 },
            [{ uri: uriOf('a.care'), range: { start: { line: 0, character: 8 }, end: { line: 0, character: 16 } } }],
        ]);
    });

    it('goes with what is typed, and with a change of the guidance', async () => {
        await editor.type(uriOf('a.care'), SERVICE.replace('  policy', '  team {\n    care-coordinator: 1.0 wte\n  }\n  policy'));
        assert.deepEqual(await titles('a.care'), ['LOCAL 1 shown · 2 claimed · 0 partly · 0 against · 0 missing']);
        await editor.quiet();
        const refreshed = new Promise<void>(resolve => {
            editor.connection.onRequest(CodeLensRefreshRequest.type, () => resolve());
        });
        await editor.openDocument(uriOf('local.care'), LOCAL.replace('care-coordinator', 'key-worker'));
        await refreshed;
        assert.deepEqual(await titles('a.care'), ['LOCAL 0 shown · 2 claimed · 0 partly · 0 against · 1 missing']);
    });

    it('tells above guidance of the library of whom it is asked', async () => {
        await editor.type(uriOf('a.care'), SERVICE.replace('LOCAL', 'LOCAL, IACM'));
        await editor.quiet();
        const uri = 'carewright:/library/guidance/iacm.care';
        const [lens] = (await editor.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
        const resolved = await editor.connection.sendRequest(CodeLensResolveRequest.type, lens as CodeLens);
        assert.equal(resolved.command?.title, 'asked of 1 service');
    });

    it('is silent in an empty file and in broken text without a service', async () => {
        await editor.openDocument(uriOf('b.care'), '');
        assert.deepEqual(await lenses('b.care'), []);
        await editor.type(uriOf('b.care'), 'serv {{{ "');
        assert.deepEqual(await lenses('b.care'), []);
    });
});
