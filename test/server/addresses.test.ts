import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
    CodeActionRequest,
    CodeLensRequest,
    CompletionRequest,
    DefinitionRequest,
    type DocumentLink,
    DocumentLinkRequest,
    DocumentSymbolRequest,
    FileChangeType,
    HoverRequest,
    ReferencesRequest,
    RenameRequest,
    type WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { URI } from 'vscode-uri';
import { nodeFiles } from '../../files/read-files.ts';
import { EXACT_NAMES, type NameRules } from '../../language/model/address.ts';
import type { Matrix } from '../../server/protocol.ts';
import { type Editor, memoryFiles, startEditorIn } from './support/editor.ts';

const SERVICE = 'service outreach "Outreach" {\n  follows: IACM\n  team {\n    own-role: 1 wte\n  }\n}\n';
const TERMS = 'vocabulary roles {\n  own-role "Own role"\n}\n';

/** What an editor on a system writes for a folder, and what the disk of that system says of it. */
interface Written {
    readonly what: string;
    readonly editor: string;
    readonly disk: string;
    readonly names: NameRules;
}

const WINDOWS: NameRules = { ignoresCase: true, ignoresForm: false };
const MAC: NameRules = { ignoresCase: true, ignoresForm: true };

const FOLDERS: readonly Written[] = [
    {
        what: 'VS Code on Linux',
        editor: URI.file('/home/j/NHS (draft) & co').toString(),
        disk: pathToFileURL('/home/j/NHS (draft) & co').href,
        names: EXACT_NAMES,
    },
    {
        what: 'VS Code on Windows',
        editor: URI.from({ scheme: 'file', path: '/C:/Users/J/NHS (draft) & co' }).toString(),
        disk: 'file:///C:/Users/J/NHS%20(draft)%20&%20co',
        names: WINDOWS,
    },
    {
        what: 'VS Code on Windows, in another case than the disk',
        editor: URI.from({ scheme: 'file', path: '/c:/users/j/nhs (DRAFT) & co' }).toString(),
        disk: 'file:///C:/Users/J/NHS%20(draft)%20&%20co',
        names: WINDOWS,
    },
    {
        what: 'VS Code on Windows, on a share',
        editor: URI.from({ scheme: 'file', authority: 'Server', path: '/share/NHS #1 + 50%' }).toString(),
        disk: 'file://SERVER/share/NHS%20%231%20+%2050%25',
        names: WINDOWS,
    },
    {
        what: 'VS Code on macOS',
        editor: URI.file('/Users/jürgen/Für uns').toString(),
        disk: pathToFileURL('/Users/jürgen/Für uns'.normalize('NFD')).href,
        names: MAC,
    },
    {
        what: 'another editor, which encodes little',
        editor: 'file:///home/j/NHS (draft) & co',
        disk: pathToFileURL('/home/j/NHS (draft) & co').href,
        names: EXACT_NAMES,
    },
    { what: 'another editor on Windows', editor: 'file:///C:/NHS%20(draft)', disk: 'file:///C:/NHS%20(draft)', names: WINDOWS },
];

