import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { decodeText } from '../language/model/file-encoding.ts';
import type { ReadText } from '../language/workspace/files.ts';
import { kindOf, Refused, reasonOf } from './reasons.ts';

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
        if (stats.isDirectory()) throw new NoFile(kindOf(stats));
        if (!stats.isFile()) throw new Refused(kindOf(stats));
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
