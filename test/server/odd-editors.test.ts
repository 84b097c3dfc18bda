import assert from 'node:assert/strict';
import {
    DefinitionRequest,
    DocumentSymbolRequest,
    HoverRequest,
    InitializeRequest,
    ResponseError,
    ShutdownRequest,
    type SymbolInformation,
} from 'vscode-languageserver-protocol';
import { type Editor, startEditor, uriOf } from './support/editor.ts';

const TEXT = 'service team "Team" {\n  status: draft\n  team {\n    care-coordinator: 1 wte\n  }\n}\n';
const textDocument = { uri: uriOf('team.care') };
const invalid = (error: unknown): boolean => error instanceof ResponseError && error.code === -32600;

describe('an editor that knows little', () => {
    let editor: Editor;
    beforeEach(async () => {
        editor = await startEditor({ 'team.care': TEXT }, {});
        await editor.quiet();
    });
    afterEach(() => editor.stop());

    it('is told places, where it knows no links', async () => {
        const found = await editor.connection.sendRequest(DefinitionRequest.type, { textDocument, position: { line: 3, character: 6 } });
        assert.ok(Array.isArray(found));
        assert.deepEqual(
            found.map(place => Object.keys(place).toSorted()),
            [['range', 'uri']],
        );
    });

    it('is told the contents in one list, where it knows no parts of parts', async () => {
        const found = (await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) as SymbolInformation[];
        assert.deepEqual(
            found.map(({ name, location: { uri, range }, containerName }) => [name, uri, range.start.line, containerName]),
            [
                ['team', textDocument.uri, 0, undefined],
                ['team', textDocument.uri, 2, 'team'],
            ],
        );
    });
});

describe('an editor that does not keep the order', () => {
    it('can’t begin twice, nor ask or end after it has ended', async () => {
        const editor = await startEditor({ 'team.care': TEXT });
        const begin = { processId: null, rootUri: null, capabilities: {} };
        const at = { textDocument, position: { line: 0, character: 2 } };
        await assert.rejects(editor.connection.sendRequest(InitializeRequest.type, { ...begin, workspaceFolders: null }), invalid);
        assert.ok(await editor.connection.sendRequest(HoverRequest.type, at));
        await editor.connection.sendRequest(ShutdownRequest.type);
        await assert.rejects(editor.connection.sendRequest(HoverRequest.type, at), invalid);
        await assert.rejects(editor.connection.sendRequest(ShutdownRequest.type), invalid);
        editor.connection.dispose();
    });
});
