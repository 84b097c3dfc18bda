import type { Address, NameRules } from '../model/address.ts';
import type { DecodedText } from '../model/file-encoding.ts';
import type { Configs } from './config.ts';

/** Why something can't be read: the end of a sentence, such as "it is a pipe, not a file". */
export interface Unread {
    readonly reason: string;
    /** Whether there is no such file. A folder is none either. */
    readonly isMissing?: boolean;
}

/** What a file holds, or why it can't be read. */
export type ReadText = DecodedText | Unread;

/** A file that can't be read, and why. */
export interface UnreadFile {
    readonly file: Address;
    readonly reason: string;
}

/** What a search found in a folder. */
interface FoundInFolder {
    /** The `.care` files, in any order. */
    readonly documents: readonly Address[];
    /** The folders that have a configuration. */
    readonly configured: readonly Address[];
    /** What is named like a document and can't be read, and folders that can't be searched. */
    readonly unread: readonly UnreadFile[];
    /** Why the folder itself can't be searched: then nothing was found. */
    readonly refused?: string;
}

/** Where documents and configurations are found and read: on a disk, through an editor, in memory. Nothing in it throws. */
export interface Files {
    /** What of the names of files is not told apart here. */
    readonly names: NameRules;
    /**
     * What is in a folder.
     *
     * @param exclude globs relative to the folder: what they match need not be searched
     * @param isDeep whether the folders in it are searched as well, however deep; they are where nothing is said
     */
    find(folder: Address, exclude: readonly string[], isDeep?: boolean): Promise<FoundInFolder>;
    /** The text of a file, with how its bytes were read. */
    read(address: Address): ReadText | Promise<ReadText>;
    /** Where a file or folder really is, if its address leads over links; nothing where there is none. */
    real(address: Address): Promise<Address | undefined>;
    /** Whether there is a folder; nothing where that can't be found out. */
    isFolder(address: Address): Promise<boolean | undefined>;
}

/** Files that can be read without waiting, for those who read one after the other and forget it again. */
export interface FilesAtOnce extends Files {
    read(address: Address): ReadText;
}

/** A text that was not decoded here: the editor did that. */
export function asRead(text: string | undefined): ReadText {
    return text === undefined ? { reason: 'there is no such file', isMissing: true } : { text, encoding: 'UTF-8', mark: 0 };
}

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
