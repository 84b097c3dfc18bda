import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { writeOutput } from '../../files/write-file.ts';

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
 * It gets the time of the newest file that it was made from. So a file that is newer than that was changed by somebody
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
