import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, parse, relative, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { SKIPPED } from '../../language/workspace/config.ts';
import { CONFIG_FILE, type Config, readConfig } from '../config.ts';
import { fileError } from '../exit-code.ts';
import { reasonOf } from './reasons.ts';

/** The documents of a run: those to be checked, and those that they may refer to. */
export interface FoundFiles {
    /** All documents of the workspace, in the order of their paths. */
    readonly all: readonly string[];
    /** Those that the command is about. */
    readonly asked: ReadonlySet<string>;
    readonly config: Config;
}

/** The nearest folder upwards that has a configuration. */
async function configuredRoot(folder: string): Promise<string | undefined> {
    for (let at = folder; ; at = dirname(at)) {
        const found = await stat(resolve(at, CONFIG_FILE)).catch(() => undefined);
        if (found?.isFile()) return at;
        if (at === dirname(at)) return undefined;
    }
}

function isInside(folder: string, path: string): boolean {
    const way = relative(folder, path);
    return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || parse(way).root);
}

/** Whether a folder is all of a disk or all that a person has: not to be searched unless that is asked for. */
export function isWide(folder: string): boolean {
    return folder === parse(folder).root || folder === homedir();
}

/** Where the names that a file uses are looked for. */
function rootOfFile(file: string, cwd: string): Root {
    return isInside(cwd, file) && !isWide(cwd) ? { folder: cwd, pattern: '**/*.care' } : { folder: dirname(file), pattern: '*.care' };
}

async function search({ folder, pattern }: Root, exclude: readonly string[]): Promise<string[]> {
    const found = await glob(pattern, {
        cwd: folder,
        ignore: [...SKIPPED, ...exclude],
        absolute: true,
        expandDirectories: false,
        followSymbolicLinks: false,
    });
    return found.map(path => resolve(path));
}

/**
 * Finds the documents of a run.
 *
 * The workspace is the nearest folder upwards with a configuration; without one, each folder that is named, or the
 * current folder where files in it are named, and what stands beside a file elsewhere. All documents of a workspace lend
 * their names; only those that are asked for are checked.
 */
export async function findFiles(paths: readonly string[], cwd: string): Promise<FoundFiles> {
    const targets = await Promise.all((paths.length ? paths : ['.']).map(path => targetOf(path, cwd)));
    const roots = new Map(targets.map(({ root }) => [root.folder + root.pattern, root]));
    const config = await readConfig(targets[0]?.root.folder ?? cwd);
    const all = new Set<string>();
    for (const root of roots.values()) for (const file of await search(root, config.exclude ?? [])) all.add(file);
    const asked = new Set<string>();
    for (const { path, isFolder } of targets) {
        if (!isFolder) asked.add(path);
        else for (const file of all) if (isInside(path, file)) asked.add(file);
    }
    for (const file of asked) all.add(file);
    return { all: [...all].sort(), asked, config };
}

interface Root {
    readonly folder: string;
    readonly pattern: string;
}

interface Target {
    readonly path: string;
    readonly isFolder: boolean;
    readonly root: Root;
}

async function targetOf(written: string, cwd: string): Promise<Target> {
    const path = resolve(cwd, written);
    const found = await stat(path).catch(error => {
        throw fileError(`${written} can't be read: ${reasonOf(error)}.`);
    });
    const isFolder = found.isDirectory();
    const configured = await configuredRoot(isFolder ? path : dirname(path));
    if (!configured && !isFolder) return { path, isFolder, root: rootOfFile(path, cwd) };
    return { path, isFolder, root: { folder: configured ?? path, pattern: '**/*.care' } };
}
