import { CodeLensRefreshRequest, type Connection, DiagnosticSeverity } from 'vscode-languageserver';
import { type Address, addressIn } from '../../language/model/address.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { CONFIG_FILE, type ConfigProblem, type Configs, unknownGuidance } from '../../language/workspace/config.ts';
import { CHECKED, type Checked } from '../protocol.ts';
import type { Server } from '../server.ts';
import type { AddressedConnection } from '../support/connection.ts';

/** How long to gather documents, in ms: the first of thousands is told as soon as any. */
const GATHERING = 100;

/** Tells the extension which documents have been checked, many at a time. */
export class CheckedNotice {
    private readonly connection: Connection;
    private readonly isWanted: () => boolean;
    private readonly waiting = new Set<Address>();
    private timer: ReturnType<typeof setTimeout> | undefined;

    constructor(connection: Connection, isWanted: () => boolean) {
        this.connection = connection;
        this.isWanted = isWanted;
    }

    add(uri: Address): void {
        if (!this.isWanted()) return;
        this.waiting.add(uri);
        if (this.timer === undefined) this.timer = setTimeout(() => this.send(), GATHERING);
    }

    private send(): void {
        this.timer = undefined;
        const checked: Checked = { uris: [...this.waiting] };
        this.waiting.clear();
        // Meanwhile the editor may have gone.
        this.connection.sendNotification(CHECKED, checked).catch(() => {});
    }
}

/** How long to wait for more changes, in ms. */
const SETTLING = 300;

/** Has the editor ask again for lenses and hints of open documents, where a change in another document made them others. */
export class Refresher {
    private readonly server: Server;
    private readonly told = new Map<Address, string>();
    private definitions = 0;
    private timer: ReturnType<typeof setTimeout> | undefined;

    constructor(server: Server) {
        this.server = server;
    }

    /** An open document has been checked. */
    checked(uri: Address): void {
        const { workspace } = this.server;
        const { names } = workspace;
        const figures = JSON.stringify((workspace.summariesOf(uri) ?? []).map(({ guidance }) => guidance));
        const isSame = this.told.get(uri) === figures && this.definitions === names.definitions;
        this.told.set(uri, figures);
        this.definitions = names.definitions;
        if (!isSame) this.timer ??= setTimeout(() => this.refresh(), SETTLING);
    }

    /** Leaves off: the editor is closing. */
    stop(): void {
        clearTimeout(this.timer);
    }

    private refresh(): void {
        this.timer = undefined;
        const { client, connection } = this.server;
        // Meanwhile the editor may have gone.
        if (client.workspace?.codeLens?.refreshSupport) connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {});
        if (client.workspace?.inlayHint?.refreshSupport) connection.languages.inlayHint.refresh().catch(() => {});
    }
}

interface Told extends ConfigProblem {
    /** A name that there is not: the rest of the configuration counts. */
    readonly isUnknown?: boolean;
}

/** Tells the editor what is wrong with the configurations of the workspace, in the words of the command. */
export class ConfigProblems {
    private readonly connection: AddressedConnection;
    private told: ReadonlySet<Address> = new Set();
    private configs: Configs | undefined;
    private definitions = -1;

    constructor(connection: AddressedConnection) {
        this.connection = connection;
    }

    /** Tells what is wrong now, where that may have changed since it was told last. */
    async tell(configs: Configs, names: NameIndex): Promise<void> {
        if (this.configs === configs && this.definitions === names.definitions) return;
        this.configs = configs;
        this.definitions = names.definitions;
        const problems = new Map<Address, readonly Told[]>(configs.problems);
        for (const folder of configs.folders) {
            const unknown = unknownGuidance(configs.in(folder).guidance, names).map(message => ({ message, isUnknown: true }));
            if (unknown.length) problems.set(addressIn(folder, CONFIG_FILE), unknown);
        }
        const gone = [...this.told].filter(uri => !problems.has(uri));
        this.told = new Set(problems.keys());
        for (const uri of gone) await this.connection.sendDiagnostics({ uri, diagnostics: [] });
        for (const [uri, all] of problems) {
            const diagnostics = all.map(({ line = 1, message, isUnknown }) => ({
                range: { start: { line: line - 1, character: 0 }, end: { line, character: 0 } },
                severity: DiagnosticSeverity.Error,
                source: 'Carewright',
                message: isUnknown ? message : `${message} Until it is put right, nothing in this file counts.`,
            }));
            await this.connection.sendDiagnostics({ uri, diagnostics });
        }
    }
}
