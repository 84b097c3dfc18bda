import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
    createProtocolConnection,
    InitializedNotification,
    InitializeRequest,
    PublishDiagnosticsNotification,
    StreamMessageReader,
    StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const SERVER = fileURLToPath(new URL('../../server/main/main-node.ts', import.meta.url));
const FILES = 150;

describe('a server that is killed', function () {
    this.timeout(600_000);
    let folder: string;
    const servers: ChildProcess[] = [];

    before(() => {
        folder = mkdtempSync(join(tmpdir(), 'carewright-killed-'));
        for (let index = 0; index < FILES; index++)
            writeFileSync(join(folder, `${index}.care`), `service s${index} "S" {\n  follows: IACM\n  team {\n    nobody: 1 wte\n  }\n}\n`);
    });

    after(() => {
        for (const server of servers) server.kill('SIGKILL');
        rmSync(folder, { recursive: true, force: true });
    });

    /** Starts a server in the folder, and waits until it has told of so many files. */
    async function start(count: number): Promise<{ readonly server: ChildProcess; readonly told: ReadonlyMap<string, string> }> {
        const server = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
        servers.push(server);
        const connection = createProtocolConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
        const told = new Map<string, string>();
        const enough = new Promise<void>(resolve => {
            connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
                if (diagnostics.length) told.set(uri, JSON.stringify(diagnostics));
                if (told.size >= count) resolve();
            });
        });
        connection.listen();
        const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'test' }];
        await connection.sendRequest(InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: {}, workspaceFolders });
        await connection.sendNotification(InitializedNotification.type, {});
        await enough;
        return { server, told };
    }

    it('in the middle of its work leaves nothing behind, and the next one tells all', async () => {
        const before = readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'));
        const { server, told } = await start(5);
        server.kill('SIGKILL');
        await once(server, 'exit');
        assert.ok(told.size < FILES, 'it had more to do');
        assert.deepEqual(
            readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8')),
            before,
        );
        const again = await start(FILES);
        assert.equal(again.told.size, FILES);
        for (const [uri, diagnostics] of told) assert.equal(again.told.get(uri), diagnostics);
    });
});
