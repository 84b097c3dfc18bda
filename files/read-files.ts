import { closeSync, constants, type Dirent, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, parse, relative, sep } from 'node:path';
import { type Address, addressOfPath, type NameRules, pathOfAddress } from '../language/model/address.ts';
import { decodeText } from '../language/model/file-encoding.ts';
import { CONFIG_FILE, leftOutBy, SKIPPED } from '../language/workspace/config.ts';
import type { FilesAtOnce, ReadText, UnreadFile } from '../language/workspace/files.ts';

const REASONS: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file or folder',
    EACCES: 'you have no permission',
    EPERM: 'you have no permission',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of its path is not a folder',
    ELOOP: 'its links lead in a circle',
    EMFILE: 'too many files are open',
    ENOSPC: 'the disk is full',
    EDQUOT: 'your share of the disk is full',
    EFBIG: 'it would be larger than files may be',
    EROFS: 'the disk can only be read',
    EIO: 'the disk does not answer',
    EBUSY: 'another program is using it',
    EPIPE: 'what reads from it has ended',
    ENXIO: 'nothing reads from it',
    ENAMETOOLONG: 'its name is too long',
};

/** Why a file could not be read or written, in words. */
export function reasonOf(error: unknown): string {
    const { code, message } = error as NodeJS.ErrnoException;
    return REASONS[code ?? ''] ?? message ?? String(error);
}

/** A file that is not read or written, and why: the message is the end of a sentence, such as "it is a pipe". */
export class Refused extends Error {}

/** What something on the disk is, where it is no file. */
export function kindOnDisk(stats: {
    isDirectory(): boolean;
    isFIFO(): boolean;
    isSocket(): boolean;
    isCharacterDevice(): boolean;
    isBlockDevice(): boolean;
}): string {
    if (stats.isDirectory()) return 'it is a folder';
    if (stats.isFIFO()) return 'it is a pipe, not a file';
    if (stats.isSocket()) return 'it is a socket, not a file';
    return 'it is a device, not a file';
}

/** No text that people wrote comes near. What is larger is not even read. In bytes. */
const MOST_BYTES = 32 * 1024 * 1024;

class NoFile extends Refused {}

/**
 * The bytes of a file, read at once: between two documents that have to be parsed, waiting for the disk in the background costs
 * more than it saves. Never waits for a pipe or a device.
 *
 * @throws Refused for what is no file or too large, and errors of the system
 */
export function readBytes(file: string): Buffer {
    // Without this flag, opening a pipe waits until a program writes into it. Windows has neither.
    const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
        const stats = fstatSync(handle);
        if (stats.isDirectory()) throw new NoFile(kindOnDisk(stats));
        if (!stats.isFile()) throw new Refused(kindOnDisk(stats));
        if (stats.size > MOST_BYTES) throw new Refused(`it has ${Math.round(stats.size / 1024 / 1024)} MB, and at most 32 are read`);
        return readFileSync(handle);
    } finally {
        closeSync(handle);
    }
}

/** The text of a file; never throws. */
export function readText(file: string): ReadText {
    try {
        return decodeText(readBytes(file));
    } catch (error) {
        const isMissing = error instanceof NoFile || ['ENOENT', 'ENOTDIR'].includes(String((error as NodeJS.ErrnoException).code));
        return { reason: reasonOf(error), ...(isMissing && { isMissing }) };
    }
}

interface FoundDocuments {
    /** In the order of their paths. A file that several links lead to is found once, under its own name where that is in the folder. */
    readonly files: readonly string[];
    /** What is named like a document and can't be read, such as a link that leads nowhere, and folders that can't be searched. */
    readonly unread: readonly UnreadFile[];
    /** Folders that have a configuration. */
    readonly configured: readonly string[];
}

/** Whether a file is named as documents are. On disks that ignore the case of letters, tools write `.CARE` as well. */
export function isCareName(name: string): boolean {
    return /\.care$/i.test(name);
}

/** Whether a path is a folder or something in it. */
export function isInside(folder: string, path: string): boolean {
    const way = relative(folder, path);
    return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || parse(way).root);
}

/** Whether a folder is all of a disk or all that a person has: not to be searched unless that is asked for. */
export function isWide(folder: string): boolean {
    return folder === parse(folder).root || folder === homedir();
}

/** A place that is still to be looked at. */
interface Place {
    readonly path: string;
    /** Without links. */
    readonly real: string;
}

/**
 * Finds the `.care` files of a folder and of all folders in it. Links are followed, once. What begins with a dot is left out.
 *
 * @param exclude globs relative to the folder
 * @param isDeep whether folders in the folder are searched as well
 * @throws errors of the system, where the folder itself can't be read
 */
async function documentsIn(folder: string, exclude: readonly string[], isDeep = true): Promise<FoundDocuments> {
    const search = new Search(folder, exclude, isDeep);
    await search.run();
    return { files: [...search.files.values()].sort(), unread: search.unread, configured: search.configured };
}

