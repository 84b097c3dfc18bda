import { fileURLToPath, pathToFileURL } from 'node:url';
import { findDocuments } from '../../files/find-documents.ts';
import { readText } from '../../files/read-file.ts';
import type { DecodedText } from '../../language/workspace/file-encoding.ts';
import type { Files } from './files.ts';

async function inFolder(folder: string, exclude: readonly string[]): Promise<readonly string[]> {
    if (!folder.startsWith('file:')) return [];
    const { files } = await findDocuments(fileURLToPath(folder), exclude);
    return files.map(path => pathToFileURL(path).href);
}

function decoded(uri: string): DecodedText | undefined {
    if (!uri.startsWith('file:')) return undefined;
    // A link that leads nowhere, a folder that is called like a file: there is no text, and the index says so.
    const read = readText(fileURLToPath(uri));
    return 'text' in read ? read : undefined;
}

/** The files of this machine. */
export const nodeFiles: Files = {
    async find(folders, exclude) {
        const found = await Promise.all(folders.map(folder => inFolder(folder, exclude).catch(() => [])));
        return [...new Set(found.flat())].sort();
    },
    read: async uri => decoded(uri)?.text,
    decode: async uri => decoded(uri),
};
