import { FileChangeType, type FileSystemWatcher, WatchKind } from 'vscode-languageserver';
import { isLibrary } from '../../language/library/scheme.ts';
import { type Address, compareAddresses, fileNameOf, isInFolder } from '../../language/model/address.ts';
import { VERSION } from '../../language/model/version.ts';
import { CONFIG_FILE, Configs } from '../../language/workspace/config.ts';
import { type Files, type FoundDocuments, findDocuments } from '../../language/workspace/files.ts';
import { breathe, extensionCapabilities, type Server } from '../server.ts';

import { CheckedNotice, ConfigProblems, Publisher, Refresher } from './publisher.ts';

import { Queue, TypingPause } from './queue.ts';

/**
 * What the editor is to tell of changes on the disk. Of a folder that is moved or deleted, editors tell that only: so all that
 * comes and goes is looked at.
 */
export const WATCHERS: readonly FileSystemWatcher[] = [
    { globPattern: '**/*.[cC][aA][rR][eE]' },
    { globPattern: `**/${CONFIG_FILE}` },
    { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
];

/** A change on the disk. */
interface FileChange {
    readonly uri: Address;
    readonly type: FileChangeType;
}

/** What has to be done about changes on the disk. */
interface Consequences {
    /** A configuration has changed: which files belong to the workspace, and what counts. */
    readonly configuration: boolean;
    /** There may be new documents, or some are gone. */
    readonly search: boolean;
    /** Documents that are to be read again. */
    readonly reread: ReadonlySet<Address>;
    /** What has come and may be a folder with documents in it, though its name has a dot. */
    readonly perhapsFolders: readonly Address[];
}

/**
 * @param known the documents of the workspace
 * @param isOpen whether an editor has a document open: then what it shows counts, and not the file
 */
function consequences(changes: readonly FileChange[], known: ReadonlySet<Address>, isOpen: (uri: Address) => boolean): Consequences {
    const reread = new Set<Address>();
    const perhapsFolders: Address[] = [];
    let search = false;
    for (const { uri, type } of changes) {
        if (known.has(uri) && type !== FileChangeType.Deleted && !isOpen(uri)) reread.add(uri);
        if (type === FileChangeType.Created) {
            const name = fileNameOf(uri);
            // A name without a dot may be that of a folder.
            if (/\.care$/i.test(name) || !name.includes('.')) search = true;
            else perhapsFolders.push(uri);
        } else if (type === FileChangeType.Deleted && !search) {
            // Of a folder that has gone, editors name the folder only.
            for (const document of known) search ||= isInFolder(document, uri);
        }
    }
    return { configuration: changes.some(({ uri }) => fileNameOf(uri) === CONFIG_FILE), search, reread, perhapsFolders };
}

/** Keeps what editors show of all documents up to date: those that are open at once, the others one after the other. */
export class Diagnostics {
    private readonly server: Server;
    private readonly files: Files;
    private readonly publisher: Publisher;
    private readonly queue: Queue;
    private readonly notice: CheckedNotice;
    private readonly refresher: Refresher;
    private readonly configProblems: ConfigProblems;
    /** Documents that have to be read again before they are checked. */
    private readonly stale = new Set<Address>();
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
        this.configProblems = new ConfigProblems(server.connection);
        this.queue = new Queue(
            uri => this.check(uri).finally(() => this.notice.add(uri)),
            (uri, error) => server.connection.console.error(`${uri}: ${error instanceof Error ? (error.stack ?? error.message) : error}`),
        );
    }

    /** Has documents checked again; those that are open first. */
    request(uris: Iterable<Address>): void {
        for (const uri of uris) this.queue.add(uri, this.server.workspace.isOpen(uri));
    }

    /** Has documents read and checked again that changed on the disk, or were closed. */
    reread(uris: Iterable<Address>): void {
        for (const uri of uris) {
            this.stale.add(uri);
            this.queue.add(uri, true);
        }
    }

    /** A document was opened in the editor, or typed in. */
    changed(uri: Address): void {
        this.pause.changed(uri);
    }

    /** A document was closed in the editor: what its file says counts again. */
    closed(uri: Address): void {
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
        const { index, opened } = this.server.workspace;
        this.request(new Set([...opened, ...index.documents]));
    }

    /** Is done when all that was asked for until now has been told. */
    async settled(): Promise<void> {
        do {
            await this.reading;
            await this.queue.idle();
            await breathe();
        } while (this.pause.isWaiting || this.queue.size);
    }

    /** Finds, reads and checks the documents of the folders that are open. What is open has been checked by then, or comes first. */
    readFolders(): Promise<void> {
        this.reading = this.read(++this.generation);
        return this.reading;
    }

    private async read(generation: number): Promise<void> {
        const { workspace, connection } = this.server;
        const folders = this.server.folders();
        const configs = new Configs(this.files, VERSION);
        const { documents } = await this.find(folders, configs);
        if (this.generation !== generation) return;
        workspace.configs = configs;
        this.setFound(folders.length ? documents : undefined);
        const others: Address[] = [];
        for await (const waiting of workspace.prepare([...documents].toSorted(compareAddresses), () => this.generation === generation)) {
            for (const uri of waiting) others.push(uri);
            await breathe();
        }
        if (this.generation !== generation) return;
        connection.console.log(`${documents.size} documents found.`);
        this.requestAll();
        for (const uri of others) this.stale.add(uri);
        // Also where there is no document to check.
        await this.configProblems.tell(configs, workspace.names);
    }

    /** Takes in what has come to the disk or gone from it, and what is no longer of the workspace. */
    findNew(): Promise<void> {
        // Many files come at once, as from another branch: one search is enough for all that came before it began.
        if (this.searchIsPlanned) return this.reading;
        this.searchIsPlanned = true;
        // Whoever began the reading before has been told if it failed.
        const before = this.reading.catch(() => {});
        this.reading = before.then(async () => {
            this.searchIsPlanned = false;
            const { generation } = this;
            const { workspace } = this.server;
            const folders = this.server.folders();
            const { documents, configured } = await this.find(folders, workspace.configs);
            if (this.generation !== generation) return;
            // A folder has come with a configuration in it, or has gone with one.
            if (!workspace.configs.areIn(configured)) return this.read(++this.generation);
            const known = new Set(workspace.index.documents);
            this.setFound(folders.length ? documents : undefined);
            this.reread(documents.difference(known));
        });
        return this.reading;
    }

    /** Takes in what the editor tells of changes on the disk. */
    async filesChanged(changes: readonly FileChange[]): Promise<void> {
        const { workspace } = this.server;
        const { configuration, search, reread, perhapsFolders } = consequences(changes, workspace.index.documents, uri =>
            workspace.isOpen(uri),
        );
        this.reread(reread);
        if (configuration) return this.readFolders();
        if (search) return this.findNew();
        const areFolders = await Promise.all(perhapsFolders.map(uri => this.files.isFolder(uri)));
        if (areFolders.includes(true)) await this.findNew();
    }

    private find(folders: readonly Address[], configs: Configs): Promise<FoundDocuments> {
        return findDocuments(
            folders.map(folder => ({ folder, isDeep: true })),
            configs,
            this.files,
        );
    }

    private setFound(found: ReadonlySet<Address> | undefined): void {
        const { workspace } = this.server;
        for (const uri of workspace.setFound(found)) {
            // What is still open is looked at from now on as any other file from outside.
            if (workspace.isOpen(uri)) this.queue.add(uri, true);
            else this.reread([uri]);
        }
        // And what is open may count from now on.
        this.reread(workspace.opened.filter(uri => workspace.has(uri) && !workspace.index.documents.has(uri)));
    }

    private async check(uri: Address): Promise<void> {
        const { workspace } = this.server;
        if (this.stale.delete(uri) && !(await workspace.reread(uri))) await this.publisher.clear(uri);
        if (workspace.complete) await this.configProblems.tell(workspace.configs, workspace.names);
        if (!workspace.has(uri) && !workspace.isOpen(uri) && !isLibrary(uri)) return this.publisher.clear(uri);
        if (!this.server.settings().checkWorkspace && !workspace.isOpen(uri)) {
            // What was known of it may have changed; who wants a table of all has it checked again.
            workspace.forgetSummaries(uri);
            return this.publisher.clear(uri);
        }
        let started = performance.now();
        let cost = 0;
        // Of a long document that is open, reading, checking and telling take a while each: requests come in between.
        const rest = async (): Promise<void> => {
            if (!workspace.isOpen(uri)) return;
            cost += performance.now() - started;
            await breathe();
            started = performance.now();
        };
        if (workspace.isOpen(uri)) await workspace.load(uri);
        await rest();
        // The reasons why requirements are met are shown only for a document that is open.
        const document = await workspace.check(uri, workspace.isOpen(uri));
        await rest();
        if (workspace.isOpen(uri)) {
            this.pause.took(uri, cost);
            this.refresher.checked(uri);
        }
        if (document && (workspace.has(uri) || workspace.isOpen(uri))) await this.publisher.publish(document);
        else await this.publisher.clear(uri);
    }
}
