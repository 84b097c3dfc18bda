import { resolve } from 'node:path';
import { Refused, reasonOf } from '../../files/reasons.ts';
import { writeOutput } from '../../files/write-file.ts';
import { fileError } from '../exit-code.ts';
import type { Io, Output } from '../io.ts';

/** How much text is gathered before it is written. */
const CHUNK = 1 << 16;

function* inChunks(text: Iterable<string>): Generator<string> {
    let gathered = '';
    for (const piece of text) {
        gathered += piece;
        if (gathered.length < CHUNK) continue;
        yield gathered;
        gathered = '';
    }
    if (gathered) yield gathered;
}

function* bytesOf(text: Iterable<string>): Generator<Uint8Array> {
    for (const chunk of inChunks(text)) yield Buffer.from(chunk);
}

const STREAMS: Readonly<Record<string, 'out' | 'err'>> = {
    '/dev/stdout': 'out',
    '/dev/fd/1': 'out',
    '/proc/self/fd/1': 'out',
    '/dev/stderr': 'err',
    '/dev/fd/2': 'err',
    '/proc/self/fd/2': 'err',
};

/** The stream of this process that a path stands for: not every system can open it a second time. */
export function standardStream(path: string, io: Io): Output | undefined {
    const name = STREAMS[resolve(io.cwd, path)];
    return name && io[name];
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
    const stream = output === undefined ? io.out : standardStream(output, io);
    if (stream) {
        for (const chunk of inChunks(text)) {
            begins();
            await stream.write(chunk);
            if (stream.isClosed?.()) return;
        }
        return;
    }
    try {
        await writeOutput(resolve(io.cwd, output as string), bytesOf(text));
    } catch (error) {
        if (error instanceof Refused || (error as NodeJS.ErrnoException).syscall)
            throw fileError(`${output} can't be written: ${reasonOf(error)}.`);
        throw error;
    }
}
