import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CONFIG_FILE } from '../../language/workspace/config.ts';

/** Where a report says that a file is: the same from whichever folder the command runs. */
interface ReportedFile {
    /** With `/`: relative to the root, or from the beginning of the disk for a file outside of the root. Never with `../`. */
    readonly path: string;
    readonly isInRoot: boolean;
}

/** The paths of files in reports that other programs read: code scanning, annotations, test reports. */
export interface ReportPaths {
    /** The address of the root, with `/` at its end. */
    readonly root: string;
    /** @param shown the path of a file as people see it, relative to the current folder */
    of(shown: string): ReportedFile;
}

/** The nearest folder, from this one upwards, in which there is a file or folder of a name. */
function nearestWith(name: string, folder: string): string | undefined {
    for (let at = folder; ; at = dirname(at)) {
        if (existsSync(join(at, name))) return at;
        if (at === dirname(at)) return undefined;
    }
}

function folderOf(path: string): string {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : dirname(path);
}

/** The way from a folder to a path in it; nothing where the path is elsewhere. */
function wayInto(folder: string, path: string): string | undefined {
    const way = relative(folder, path);
    return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? undefined : way;
}

/**
 * The root of what a command is about: of the repository, or else of the workspace (the folder of `carewright.json`), or else the
 * current folder, or where that does not hold what was named, the folder that does.
 */
function rootOf(paths: readonly string[], cwd: string): string {
    const folders = (paths.length ? paths : ['.']).map(path => folderOf(resolve(cwd, path)));
    let common = folders[0] ?? cwd;
    while (folders.some(folder => wayInto(common, folder) === undefined) && common !== dirname(common)) common = dirname(common);
    return nearestWith('.git', common) ?? nearestWith(CONFIG_FILE, common) ?? (wayInto(cwd, common) === undefined ? common : cwd);
}

/** How a report on these paths names files. */
export function reportPaths(paths: readonly string[], cwd: string): ReportPaths {
    const root = rootOf(paths, cwd);
    return {
        root: pathToFileURL(join(root, sep)).href,
        of(shown) {
            const file = resolve(cwd, shown);
            const way = wayInto(root, file);
            return { path: (way ?? file).replaceAll(sep, '/'), isInRoot: way !== undefined };
        },
    };
}
