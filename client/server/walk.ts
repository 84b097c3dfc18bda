import { FileType, Uri, workspace } from 'vscode';

const SKIPPED: ReadonlySet<string> = new Set(['node_modules', 'dist', 'out']);
/** How many folders deep to look, and how many files to take, so that a strange file system can't keep us for ever. */
const DEEPEST = 12;
const MOST = 20_000;

/** The files in a folder whose names are wanted, however deep. Links and hidden folders are not followed. */
export async function walk(folder: Uri, isWanted: (name: string) => boolean): Promise<readonly Uri[]> {
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
