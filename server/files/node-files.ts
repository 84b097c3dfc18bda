import { realpath, stat } from 'node:fs/promises';
import { findDocuments } from '../../files/find-documents.ts';
import { readText } from '../../files/read-file.ts';
import { type Address, addressOfPath, type NameRules, pathOfAddress } from '../../language/model/address.ts';
import type { DecodedText } from '../../language/model/file-encoding.ts';
import type { Files } from './files.ts';

/** What a system's own file system does not tell apart; a disk may be set up otherwise, which is rare. */
const NAMES: NameRules = {
    ignoresCase: process.platform === 'win32' || process.platform === 'darwin',
    ignoresForm: process.platform === 'darwin',
};

function decoded(address: Address): DecodedText | undefined {
    const path = pathOfAddress(address);
    const read = path === undefined ? undefined : readText(path);
    return read && 'text' in read ? read : undefined;
}

/** The files of this machine. What can't be found or read is not there: a link that leads nowhere, or a folder that is called like a file. */
export const nodeFiles: Files = {
    names: NAMES,
    async find(folder, exclude) {
        const path = pathOfAddress(folder);
        const found = path === undefined ? undefined : await findDocuments(path, exclude).catch(() => undefined);
        return { documents: found?.files.map(addressOfPath) ?? [], configured: found?.configured.map(addressOfPath) ?? [] };
    },
    read: async address => decoded(address)?.text,
    decode: async address => decoded(address),
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
