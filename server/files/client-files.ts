import type { Connection } from 'vscode-languageserver';
import { type Address, addressOf, EXACT_NAMES, fileNameOf, folderOf } from '../../language/model/address.ts';
import { CONFIG_FILE, SKIPPED } from '../../language/workspace/config.ts';
import { ask } from '../support/requests.ts';
import type { Files } from './files.ts';

/** The files that the editor reaches, for a server in a browser, which reaches none itself. */
export function clientFiles(connection: Connection): Files {
    return {
        names: EXACT_NAMES,
        find: async (folder, exclude) => {
            const found = await ask(connection, 'carewright/findFiles', { folders: [folder], exclude: [...SKIPPED, ...exclude] });
            const { configs = [], documents = [] } = Object.groupBy(found.map(addressOf), address =>
                fileNameOf(address) === CONFIG_FILE ? 'configs' : 'documents',
            );
            return { documents, configured: configs.map(folderOf).filter((each): each is Address => each !== undefined) };
        },
        read: async uri => (await ask(connection, 'carewright/readFile', { uri })) ?? undefined,
        real: async () => undefined,
        isFolder: async () => undefined,
    };
}
