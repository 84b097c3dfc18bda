import { CONFIG_FILE, NO_CONFIG, readEditorConfig } from '../../language/workspace/config.ts';
import { mayDeclareForOthers } from '../../language/workspace/definitions.ts';
import type { Files } from '../files/files.ts';
import type { Server } from '../server.ts';
import { extensionCapabilities } from '../support/extension-capabilities.ts';
import { breathe, Queue } from '../workspace/queue.ts';
import { CheckedNotice } from './checked-notice.ts';
import { Publisher } from './publisher.ts';
import { Refresher } from './refresher.ts';
import { TypingPause } from './typing-pause.ts';

/** How many files are read at the same time. */
const TOGETHER = 32;

/** Keeps what editors show of all documents up to date: those that are open at once, the others one after the other. */
export class Diagnostics {
    private readonly server: Server;
    private readonly files: Files;
    private readonly publisher: Publisher;
    private readonly queue: Queue;
    private readonly notice: CheckedNotice;
    private readonly refresher: Refresher;
    /** Documents that have to be read again before they are checked. */
    private readonly stale = new Set<string>();
    private readonly pause = new TypingPause(uri => this.request([uri]));
    private reading: Promise<void> = Promise.resolve();
    private searchIsPlanned = false;
    private generation = 0;

    constructor(server: Server, files: Files) {
        this.server = server;
        this.files = files;
        this.publisher = new Publisher(server.connection, server.workspace);
        this.notice = new CheckedNotice(server.connection, () => extensionCapabilities(server.client).checked ?? false);
        this.refresher = new Refresher(server);
        this.queue = new Queue(
            uri => this.check(uri).finally(() => this.notice.add(uri)),
            (uri, error) => server.connection.console.error(`${uri}: ${error instanceof Error ? (error.stack ?? error.message) : error}`),
        );
    }

    /** Has documents checked again; those that are open first. */
    request(uris: Iterable<string>): void {
        for (const uri of uris) this.queue.add(uri, this.server.workspace.isOpen(uri));
    }

    /** Has documents read and checked again that changed on the disk, or were closed. */
    reread(uris: Iterable<string>): void {
        for (const uri of uris) {
            this.stale.add(uri);
            this.queue.add(uri, true);
        }
    }

    /** A document was opened in the editor, or typed in. */
    changed(uri: string): void {
        this.pause.changed(uri);
    }

    /** A document was closed in the editor: what its file says counts again. */
    closed(uri: string): void {
        this.pause.closed(uri);
        this.reread([uri]);
    }

    /** Leaves off: the editor is closing. */
    stop(): void {
        this.generation++;
        this.refresher.stop();
        this.queue.stop();
    }

    /** Has everything checked again. */
    requestAll(): void {
        this.request(this.server.workspace.index.documents);
    }

    /** Is done when all that was asked for until now has been told. */
    async settled(): Promise<void> {
        do {
            await this.reading;
            await this.queue.idle();
            await breathe();
        } while (this.pause.isWaiting || this.queue.size);
    }

    /** Finds, reads and checks the documents of folders. What is open has been checked by then, or comes first. */
    readFolders(folders: readonly string[]): Promise<void> {
        this.reading = this.read(folders);
        return this.reading;
    }

    private async read(folders: readonly string[]): Promise<void> {
        const generation = ++this.generation;
        const { workspace, connection } = this.server;
        const configs = await Promise.all(folders.map(folder => this.files.read(`${folder.replace(/\/$/, '')}/${CONFIG_FILE}`)));
        const config = configs.find(text => text !== undefined);
        workspace.config = config === undefined ? NO_CONFIG : readEditorConfig(config);
        const found = await this.files.find(folders, workspace.config.exclude);
        this.rereadAllBut(new Set(found));
        const others = await this.readDefinitions(found, () => this.generation === generation);
        if (this.generation !== generation) return;
        workspace.complete = true;
        connection.console.log(`${found.length} documents found.`);
        this.request(workspace.index.documents);
        this.markStale(others);
    }

    /** Takes in documents that are new in the folders; and lets go of those that are there no longer. */
    findNew(folders: readonly string[]): Promise<void> {
        // Many files come at once, as from another branch: one search is enough for all that came before it began.
        if (this.searchIsPlanned) return this.reading;
        this.searchIsPlanned = true;
        // Whoever began the reading before has been told if it failed.
        const before = this.reading.catch(() => {});
        this.reading = before.then(async () => {
            this.searchIsPlanned = false;
            const { workspace } = this.server;
            const found = new Set(await this.files.find(folders, workspace.config.exclude));
            this.reread(found.difference(workspace.index.documents));
            this.rereadAllBut(found);
        });
        return this.reading;
    }

    /** Looks again at documents that a search did not find: their files are gone, unless an editor has them open. */
    private rereadAllBut(found: ReadonlySet<string>): void {
        const { workspace } = this.server;
        this.reread([...workspace.index.documents].filter(uri => !found.has(uri) && !workspace.isOpen(uri)));
    }

    private markStale(uris: Iterable<string>): void {
        for (const uri of uris) this.stale.add(uri);
    }

    /** Reads what others depend on, and glances at the rest. Returns those that were only glanced at. */
    private async readDefinitions(uris: readonly string[], goesOn: () => boolean): Promise<readonly string[]> {
        const { workspace } = this.server;
        const glanced: string[] = [];
        for (let at = 0; at < uris.length && goesOn(); at += TOGETHER) {
            const batch = uris.slice(at, at + TOGETHER).filter(uri => !workspace.isOpen(uri));
            const texts = await Promise.all(batch.map(uri => this.files.read(uri)));
            for (const [index, uri] of batch.entries()) {
                const text = texts[index];
                if (text === undefined || workspace.isOpen(uri)) continue;
                if (mayDeclareForOthers(text)) {
                    await workspace.reread(uri);
                } else {
                    workspace.index.addUnread(uri, text);
                    glanced.push(uri);
                }
            }
            await breathe();
        }
        return glanced;
    }

    private async check(uri: string): Promise<void> {
        const { workspace } = this.server;
        if (this.stale.delete(uri) && !(await workspace.reread(uri))) return this.publisher.clear(uri);
        if (!this.server.settings().checkWorkspace && !workspace.isOpen(uri)) {
            // What was known of it may have changed; who wants a table of all has it checked again.
            workspace.summaries.delete(uri);
            return this.publisher.clear(uri);
        }
        const started = performance.now();
        // Only of a document that is open does anybody read why its requirements are met.
        const document = await workspace.check(uri, workspace.isOpen(uri));
        if (workspace.isOpen(uri)) {
            this.pause.took(uri, performance.now() - started);
            this.refresher.checked(uri);
        }
        if (document) await this.publisher.publish(document);
        else await this.publisher.clear(uri);
    }
}
