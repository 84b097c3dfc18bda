import type { Connection } from 'vscode-languageserver';
import type { Address } from '../../language/model/address.ts';
import { CHECKED, type Checked } from '../protocol.ts';

/** How long to gather documents, in ms: the first of thousands is told as soon as any. */
const PAUSE = 100;

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
        if (this.timer === undefined) this.timer = setTimeout(() => this.send(), PAUSE);
    }

    private send(): void {
        this.timer = undefined;
        const checked: Checked = { uris: [...this.waiting] };
        this.waiting.clear();
        // Meanwhile the editor may have gone.
        this.connection.sendNotification(CHECKED, checked).catch(() => {});
    }
}
