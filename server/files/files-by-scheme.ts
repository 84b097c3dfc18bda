import type { Address } from '../../language/model/address.ts';
import type { Files } from './files.ts';

/** The files of this machine, and through the editor those that are elsewhere: in a repository on the web, for example. */
export function filesByScheme(here: Files, elsewhere: Files): Files {
    const isHere = (address: Address): boolean => address.startsWith('file:');
    return {
        names: here.names,
        // Not every editor can be asked: then there are only the files of this machine.
        find: (folder, exclude) =>
            isHere(folder) ? here.find(folder, exclude) : elsewhere.find(folder, exclude).catch(() => ({ documents: [], configured: [] })),
        read: address => (isHere(address) ? here.read(address) : elsewhere.read(address).catch(() => undefined)),
        decode: async address => (isHere(address) ? here.decode?.(address) : undefined),
        real: async address => (isHere(address) ? here.real(address) : undefined),
        isFolder: async address => (isHere(address) ? here.isFolder(address) : undefined),
    };
}
