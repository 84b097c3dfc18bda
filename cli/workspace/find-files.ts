import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { isInside, isWide, kindOnDisk, nodeFiles, reasonOf } from '../../files/read-files.ts';

import { type Address, addressOfPath, compareAddresses, isInFolder, pathOfAddress } from '../../language/model/address.ts';
import { VERSION } from '../../language/model/version.ts';
import { type Config, Configs, configProblemInWords } from '../../language/workspace/config.ts';
import { findDocuments, type UnreadFile } from '../../language/workspace/files.ts';

import { fileError, usageError } from '../io/io.ts';
import { shownPath } from './sources.ts';

/** The documents of a run: those to be checked, and those that they may refer to. */
interface FoundFiles {
    /** All documents of the workspace, in the order of their paths. */
    readonly all: readonly Address[];
    /** Those that the command is about. */
    readonly asked: ReadonlySet<Address>;
    /** What is named, or named like a document, and can't be read. */
    readonly unread: readonly UnreadFile[];
    /** The folders that make up the workspace. */
    readonly folders: readonly string[];
    /** That of the first folder or file that was named: what is set for the run as a whole. */
    readonly config: Config;
    /** The configurations of the workspace: each document goes by the nearest one upwards. */
    readonly configs: Configs;
}

/** Where the names that a file uses are looked for. */
function rootOfFile(file: string, cwd: string): Root {
    return isInside(cwd, file) && !isWide(cwd) ? { folder: cwd, isDeep: true } : { folder: dirname(file), isDeep: false };
}

/**
 * Refuses to go on where a configuration is not right.
 *
 * @param shown the path of a file as people see it
 * @throws with all that is wrong with the first such configuration
 */
function refuseProblems({ problems }: Configs, shown: (address: Address) => string): void {
    for (const [address, all] of problems) {
        const unread = all.find(problem => problem.unread !== undefined)?.unread;
        if (unread !== undefined) throw fileError(`${pathOfAddress(address) ?? address} can't be read: ${unread}.`);
        const needs = all.find(problem => problem.needsNewer);
        if (needs) throw usageError(`${shown(address)} ${needs.message}`);
        const lines = all.map(problem => `  ${configProblemInWords(problem)}`);
        throw usageError(`${shown(address)} is not right:\n${lines.join('\n')}`);
    }
}

/**
 * Finds the documents of a run.
 *
 * The workspace is the nearest folder upwards with a configuration; without one, each folder that is named, or the
 * current folder where files in it are named, and what is beside a file elsewhere. All documents of a workspace lend
 * their names; only those that are asked for are checked. Each goes by the nearest configuration upwards.
 */
export async function findFiles(paths: readonly string[], cwd: string): Promise<FoundFiles> {
    if (paths.some(path => !path.trim())) throw usageError('A path is empty. Name a file or a folder, or no path for the current folder.');
    const configs = new Configs(nodeFiles, VERSION);
    const targets: Target[] = [];
    for (const path of paths.length ? paths : ['.']) targets.push(await targetOf(path, cwd, configs));
    const roots = new Map(targets.map(({ root }) => [`${root.folder}\0${root.isDeep}`, root]));
    const places = [...roots.values()].map(({ folder, isDeep }) => ({ folder: addressOfPath(folder), isDeep }));
    const found = await findDocuments(places, configs, nodeFiles);
    for (const { file, reason } of found.refused) throw fileError(`${pathOf(file)} can't be read: ${reason}.`);
    const all = new Set(found.documents);
    const unread = new Map(found.unread.map(({ file, reason }) => [file, reason]));
    refuseProblems(configs, address => shownPath(address, cwd));
    const asked = new Set<Address>();
    for (const { path, isFolder, reason } of targets) {
        const address = addressOfPath(path);
        if (reason !== undefined) unread.set(address, reason);
        else if (!isFolder) asked.add(all.has(address) ? address : await ownName(path, all));
        else for (const file of all) if (isInFolder(file, address)) asked.add(file);
    }
    for (const file of asked) all.add(file);
    return {
        all: [...all].sort(compareAddresses),
        asked,
        unread: [...unread].map(([file, reason]) => ({ file, reason })),
        folders: [...roots.values()].map(({ folder }) => folder),
        config: configs.in(addressOfPath(targets[0]?.root.folder ?? cwd)),
        configs,
    };
}

function pathOf(address: Address): string {
    return pathOfAddress(address) ?? address;
}

interface Root {
    readonly folder: string;
    /** Whether folders in it are searched as well. */
    readonly isDeep: boolean;
}

interface Target {
    readonly path: string;
    readonly isFolder: boolean;
    readonly root: Root;
    /** Why it can't be read. */
    readonly reason?: string;
}

/** The name by which a linked file was found; the link where it was not. */
async function ownName(path: string, all: ReadonlySet<Address>): Promise<Address> {
    const real = await realpath(path);
    for (const file of all) {
        if (basename(pathOf(file)) === basename(real) && (await realpath(pathOf(file)).catch(() => undefined)) === real) return file;
    }
    return addressOfPath(path);
}

async function targetOf(written: string, cwd: string, configs: Configs): Promise<Target> {
    // In the form in which the search finds it: on Windows, the letter of a drive can be written in two ways.
    const path = pathOf(addressOfPath(resolve(cwd, written)));
    const found = await stat(path).catch(error => {
        throw fileError(`${written} can't be read: ${reasonOf(error)}.`);
    });
    const isFolder = found.isDirectory();
    const above = await configs.readAbove(addressOfPath(isFolder ? path : dirname(path)));
    const configured = above && pathOfAddress(above);
    const root = !configured && !isFolder ? rootOfFile(path, cwd) : { folder: configured ?? path, isDeep: true };
    return { path, isFolder, root, ...(!isFolder && !found.isFile() && { reason: kindOnDisk(found) }) };
}
