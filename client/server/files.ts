import { RelativePattern, Uri, workspace } from 'vscode';
import type { ClientRequests } from '../../server/protocol.ts';
import { walk } from './walk.ts';

type Answer<Method extends keyof ClientRequests> = (params: ClientRequests[Method]['params']) => Promise<ClientRequests[Method]['result']>;

async function inFolder(folder: string, exclude: readonly string[]): Promise<readonly string[]> {
    const base = Uri.parse(folder, true);
    const found = await workspace.findFiles(
        new RelativePattern(base, '**/*.care'),
        exclude.length ? new RelativePattern(base, `{${exclude.join(',')}}`) : undefined,
    );
    // Not every virtual file system can be searched: the search then finds nothing, and we look ourselves.
    const files = found.length ? found : await walk(base, name => name.endsWith('.care'));
    return files.map(String);
}

/** The documents of folders, for a server that reaches no files itself. */
export const findFiles: Answer<'carewright/findFiles'> = async ({ folders, exclude }) => {
    const found = await Promise.all(folders.map(folder => inFolder(folder, exclude)));
    return [...new Set(found.flat())];
};

/** The text of a file, for a server that reaches no files itself; nothing where there is none. */
export const readFile: Answer<'carewright/readFile'> = async ({ uri }) => {
    const address = Uri.parse(uri, true);
    try {
        return await workspace.decode(await workspace.fs.readFile(address), { uri: address });
    } catch {
        return null;
    }
};
