import { FileChangeType, type FileEvent, type FileSystemWatcher, WatchKind } from 'vscode-languageserver';
import { CONFIG_FILE } from '../../language/workspace/config.ts';

/**
 * What the editor is to tell of changes on the disk. Of a folder that is moved or deleted, editors tell that only: so all that
 * comes and goes is looked at.
 */
export const WATCHERS: readonly FileSystemWatcher[] = [
    { globPattern: '**/*.care' },
    { globPattern: `**/${CONFIG_FILE}` },
    { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
];

/** What has to be done about changes on the disk. */
export interface Consequences {
    /** The configuration has changed: which files belong to the workspace, and what counts. */
    readonly configuration: boolean;
    /** There may be new documents. */
    readonly search: boolean;
    /** Documents that are to be read again; some may be gone. */
    readonly reread: ReadonlySet<string>;
}

function nameOf(uri: string): string {
    return uri.slice(uri.lastIndexOf('/') + 1);
}

/** A name without a dot may be that of a folder. */
function mayHoldDocuments(uri: string): boolean {
    return uri.endsWith('.care') || !nameOf(uri).includes('.');
}

/**
 * @param known the documents of the workspace
 * @param isOpen whether an editor has a document open: then what it shows counts, and not the file
 */
export function consequences(changes: readonly FileEvent[], known: ReadonlySet<string>, isOpen: (uri: string) => boolean): Consequences {
    const reread = new Set<string>();
    let search = false;
    for (const { uri, type } of changes) {
        if (type === FileChangeType.Created) search ||= mayHoldDocuments(uri);
        if (known.has(uri) && (type === FileChangeType.Deleted || !isOpen(uri))) reread.add(uri);
        if (type !== FileChangeType.Deleted || uri.endsWith('.care')) continue;
        for (const document of known) if (document.startsWith(`${uri}/`)) reread.add(document);
    }
    return { configuration: changes.some(({ uri }) => nameOf(uri) === CONFIG_FILE), search, reread };
}
