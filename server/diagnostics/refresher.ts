import { CodeLensRefreshRequest } from 'vscode-languageserver';
import type { Address } from '../../language/model/address.ts';
import type { Server } from '../server.ts';

/** How long to wait for more changes, in ms. */
const PAUSE = 300;

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
        if (!isSame) this.timer ??= setTimeout(() => this.refresh(), PAUSE);
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
