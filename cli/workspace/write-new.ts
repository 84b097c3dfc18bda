import { relative, resolve } from 'node:path';
import { reasonOf } from '../../files/reasons.ts';
import { createFile } from '../../files/write-file.ts';
import { fileError } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { standardStream } from './write-result.ts';

/**
 * Writes a new document: to a file that is not there yet, or to the standard output.
 *
 * @param written the file as a person named it; `-` for the standard output
 * @returns whether it was written; not where there is such a file already
 * @throws CommandError where it can't be written
 */
export async function writeIfNew(text: string, written: string, io: Io): Promise<boolean> {
    const stream = written === '-' ? io.out : standardStream(written, io);
    if (stream) {
        await stream.write(text);
        return true;
    }
    const target = resolve(io.cwd, written);
    try {
        await createFile(target, Buffer.from(text));
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
        throw fileError(`${written} can't be written: ${reasonOf(error)}.`);
    }
    await io.err.write(`Wrote ${written}. See what is to be done with: carewright check ${relative(io.cwd, target)}\n`);
    return true;
}

/**
 * The same, where there must be no such file.
 *
 * @param instead what a person can do where the file is there already
 */
export async function writeNew(text: string, written: string, instead: string, io: Io): Promise<void> {
    if (!(await writeIfNew(text, written, io))) throw fileError(`${written} is there already. ${instead}`);
}
