import type { Address, NameRules } from '../model/address.ts';
import type { DecodedText } from '../model/file-encoding.ts';

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