describe('the addresses of an editor', () => {
    let editor: Editor;

    afterEach(() => editor?.stop());

    const codes = (uri: string): readonly unknown[] => (editor.published.get(uri) ?? []).map(({ code }) => code);

    for (const { what, editor: folder, disk, names } of FOLDERS) {
        it(`${what}: a file counts once, and what is answered is under the address that the editor knows`, async () => {
            const files = new Map([
                [`${disk}/a.care`, SERVICE],
                [`${disk}/terms.care`, TERMS],
            ]);
            editor = await startEditorIn(folder, memoryFiles(files, names), files, { workspace: { workspaceFolders: true } });
            const [service, terms] = [`${folder}/a.care`, `${folder}/terms.care`];
            await editor.quiet();
            await editor.openDocument(service, SERVICE);
            await editor.openDocument(terms, TERMS);
            await editor.quiet();
            assert.deepEqual(
                [...codes(service), ...codes(terms)].filter(code => code === 'CARE-102' || code === 'CARE-101'),
                [],
            );
            assert.ok(codes(service).includes('IACM-DNA-01'));
            assert.deepEqual(
                [...editor.published].flatMap(([uri, all]) => (all.length ? [uri] : [])),
                [service],
                'told under no other address',
            );
            const { rows } = await editor.connection.sendRequest<Matrix>('carewright/matrix', {});
            assert.deepEqual(
                rows.map(({ uri }) => uri),
                [service],
            );
            const at = { textDocument: { uri: terms }, position: { line: 1, character: 4 } };
            const edit: WorkspaceEdit | null = await editor.connection.sendRequest(RenameRequest.type, { ...at, newName: 'new-role' });
            assert.deepEqual(Object.keys(edit?.changes ?? {}).toSorted(), [service, terms].toSorted());
            // Closed, the file counts, and what happens to it is seen.
            await editor.close(terms);
            await editor.quiet();
            assert.ok(!codes(service).includes('CARE-101'));
            files.set(`${disk}/terms.care`, TERMS.replace('own-role', 'other-role'));
            await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
                changes: [{ uri: terms, type: FileChangeType.Changed }],
            });
            await editor.quiet();
            assert.ok(codes(service).includes('CARE-101'), 'the change on the disk is noticed');
            files.delete(`${disk}/a.care`);
            await editor.close(service);
            await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
                changes: [{ uri: service, type: FileChangeType.Deleted }],
            });
            await editor.quiet();
            assert.deepEqual(codes(service), []);
        });
    }

    for (const uri of [
        'untitled:50%.care',
        'file:///work/a%zz.care',
        'file:///work/%.care',
        'file:////',
        'file:///work/%ff.care',
        'no address at all',
        'git:/a.care?{"ref":"~"}',
        '',
    ]) {
        it(`${JSON.stringify(uri)} is answered without an error, and under the same name`, async () => {
            const files = new Map<string, string>();
            editor = await startEditorIn('file:///work', memoryFiles(files), files);
            await editor.openDocument(uri, SERVICE);
            await editor.quiet();
            assert.ok(codes(uri).includes('IACM-DNA-01'));
            const textDocument = { uri };
            const at = { textDocument, position: { line: 3, character: 6 } };
            const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 6 } };
            await editor.connection.sendRequest(CompletionRequest.type, at);
            await editor.connection.sendRequest(HoverRequest.type, at);
            await editor.connection.sendRequest(DefinitionRequest.type, at);
            await editor.connection.sendRequest(ReferencesRequest.type, { ...at, context: { includeDeclaration: true } });
            await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
            await editor.connection.sendRequest(CodeActionRequest.type, {
                textDocument,
                range,
                context: { diagnostics: [...(editor.published.get(uri) ?? [])] },
            });
            await editor.connection.sendRequest('carewright/preview', { uri });
            await editor.connection.sendRequest('carewright/coverage', { uri });
            const links: DocumentLink[] | null = await editor.connection.sendRequest(DocumentLinkRequest.type, { textDocument });
            assert.ok(links);
            const lenses = await editor.connection.sendRequest(CodeLensRequest.type, { textDocument });
            assert.equal(lenses?.[0]?.command?.arguments?.[0], uri);
            const edit = await editor.connection.sendRequest(RenameRequest.type, {
                textDocument,
                position: { line: 0, character: 10 },
                newName: 'inreach',
            });
            assert.deepEqual(Object.keys(edit?.changes ?? {}), [uri]);
        });
    }

    it('are those of a folder that is a link, and of what it leads to', async () => {
        const base = mkdtempSync(join(realpathSync(tmpdir()), 'carewright-links-'));
        try {
            mkdirSync(join(base, 'NHS (draft) & co'));
            writeFileSync(join(base, 'NHS (draft) & co', 'a.care'), SERVICE);
            symlinkSync(join(base, 'NHS (draft) & co'), join(base, 'link'));
            editor = await startEditorIn(URI.file(join(base, 'link')).toString(), nodeFiles);
            await editor.quiet();
            const real = URI.file(join(base, 'NHS (draft) & co', 'a.care')).toString();
            await editor.openDocument(real, SERVICE);
            await editor.quiet();
            assert.ok(codes(real).includes('IACM-DNA-01'));
            assert.ok(!codes(real).includes('CARE-102'), 'it counts once');
        } finally {
            rmSync(base, { recursive: true, force: true });
        }
    });

    it('and places that are none are asked for in a sentence', async () => {
        const files = new Map<string, string>();
        editor = await startEditorIn('file:///work', memoryFiles(files), files);
        for (const [method, params, message] of [
            ['textDocument/hover', {}, /needs the address of a document, as `textDocument: \{ uri \}` and a place in the document/],
            ['textDocument/hover', { textDocument: { uri: 1 }, position: { line: 0, character: 0 } }, /address of a document/],
            ['textDocument/completion', { textDocument: { uri: 'file:///a.care' } }, /`position: \{ line, character \}`/],
            ['textDocument/codeAction', { textDocument: { uri: 'file:///a.care' }, range: {} }, /`range: \{ start, end \}`/],
            ['textDocument/semanticTokens/full', { textDocument: null }, /address of a document/],
            ['textDocument/inlayHint', { textDocument: { uri: 'file:///a.care' } }, /a part of the document/],
            ['callHierarchy/incomingCalls', { item: {} }, /call hierarchy/],
            ['workspace/symbol', {}, /`query`/],
            ['carewright/preview', {}, /as `uri`/],
            ['textDocument/formatting', { textDocument: { uri: 'file:///a.care' } }, /as `options: \{ tabSize, insertSpaces \}`/],
            ['carewright/paste', {}, /as `uri` and the selection, as `range: \{ start, end \}` and the words, as `text`/],
            ['carewright/drop', {}, /a `file`, and where it is dropped/],
        ] as const) {
            await assert.rejects(
                editor.connection.sendRequest(method, params),
                (error: { code?: number; message: string }) => error.code === -32602 && message.test(error.message),
                `${method} ${JSON.stringify(params)}`,
            );
        }
    });
});
