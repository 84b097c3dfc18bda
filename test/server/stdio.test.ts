import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
    type CodeAction,
    CodeActionRequest,
    CompletionRequest,
    createProtocolConnection,
    type Diagnostic,
    DidOpenTextDocumentNotification,
    ExitNotification,
    InitializedNotification,
    InitializeRequest,
    PublishDiagnosticsNotification,
    ShutdownRequest,
    StreamMessageReader,
    StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { Preview } from '../../server/protocol.ts';

const dist = (file: string): string => fileURLToPath(new URL(`../../dist/${file}`, import.meta.url));
const TEXT = 'service outreach "Outreach" {\n  follows: IACM\n  team {\n    care-cordinator: 1 wte\n  }\n}\n';

describe('the bundled server over standard input and output', () => {
    for (const [name, args] of [
        ['the server of the extension', [dist('server.cjs'), '--stdio']],
        ['carewright lsp', [dist('carewright.mjs'), 'lsp', '--stdio']],
    ] as const) {
        it(`${name}: starts, finds, completes, fixes, makes documents and ends`, async () => {
            assert.ok(existsSync(args[0]), `${args[0]} is there: npm run build makes it`);
            const folder = mkdtempSync(join(tmpdir(), 'carewright-stdio-'));
            writeFileSync(join(folder, 'a.care'), TEXT);
            const uri = pathToFileURL(join(folder, 'a.care')).href;
            const server = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
            const ended = new Promise<number | null>(resolve => server.on('exit', resolve));
            const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
            const diagnostics = new Promise<Diagnostic[]>(resolve => {
                connection.onNotification(PublishDiagnosticsNotification.type, told => {
                    if (told.uri === uri && told.diagnostics.some(({ code }) => code === 'CARE-101')) resolve(told.diagnostics);
                });
            });
            connection.listen();
            try {
                const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'test' }];
                const { serverInfo } = await connection.sendRequest(InitializeRequest.type, {
                    processId: process.pid,
                    rootUri: null,
                    capabilities: {},
                    workspaceFolders,
                });
                assert.equal(serverInfo?.name, 'Carewright');
                await connection.sendNotification(InitializedNotification.type, {});
                await connection.sendNotification(DidOpenTextDocumentNotification.type, {
                    textDocument: { uri, languageId: 'carewright', version: 1, text: TEXT },
                });
                const unknown = (await diagnostics).find(({ code }) => code === 'CARE-101');
                assert.ok(unknown);
                const completion = await connection.sendRequest(CompletionRequest.type, {
                    textDocument: { uri },
                    position: { line: 3, character: 6 },
                });
                const items = Array.isArray(completion) ? completion : (completion?.items ?? []);
                assert.ok(items.some(({ label }) => label === 'care-coordinator'));
                const actions = (await connection.sendRequest(CodeActionRequest.type, {
                    textDocument: { uri },
                    range: unknown.range,
                    context: { diagnostics: [unknown] },
                })) as CodeAction[];
                assert.ok(actions.some(({ title }) => title === 'Change to care-coordinator'));
                const preview = await connection.sendRequest<Preview | null>('carewright/preview', { uri });
                assert.match(preview?.html ?? '', /<h1[^>]*>Outreach<\/h1>/);
                await connection.sendRequest(ShutdownRequest.type);
                await connection.sendNotification(ExitNotification.type);
                assert.equal(await ended, 0);
            } finally {
                connection.dispose();
                server.kill('SIGKILL');
                rmSync(folder, { recursive: true });
            }
        }).timeout(60_000);
    }
});
