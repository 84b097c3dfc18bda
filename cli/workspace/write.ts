import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refused, readText, reasonOf } from '../../files/read-files.ts';
import { createFile, editFile, writeOutput } from '../../files/write-file.ts';
import type { Address } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { inLineEndsOf, type TextEdit } from '../../language/model/findings.ts';
import { fileError, type Io, type Output } from '../io/io.ts';

import { factsOf, type OpenWorkspace } from './workspace.ts';

/** The path of a file that is written, as people see it: from the current folder, unless that is the longer way. */
export function shownTarget(file: string, cwd: string): string {
    const way = relative(cwd, file) || file;
    return isAbsolute(file) && way.startsWith('..') && way.length > file.length ? file : way;
}

/** What became of a document. */
type Written = 'written' | 'unchanged' | 'kept';

/** When the newest of some files was changed; nothing for what no file says. */
async function newest(uris: readonly string[]): Promise<Date | undefined> {
    const files = uris.filter(uri => uri.startsWith('file:'));
    const times = await Promise.all(files.map(async uri => (await stat(fileURLToPath(uri))).mtime));
    return times.reduce<Date | undefined>((last, time) => (!last || time > last ? time : last), undefined);
}

/**
 * Writes a document, whole or not at all.
 *
 * It gets the time of the newest file that it was made from. So a file that is newer than that was changed by someone
 * since: it is kept, unless `force` says otherwise.
 *
 * @param uris the files that it was made from
 * @throws Refused and errors of the system, where it can't be written
 */
export async function writeDocument(file: string, bytes: Uint8Array, uris: readonly string[], force: boolean): Promise<Written> {
    const before = await stat(file).catch(() => undefined);
    const made = await newest(uris);
    if (before?.isFile()) {
        const same = before.size === bytes.length && Buffer.compare(await readFile(file), bytes) === 0;
        if (same) return 'unchanged';
        if (!force && (!made || before.mtime > made)) return 'kept';
    }
    await writeOutput(file, [bytes], made);
    return 'written';
}

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
    '-': 'out',
    '/dev/stdout': 'out',
    '/dev/fd/1': 'out',
    '/proc/self/fd/1': 'out',
    '/dev/stderr': 'err',
    '/dev/fd/2': 'err',
    '/proc/self/fd/2': 'err',
};

/** The stream of this process that a path stands for: not every system can open it a second time. */
function standardStream(path: string, io: Io): Output | undefined {
    const name = STREAMS[path === '-' ? path : resolve(io.cwd, path)];
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

/**
 * Writes a new document: to a file that is not there yet, or to the standard output.
 *
 * @param written the file as a person named it; `-` for the standard output
 * @returns whether it was written; not where there is such a file already
 * @throws CommandError where it can't be written
 */
export async function writeIfNew(text: string, written: string, io: Io): Promise<boolean> {
    const stream = standardStream(written, io);
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
    await io.err.write(`Wrote ${written}. Next, run: carewright check ${shownTarget(target, io.cwd)}\n`);
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

/** A document that is to be changed, with the text that its facts were read from. */
export interface Editable {
    readonly text: string;
    readonly facts: DocumentFacts;
}

/**
 * Reads a document for a change: its offsets are those of the text that the file holds now.
 *
 * @throws CommandError where it can't be read
 */
export async function readToEdit(uri: Address, { pathOf }: Pick<OpenWorkspace, 'pathOf'>): Promise<Editable> {
    const read = readText(fileURLToPath(uri));
    if ('reason' in read) throw fileError(`${pathOf(uri)} can't be read: ${read.reason}.`);
    return { text: read.text, facts: await factsOf(uri, read) };
}

/**
 * Writes some changes into a file of the workspace, whole or not at all. Its line endings stay as they are.
 *
 * @param text the text that the edits were made for
 * @throws CommandError where it can't be written, or has changed
 */
export async function writeEdits(
    uri: string,
    text: string,
    edits: readonly TextEdit[],
    { pathOf, folders }: Pick<OpenWorkspace, 'pathOf' | 'folders'>,
): Promise<void> {
    try {
        await editFile(fileURLToPath(uri), text, inLineEndsOf(text, edits), folders);
    } catch (error) {
        throw fileError(`${pathOf(uri)} can't be changed: ${reasonOf(error)}.`);
    }
}
