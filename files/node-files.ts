import { realpath, stat } from 'node:fs/promises';
import { type Address, addressOfPath, type NameRules, pathOfAddress } from '../language/model/address.ts';
import type { FilesAtOnce } from '../language/workspace/files.ts';
import { documentsIn } from './find-documents.ts';
import { readText, reasonOf } from './read-file.ts';

/** What a system's own file system does not tell apart; a disk may be set up otherwise, which is rare. */
const NAMES: NameRules = {
    ignoresCase: process.platform === 'win32' || process.platform === 'darwin',
    ignoresForm: process.platform === 'darwin',
};

const ELSEWHERE = 'it is not on this machine';

/** The files of this machine. */
export const nodeFiles: FilesAtOnce = {
    names: NAMES,
    async find(folder, exclude, isDeep) {
        const nothing = { documents: [], configured: [], unread: [] };
        const path = pathOfAddress(folder);
        if (path === undefined) return { ...nothing, refused: ELSEWHERE };
        try {
            const { files, configured, unread } = await documentsIn(path, exclude, isDeep);
            return {
                documents: files.map(addressOfPath),
                configured: configured.map(addressOfPath),
                unread,
            };
        } catch (error) {
            return { ...nothing, refused: reasonOf(error) };
        }
    },
    read(address: Address) {
        const path = pathOfAddress(address);
        return path === undefined ? { reason: ELSEWHERE, isMissing: true } : readText(path);
    },
    async real(address) {
        const path = pathOfAddress(address);
        return path === undefined ? undefined : realpath(path).then(addressOfPath, () => undefined);
    },
    async isFolder(address) {
        const path = pathOfAddress(address);
        const found = path === undefined ? undefined : await stat(path).catch(() => undefined);
        return path === undefined ? undefined : (found?.isDirectory() ?? false);
    },
};
