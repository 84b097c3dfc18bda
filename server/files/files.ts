import type { Address, NameRules } from '../../language/model/address.ts';
import type { DecodedText } from '../../language/model/file-encoding.ts';

/** What a search found in a folder. */
export interface FoundInFolder {
    /** The `.care` files, in any order. */
    readonly documents: readonly Address[];
    /** The folders that have a configuration. */
    readonly configured: readonly Address[];
}

/** Where the server finds documents that no editor has open. */
export interface Files {
    /** What of the names of files is not told apart here. */
    readonly names: NameRules;
    /**
     * What is in a folder, however deep; nothing where it can't be searched.
     *
     * @param exclude globs relative to the folder: what they match need not be looked at
     */
    find(folder: Address, exclude: readonly string[]): Promise<FoundInFolder>;
    /** The text of a file; nothing where it does not exist or can't be read. */
    read(address: Address): Promise<string | undefined>;
    /** The same, with how its bytes were read, for files that the server reads itself. */
    decode?(address: Address): Promise<DecodedText | undefined>;
    /** Where a file or folder really is, if its address leads over links; nothing where there is none. */
    real(address: Address): Promise<Address | undefined>;
    /** Whether there is a folder; nothing where that can't be found out. */
    isFolder(address: Address): Promise<boolean | undefined>;
}
