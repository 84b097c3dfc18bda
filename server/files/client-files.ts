import type { Connection } from 'vscode-languageserver';
import { SKIPPED } from '../../language/workspace/config.ts';
import { ask } from '../support/requests.ts';
import type { Files } from './files.ts';

/** The files that the editor reaches, for a server in a browser, which reaches none itself. */
export function clientFiles(connection: Connection): Files {
    return {
        find: async (folders, exclude) =>
            (await ask(connection, 'carewright/findFiles', { folders, exclude: [...SKIPPED, ...exclude] })).toSorted(),
        read: async uri => (await ask(connection, 'carewright/readFile', { uri })) ?? undefined,
    };
}
