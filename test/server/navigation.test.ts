import assert from 'node:assert/strict';
import {
    CallHierarchyIncomingCallsRequest,
    CallHierarchyOutgoingCallsRequest,
    CallHierarchyPrepareRequest,
    DefinitionRequest,
    DocumentHighlightRequest,
    type LocationLink,
    ReferencesRequest,
    WorkspaceSymbolRequest,
    WorkspaceSymbolResolveRequest,
} from 'vscode-languageserver-protocol';
import { type Editor, startEditor, uriOf } from './support/editor.ts';

const SERVICE = `service outreach "Outreach" {
  follows: LOCAL
  team {
    own-role: 1 wte
    care-coordinator: 2 wte
  }
  policy non-attendance {
    owner: "Clinical lead"
    meets LOCAL-01
  }
}
`;
const LOCAL = `guidance LOCAL "Local standards" extends IACM {
  must LOCAL-01 "Seen soon" {
    says: "People are seen soon."
    expects statement
  }
}
vocabulary roles {
  own-role "Own role"
}
`;
const REVIEW = 'review year "The year" using icb-review-outcome {\n  covers: outreach\n}\n';

describe('navigation', () => {
    let editor: Editor;
    const at = (
        path: string,
        text: string,
        word: string,
    ): { textDocument: { uri: string }; position: { line: number; character: number } } => {
        const before = text.slice(0, text.indexOf(word)).split('\n');
        return { textDocument: { uri: uriOf(path) }, position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 } };
    };
    beforeEach(async () => {
        editor = await startEditor({ 'local.care': LOCAL, 'outreach.care': SERVICE, 'year.care': REVIEW });
        await editor.until(
            () => ['local.care', 'outreach.care', 'year.care'].every(path => editor.published.has(uriOf(path)) || path === 'local.care'),
            'all checked',
        );
        await editor.quiet();
    });
    afterEach(() => editor.stop());

    it('goes to what a name stands for, in the workspace and in the library', async () => {
        const own = (await editor.connection.sendRequest(
            DefinitionRequest.type,
            at('outreach.care', SERVICE, 'own-role'),
        )) as LocationLink[];
        assert.deepEqual(
            own.map(({ targetUri, targetSelectionRange }) => [targetUri, targetSelectionRange.start]),
            [[uriOf('local.care'), { line: 7, character: 2 }]],
        );
        const library = (await editor.connection.sendRequest(
            DefinitionRequest.type,
            at('outreach.care', SERVICE, 'care-coordinator'),
        )) as LocationLink[];
        assert.equal(library[0]?.targetUri, 'carewright:/library/vocabularies/roles.care');
        assert.deepEqual(await editor.connection.sendRequest(DefinitionRequest.type, at('outreach.care', SERVICE, 'wte')), []);
    });

    it('finds all uses of a name, also in files that are closed', async () => {
        const context = { includeDeclaration: true };
        const found = await editor.connection.sendRequest(ReferencesRequest.type, { ...at('local.care', LOCAL, 'LOCAL-01'), context });
        assert.deepEqual(
            found?.map(({ uri, range }) => [uri, range.start.line]),
            [
                [uriOf('local.care'), 1],
                [uriOf('outreach.care'), 8],
            ],
        );
        const uses = await editor.connection.sendRequest(ReferencesRequest.type, {
            ...at('outreach.care', SERVICE, 'LOCAL'),
            context: { includeDeclaration: false },
        });
        assert.deepEqual(
            uses?.map(({ uri }) => uri),
            [uriOf('outreach.care')],
        );
    });

    it('highlights a name in its document', async () => {
        const found = await editor.connection.sendRequest(DocumentHighlightRequest.type, at('outreach.care', SERVICE, 'own-role'));
        assert.equal(found?.length, 1);
    });

    it('finds symbols of all documents by name and title, and their place when asked', async () => {
        const found = await editor.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'outreach' });
        const service = found?.find(({ name }) => name.startsWith('outreach'));
        assert.equal(service?.location.uri, uriOf('outreach.care'));
        const titled = await editor.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'seen soon' });
        assert.equal(titled?.[0]?.name, 'LOCAL-01 · Seen soon');
        const short = (await editor.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'ro' })) ?? [];
        assert.equal(short[0]?.location.uri, uriOf('local.care'), 'what is theirs comes first');
        assert.ok(
            short.every(({ name }) => /ro/i.test(name)),
            'of two letters none is left out',
        );
        const resolved = await editor.connection.sendRequest(WorkspaceSymbolResolveRequest.type, titled?.[0] as never);
        assert.equal((resolved.location as { range: { start: { line: number } } }).range.start.line, 1);
    });

    it('leads from guidance to the services that follow it, to the reviews that cover them, and back', async () => {
        const [guidance] = (await editor.connection.sendRequest(CallHierarchyPrepareRequest.type, at('local.care', LOCAL, 'LOCAL'))) ?? [];
        assert.ok(guidance);
        const followers = await editor.connection.sendRequest(CallHierarchyIncomingCallsRequest.type, { item: guidance });
        assert.deepEqual(
            followers?.map(({ from }) => from.name),
            ['outreach'],
        );
        const service = followers?.[0]?.from;
        assert.ok(service);
        const reviews = await editor.connection.sendRequest(CallHierarchyIncomingCallsRequest.type, { item: service });
        assert.deepEqual(
            reviews?.map(({ from }) => from.name),
            ['year'],
        );
        const out = await editor.connection.sendRequest(CallHierarchyOutgoingCallsRequest.type, { item: service });
        assert.deepEqual(
            out?.map(({ to }) => to.name),
            ['LOCAL', 'LOCAL-01'],
        );
    });
});
