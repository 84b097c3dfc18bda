import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileError } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { reasonOf } from './reasons.ts';

/** How much text is gathered before it is written. */
const CHUNK = 1 << 16;

async function inChunks(text: Iterable<string>, write: (chunk: string) => Promise<void>): Promise<void> {
    let gathered = '';
    for (const piece of text) {
        gathered += piece;
        if (gathered.length < CHUNK) continue;
        await write(gathered);
        gathered = '';
    }
    if (gathered) await write(gathered);
}

/**
 * Writes a result to the standard output or, whole or not at all, to a file.
 *
 * @param begins called before anything is written to the standard output
 */
export async function writeResult(
    text: Iterable<string>,
    output: string | undefined,
    io: Io,
    begins: () => void = () => {},
): Promise<void> {
    if (output === undefined) {
        return inChunks(text, async chunk => {
            begins();
            await io.out.write(chunk);
        });
    }
    const target = resolve(io.cwd, output);
    const draft = join(dirname(target), `.${randomUUID()}.tmp`);
    try {
        const file = await open(draft, 'wx');
        try {
            await inChunks(text, async chunk => {
                await file.write(chunk);
            });
        } finally {
            await file.close();
        }
        await rename(draft, target);
    } catch (error) {
        await rm(draft, { force: true });
        if ((error as NodeJS.ErrnoException).syscall) throw fileError(`${output} can't be written: ${reasonOf(error)}.`);
        throw error;
    }
}
