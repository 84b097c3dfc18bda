import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import {
    CompletionRequest,
    createProtocolConnection,
    DidChangeTextDocumentNotification,
    DidOpenTextDocumentNotification,
    InitializedNotification,
    InitializeRequest,
    type ProtocolConnection,
    PublishDiagnosticsNotification,
    StreamMessageReader,
    StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

/** How long to wait for the server before a run has failed, in ms. */
const PATIENCE = 600_000;

function delay(ms: number): Promise<void> {
    return new Promise(resolve => setTimeout(resolve, ms));
}

/** An editor without a window, which measures the server that it has started as a process of its own. */
export class MeasuringClient {
    private readonly process: ChildProcess;
    private readonly connection: ProtocolConnection;
    private readonly versions = new Map<string, number>();
    private readonly texts = new Map<string, string>();
    private listener: (uri: string, version: number | undefined) => void = () => {};
    private messages = 0;

    /** @param command a program for this Node that speaks over its standard input and output */
    constructor(command: readonly string[]) {
        this.process = spawn(process.execPath, [...command, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
        const { stdin, stdout } = this.process;
        if (!stdin || !stdout) throw new Error('The server has no streams.');
        this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
        this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version }) => {
            this.messages++;
            this.listener(uri, version);
        });
        this.connection.listen();
    }

    async start(folder: string): Promise<void> {
        const workspaceFolders = [{ uri: pathToFileURL(folder).href, name: 'bench' }];
        await this.connection.sendRequest(InitializeRequest.type, {
            processId: process.pid,
            rootUri: null,
            capabilities: {},
            workspaceFolders,
        });
        await this.connection.sendNotification(InitializedNotification.type, {});
    }

    /** Opens a file. Returns when its first diagnostics are there. */
    async open(path: string): Promise<string> {
        const uri = pathToFileURL(path).href;
        const text = readFileSync(path, 'utf8');
        this.texts.set(uri, text);
        this.versions.set(uri, 1);
        await this.after(
            () =>
                this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
                    textDocument: { uri, languageId: 'carewright', version: 1, text },
                }),
            uri,
        );
        return uri;
    }

    /** Types one letter into a document, behind a marker. Returns how long it took until some document's diagnostics came, in ms. */
    async keystroke(uri: string, marker: string, until = uri): Promise<number> {
        const text = this.texts.get(uri) ?? '';
        const at = text.indexOf(marker) + marker.length;
        const lines = text.slice(0, at).split('\n');
        const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
        const version = (this.versions.get(uri) ?? 1) + 1;
        this.versions.set(uri, version);
        this.texts.set(uri, `${text.slice(0, at)}x${text.slice(at)}`);
        const started = performance.now();
        const contentChanges = [{ range: { start: position, end: position }, text: 'x' }];
        await this.after(
            () =>
                this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
                    textDocument: { uri, version },
                    contentChanges,
                }),
            until,
        );
        return performance.now() - started;
    }

    /** How long a completion takes, in ms, and how many things it offers. */
    async completion(uri: string, line: number, character: number): Promise<{ readonly ms: number; readonly items: number }> {
        const started = performance.now();
        const result = await this.connection.sendRequest(CompletionRequest.type, { textDocument: { uri }, position: { line, character } });
        return { ms: performance.now() - started, items: (Array.isArray(result) ? result : (result?.items ?? [])).length };
    }

    /** Waits until the server has had nothing to say for a while: then it has read and checked everything. */
    async quiet(ms = 3000): Promise<void> {
        for (let before = -1; before !== this.messages; ) {
            before = this.messages;
            await delay(ms);
        }
    }

    /** The memory that the server has now, in MB. Only where the system tells it (Linux). */
    memory(): number {
        const status = readFileSync(`/proc/${this.process.pid}/status`, 'utf8');
        return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
    }

    stop(): void {
        this.connection.dispose();
        this.process.kill('SIGKILL');
    }

    /** Does something, and waits until a document's diagnostics have come for its present version. */
    private after(act: () => Promise<void>, uri: string): Promise<void> {
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => reject(new Error(`No diagnostics of ${uri} after ${PATIENCE} ms.`)), PATIENCE);
            this.listener = (told, version) => {
                if (told !== uri || version !== this.versions.get(uri)) return;
                clearTimeout(timer);
                this.listener = () => {};
                resolve();
            };
            act().catch(reject);
        });
    }
}
