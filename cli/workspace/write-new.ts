import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { fileError } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { reasonOf } from './reasons.ts';

/**
 * Writes a new document: to a file that is not there yet, or to the standard output.
 *
 * @param written the file as a person named it; `-` for the standard output
 * @param instead what a person can do where the file is there already
 */
export async function writeNew(text: string, written: string, instead: string, io: Io): Promise<void> {
    if (written === '-') {
        await io.out.write(text);
        return;
    }
    const target = resolve(io.cwd, written);
    try {
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, text, { flag: 'wx' });
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw fileError(`${written} is there already. ${instead}`);
        throw fileError(`${written} can't be written: ${reasonOf(error)}.`);
    }
    await io.err.write(`Wrote ${written}. See what is to be done with: carewright check ${relative(io.cwd, target)}\n`);
}
