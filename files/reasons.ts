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
export function kindOf(stats: {
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