class Search {
    /** Paths, by the path without links. */
    readonly files = new Map<string, string>();
    readonly unread: UnreadFile[] = [];
    readonly configured: string[] = [];
    private readonly root: string;
    private readonly isDeep: boolean;
    private readonly isLeftOut: (path: string) => boolean;
    private readonly seen = new Set<string>();
    private readonly folders: Place[] = [];
    /** Paths of links. They are followed last, so that what is in the folder itself is found under its own name. */
    private readonly links: string[] = [];
    /** Folders that are named like a document. */
    private readonly misnamed: string[] = [];
    private realRoot = '';

    constructor(root: string, exclude: readonly string[], isDeep: boolean) {
        this.root = root;
        this.isDeep = isDeep;
        this.isLeftOut = leftOutBy([...SKIPPED, ...exclude]);
    }

    async run(): Promise<void> {
        this.realRoot = await realpath(this.root);
        await this.searchIn({ path: this.root, real: this.realRoot });
        for (;;) {
            const folder = this.folders.pop();
            if (folder) await this.searchIn(folder);
            else {
                const link = this.links.shift();
                if (link === undefined) break;
                await this.follow(link);
            }
        }
        const found = [...this.files.values()];
        for (const path of this.misnamed) {
            // A folder of documents may be called so. One without any was perhaps taken for a document.
            if (!found.some(file => file.startsWith(path + sep))) this.tellUnread(path, 'it is a folder');
        }
    }

    private tellUnread(path: string, reason: string): void {
        this.unread.push({ file: addressOfPath(path), reason });
    }

    private async searchIn({ path: folder, real }: Place): Promise<void> {
        if (this.seen.has(real)) return;
        this.seen.add(real);
        let entries: Dirent[];
        try {
            entries = await readdir(folder, { withFileTypes: true });
        } catch (error) {
            if (folder === this.root) throw error;
            this.tellUnread(folder, reasonOf(error));
            return;
        }
        for (const entry of entries) {
            const { name } = entry;
            if (name.startsWith('.')) continue;
            const isCare = isCareName(name);
            if (name === CONFIG_FILE && !entry.isDirectory()) this.configured.push(folder);
            if (entry.isFile() && !isCare) continue;
            const place = { path: join(folder, name), real: join(real, name) };
            if (this.isLeftOut(this.wayTo(place.path))) continue;
            if (entry.isSymbolicLink()) this.links.push(place.path);
            else await this.add(place, entry);
        }
    }

    /** The path relative to the root, with `/`. */
    private wayTo(path: string): string {
        const way = relative(this.root, path);
        return sep === '/' ? way : way.replaceAll(sep, '/');
    }

    private async add({ path, real }: Place, stats: Dirent | Stats): Promise<void> {
        const isCare = isCareName(path);
        if (stats.isDirectory()) {
            if (isCare) this.misnamed.push(path);
            if (this.isDeep) this.folders.push({ path, real });
        } else if (!isCare || this.files.has(real)) return;
        else if (!stats.isFile()) this.tellUnread(path, kindOnDisk(stats));
        // Node shows a byte that is not UTF-8 by this sign, and then finds no file of that name.
        else if (path.includes('\uFFFD') && !(await stat(path).catch(() => undefined)))
            this.tellUnread(path, 'its name is not in UTF-8. Rename it');
        else this.files.set(real, path);
    }

    private async follow(path: string): Promise<void> {
        try {
            const [real, stats] = await Promise.all([realpath(path), stat(path)]);
            // A link to all of a disk, or to a folder that this one is in, is meant for something else.
            if (stats.isDirectory() && (isWide(real) || isInside(real, this.realRoot) || this.seen.has(real))) return;
            await this.add({ path, real }, stats);
        } catch (error) {
            if (!isCareName(path)) return;
            const { code } = error as NodeJS.ErrnoException;
            this.tellUnread(path, code === 'ENOENT' ? 'it is a link that leads nowhere' : reasonOf(error));
        }
    }
}

/** What a system's own file system does not tell apart; a disk may be set up otherwise, which is rare. */
const NAMES: NameRules = {
    ignoresCase: process.platform === 'win32' || process.platform === 'darwin',
    ignoresForm: process.platform === 'darwin',
};

const ELSEWHERE = 'it is not on this machine';

/** The files of this machine. */
export const nodeFiles: FilesAtOnce = {
    names: NAMES,
    async find(folder, exclude, isDeep) {
        const nothing = { documents: [], configured: [], unread: [] };
        const path = pathOfAddress(folder);
        if (path === undefined) return { ...nothing, refused: ELSEWHERE };
        try {
            const { files, configured, unread } = await documentsIn(path, exclude, isDeep);
            return {
                documents: files.map(addressOfPath),
                configured: configured.map(addressOfPath),
                unread,
            };
        } catch (error) {
            return { ...nothing, refused: reasonOf(error) };
        }
    },
    read(address: Address) {
        const path = pathOfAddress(address);
        return path === undefined ? { reason: ELSEWHERE, isMissing: true } : readText(path);
    },
    async real(address) {
        const path = pathOfAddress(address);
        return path === undefined ? undefined : realpath(path).then(addressOfPath, () => undefined);
    },
    async isFolder(address) {
        const path = pathOfAddress(address);
        const found = path === undefined ? undefined : await stat(path).catch(() => undefined);
        return path === undefined ? undefined : (found?.isDirectory() ?? false);
    },
};
