/** The scheme of the library's documents, which are read-only and have no file. */
export const LIBRARY_SCHEME = 'carewright';

/** Whether a document is part of the library, which only its makers can change. */
export function isLibrary(uri: string): boolean {
    return uri.startsWith(`${LIBRARY_SCHEME}:`);
}
