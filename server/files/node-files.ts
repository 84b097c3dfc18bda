import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { glob } from 'tinyglobby';
import { SKIPPED } from '../../language/workspace/config.ts';
import { decodeText } from '../../language/workspace/decode-text.ts';
import type { Files } from './files.ts';

async function inFolder(folder: string, exclude: readonly string[]): Promise<readonly string[]> {
    if (!folder.startsWith('file:')) return [];
    const cwd = fileURLToPath(folder);
    const paths = await glob('**/*.care', {
        cwd,
        ignore: [...SKIPPED, ...exclude],
        absolute: true,
        expandDirectories: false,
        followSymbolicLinks: false,
    });
    return paths.map(path => pathToFileURL(resolve(path)).href);
}

/** The files of this machine. */
export const nodeFiles: Files = {
    async find(folders, exclude) {
        const found = await Promise.all(folders.map(folder => inFolder(folder, exclude).catch(() => [])));
        return [...new Set(found.flat())].sort();
    },
    async read(uri) {
        if (!uri.startsWith('file:')) return undefined;
        try {
            // A link that leads nowhere, a folder that is called like a file: there is no text, and the index says so.
            return decodeText(await readFile(fileURLToPath(uri)));
        } catch {
            return undefined;
        }
    },
};
