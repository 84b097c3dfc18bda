import type { Address } from '../../language/model/address.ts';
import type { Configs } from '../../language/workspace/config.ts';
import type { Files } from './files.ts';

/**
 * Finds the documents of folders, without those that their configurations leave out.
 *
 * @param configs what is known of configurations: those that are found and that it does not know are read
 * @returns the documents, and the folders that have a configuration now
 */
export async function findDocuments(
    folders: readonly Address[],
    configs: Configs,
    files: Files,
): Promise<{ readonly documents: ReadonlySet<Address>; readonly configured: ReadonlySet<Address> }> {
    const documents = new Set<Address>();
    const configured = new Set<Address>();
    for (const folder of folders) {
        // Above a folder that is not of this machine there may be nothing to read, or all repositories of the world.
        const above = folder.startsWith('file:') ? await configs.readAbove(folder) : (await configs.readIn(folder)) && folder;
        if (above !== undefined) configured.add(above);
        const found = await files.find(folder, above === folder ? configs.in(folder).exclude : []);
        for (const each of found.configured) {
            configured.add(each);
            await configs.readIn(each);
        }
        for (const document of found.documents) if (!configs.leavesOut(document, folder)) documents.add(document);
    }
    return { documents, configured };
}
