import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readText } from '../../files/read-file.ts';
import { type Address, pathOfAddress } from '../../language/model/address.ts';
import { keepRecent } from '../../language/model/recent.ts';
import type { Span } from '../../language/model/values.ts';
import { CONFIG_FILE } from '../../language/workspace/config.ts';
import type { Results } from '../formats/results.ts';
import { Source } from '../io/source.ts';

/** How many texts are kept for places in other documents. */
const RECENT = 8;

/** The path of a file as people see it: relative to the current folder, with `/`. */
export function shownPath(file: Address, cwd: string): string {
    const way = relative(cwd, pathOfAddress(file) ?? file);
    return (sep === '/' ? way : way.replaceAll(sep, '/')) || '.';
}

/** The paths and the texts of documents, for those who show places. */
export class Sources {
    private readonly cwd: string;
    private readonly textOf: (uri: Address) => string | undefined;
    private readonly recent = new Map<string, Source>();

    /** @param textOf the text of a file where it is still at hand: places are places in the text that was read, even if the file has changed */
    constructor(cwd: string, textOf: (uri: Address) => string | undefined) {
        this.cwd = cwd;
        this.textOf = textOf;
    }

    /** A document's path as people see it. */
    readonly pathOf = (uri: Address): string => shownPath(uri, this.cwd);

    /** The text of a document, read once more if it is not at hand; empty when the file has gone. */
    readonly sourceOf = (uri: Address): Source => {
        const known = this.textOf(uri);
        const recent = this.recent.get(uri);
        const source = recent && (known === undefined || recent.text === known) ? recent : new Source(known ?? readAgain(uri));
        keepRecent(this.recent, uri, source, RECENT);
        return source;
    };

    /** Where something stands; nothing for the library, which has no files. */
    readonly locate = (uri: Address, at: Span): ReturnType<Results['locate']> =>
        uri.startsWith('file:') ? { path: this.pathOf(uri), place: this.sourceOf(uri).place(at) } : undefined;
}

function readAgain(uri: Address): string {
    const read = readText(pathOfAddress(uri) ?? uri);
    return 'text' in read ? read.text : '';
}

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
