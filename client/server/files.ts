import { FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { ClientRequests } from '../../server/protocol.ts';

const SKIPPED: ReadonlySet<string> = new Set(['node_modules', 'dist', 'out']);
/** How many folders deep to look, and how many files to take, so that a strange file system can't keep us for ever. */
const DEEPEST = 12;
const MOST = 20_000;

/** The files in a folder whose names are wanted, however deep. Links and hidden folders are not followed. */
async function walk(folder: Uri, isWanted: (name: string) => boolean): Promise<readonly Uri[]> {
    const found: Uri[] = [];
    let level: readonly Uri[] = [folder];
    for (let depth = 0; depth < DEEPEST && level.length && found.length < MOST; depth++) {
        const next: Uri[] = [];
        for (const each of level) {
            const entries = await workspace.fs.readDirectory(each).then(
                all => all,
                () => [],
            );
            for (const [name, type] of entries) {
                if (type === FileType.Directory && !name.startsWith('.') && !SKIPPED.has(name)) next.push(Uri.joinPath(each, name));
                else if (type === FileType.File && isWanted(name)) found.push(Uri.joinPath(each, name));
            }
        }
        level = next;
    }
    return found.slice(0, MOST);
}

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
