import assert from 'node:assert/strict';
import {
    DocumentLinkRequest,
    type DocumentSymbol,
    DocumentSymbolRequest,
    FoldingRangeRequest,
    SelectionRangeRequest,
    SemanticTokensRangeRequest,
    SemanticTokensRequest,
} from 'vscode-languageserver-protocol';
import { type Editor, startEditor, uriOf } from './support/editor.ts';

const TEXT = `// A draft.
// Of two lines.
service outreach "Outreach" {
  follows: IACM
  team {
    care-coordinator: 2 wte
    team: 1 wte
  }
  policy non-attendance {
    owner: "Clinical lead"
    document: "Policy" <https://example.org/policy>
    """
    See [the minutes](minutes/may.pdf) and https://example.org/a.
    """
  }
}
`;
const BROKEN = TEXT.replace('  }\n  policy', '  policy').replace('"Clinical lead"', '"Clinical lead');

describe('the structure of a document', () => {
    let editor: Editor;
    const textDocument = { uri: uriOf('a.care') };
    const open = async (text: string): Promise<void> => {
        editor = await startEditor({});
        await editor.openDocument(textDocument.uri, text);
    };
    afterEach(() => editor.stop());

    for (const [name, text] of [
        ['', TEXT],
        [' with a lost brace and a lost quote', BROKEN],
        [' with the line ends of Windows', TEXT.replaceAll('\n', '\r\n')],
    ] as const) {
        it(`is outlined and folded${name}`, async () => {
            await open(text);
            const [service] = (await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) as DocumentSymbol[];
            assert.deepEqual(
                [service?.name, service?.detail, service?.children?.map(child => child.name)],
                ['outreach', 'Outreach', ['team', 'non-attendance']],
            );
            assert.deepEqual(service?.selectionRange, { start: { line: 2, character: 0 }, end: { line: 2, character: 27 } });
            const folds = await editor.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
            const kinds = folds?.map(({ startLine, kind }) => [startLine, kind ?? 'block']);
            assert.ok(
                kinds?.some(([line, kind]) => line === 0 && kind === 'comment'),
                'the comment',
            );
            assert.ok(
                kinds?.some(([line, kind]) => line === 2 && kind === 'block'),
                'the service',
            );
            assert.ok(
                kinds?.some(([line, kind]) => line === 4 && kind === 'block'),
                'the team',
            );
        });
    }

    it('is empty where the file is', async () => {
        await open('');
        for (const request of [DocumentSymbolRequest.type, FoldingRangeRequest.type, DocumentLinkRequest.type]) {
            assert.deepEqual(await editor.connection.sendRequest(request as typeof FoldingRangeRequest.type, { textDocument }), []);
        }
        const [selection] =
            (await editor.connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions: [{ line: 0, character: 0 }] })) ??
            [];
        assert.deepEqual(selection?.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } });
    });

    it('grows a selection from the word to the document', async () => {
        await open(TEXT);
        const positions = [{ line: 9, character: 14 }];
        const [selection] = (await editor.connection.sendRequest(SelectionRangeRequest.type, { textDocument, positions })) ?? [];
        const texts: string[] = [];
        for (let at = selection; at; at = at.parent) {
            const offset = ({ line, character }: { line: number; character: number }): number =>
                TEXT.split('\n').slice(0, line).join('\n').length + (line ? 1 : 0) + character;
            texts.push(TEXT.slice(offset(at.range.start), offset(at.range.end)).split('\n')[0] ?? '');
        }
        assert.deepEqual(texts.slice(0, 4), ['Clinical', 'Clinical lead', '"Clinical lead"', 'owner: "Clinical lead"']);
        assert.equal(texts.at(-1), '// A draft.');
        assert.ok(texts.includes('policy non-attendance {'));
    });

    it('has links to sources, pages and files, and to nothing that could run', async () => {
        await open(TEXT.replace('may.pdf', 'may.pdf) [x](command:evil'));
        const links = await editor.connection.sendRequest(DocumentLinkRequest.type, { textDocument });
        assert.deepEqual(
            links?.map(({ target }) => target),
            ['https://example.org/policy', 'https://example.org/a', 'file:///work/minutes/may.pdf'],
        );
    });

    it('colours names by what they stand for, keywords used as names too', async () => {
        await open(`vocabulary roles {\n  team "Team"\n}\n${TEXT}`);
        const { data } = (await editor.connection.sendRequest(SemanticTokensRequest.type, { textDocument })) ?? { data: [] };
        const types = (editor.initialized?.capabilities.semanticTokensProvider?.legend.tokenTypes ?? []) as string[];
        const modifiers = editor.initialized?.capabilities.semanticTokensProvider?.legend.tokenModifiers ?? [];
        const seen: [number, string, string[]][] = [];
        let line = 0;
        for (let at = 0; at < data.length; at += 5) {
            line += data[at] ?? 0;
            seen.push([line, types[data[at + 3] ?? 0] ?? '', modifiers.filter((_, bit) => (data[at + 4] ?? 0) & (2 ** bit))]);
        }
        assert.deepEqual(seen, [
            [1, 'enumMember', ['declaration']],
            [5, 'class', ['declaration']],
            [6, 'namespace', ['defaultLibrary']],
            [8, 'enumMember', ['defaultLibrary']],
            [9, 'enumMember', []],
            [11, 'enumMember', ['defaultLibrary']],
        ]);
        const range = { start: { line: 8, character: 0 }, end: { line: 8, character: 30 } };
        const part = await editor.connection.sendRequest(SemanticTokensRangeRequest.type, { textDocument, range });
        assert.equal(part?.data.length, 5);
    });
});
