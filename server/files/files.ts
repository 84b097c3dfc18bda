import type { DecodedText } from '../../language/workspace/file-encoding.ts';

/** Where the server finds documents that no editor has open. All addresses are URIs. */
export interface Files {
    /**
     * The `.care` files of folders, in the order of their addresses, without those that a configuration leaves out.
     *
     * @param exclude globs relative to a folder
     */
    find(folders: readonly string[], exclude: readonly string[]): Promise<readonly string[]>;
    /** The text of a file; nothing where it does not exist or can't be read. */
    read(uri: string): Promise<string | undefined>;
    /** The same, with how its bytes were read, for files that the server reads itself. */
    decode?(uri: string): Promise<DecodedText | undefined>;
}
