import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { decodeText } from '../language/model/file-encoding.ts';
import type { ReadText } from '../language/workspace/files.ts';

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
