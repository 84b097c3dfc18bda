import type { Connection } from 'vscode-languageserver';
import { type Address, addressOf, EXACT_NAMES, fileNameOf, folderOf } from '../../language/model/address.ts';
import { CONFIG_FILE, SKIPPED } from '../../language/workspace/config.ts';
import { asRead, type Files } from '../../language/workspace/files.ts';
import { ask } from './requests.ts';

/** The files that the editor reaches, for a server in a browser, which reaches none itself. Not every editor can be asked: then there are none. */
export function clientFiles(connection: Connection): Files {
    return {
        names: EXACT_NAMES,
        find: async (folder, exclude) => {
            const order = { folders: [folder], exclude: [...SKIPPED, ...exclude] };
            const found = await ask(connection, 'carewright/findFiles', order).catch(() => []);
            const { configs = [], documents = [] } = Object.groupBy(found.map(addressOf), address =>
                fileNameOf(address) === CONFIG_FILE ? 'configs' : 'documents',
            );
            const configured = configs.map(folderOf).filter((each): each is Address => each !== undefined);
            return { documents, configured, unread: [] };
        },
        read: async uri => asRead((await ask(connection, 'carewright/readFile', { uri }).catch(() => null)) ?? undefined),
        real: async () => undefined,
        isFolder: async () => undefined,
    };
}

/** The files of this machine, and through the editor those that are elsewhere: in a repository on the web, for example. */
export function filesByScheme(here: Files, elsewhere: Files): Files {
    const filesOf = (address: Address): Files => (address.startsWith('file:') ? here : elsewhere);
    return {
        names: here.names,
        find: (folder, exclude, isDeep) => filesOf(folder).find(folder, exclude, isDeep),
        read: address => filesOf(address).read(address),
        real: address => filesOf(address).real(address),
        isFolder: address => filesOf(address).isFolder(address),
    };
}
