import { FileChangeType, type FileSystemWatcher, WatchKind } from 'vscode-languageserver';
import { type Address, fileNameOf, isInFolder } from '../../language/model/address.ts';
import { CONFIG_FILE } from '../../language/workspace/config.ts';

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
export interface FileChange {
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
export function consequences(changes: readonly FileChange[], known: ReadonlySet<Address>, isOpen: (uri: Address) => boolean): Consequences {
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
