import type { Address } from '../model/address.ts';
import type { Configs } from './config.ts';
import type { Files, UnreadFile } from './files.ts';

/** A folder to be searched. */
interface Root {
    readonly folder: Address;
    /** Whether folders in it are searched as well. */
    readonly isDeep: boolean;
}

export interface FoundDocuments {
    readonly documents: ReadonlySet<Address>;
    /** The folders that have a configuration now. */
    readonly configured: ReadonlySet<Address>;
    /** What is named like a document and can't be read. */
    readonly unread: readonly UnreadFile[];
    /** The folders that can't be searched. */
    readonly refused: readonly UnreadFile[];
}

/**
 * Finds the documents of folders, without those that their configurations leave out: the same for the command and for editors.
 *
 * @param configs what is known of configurations: those that are found and that it does not know are read
 */
export async function findDocuments(roots: readonly Root[], configs: Configs, files: Files): Promise<FoundDocuments> {
    const documents = new Set<Address>();
    const configured = new Set<Address>();
    const unread = new Map<Address, UnreadFile>();
    const refused: UnreadFile[] = [];
    for (const { folder, isDeep } of roots) {
        // Above a folder that is not of this machine there may be nothing to read, or all repositories of the world.
        const above = folder.startsWith('file:') ? await configs.readAbove(folder) : (await configs.readIn(folder)) && folder;
        if (above !== undefined) configured.add(above);
        const found = await files.find(folder, configs.in(folder).exclude, isDeep);
        if (found.refused !== undefined) refused.push({ file: folder, reason: found.refused });
        for (const each of found.configured) {
            configured.add(each);
            await configs.readIn(each);
        }
        for (const document of found.documents) if (!configs.leavesOut(document, folder)) documents.add(document);
        for (const each of found.unread) if (!configs.leavesOut(each.file, folder)) unread.set(each.file, each);
    }
    return { documents, configured, unread: [...unread.values()], refused };
}
