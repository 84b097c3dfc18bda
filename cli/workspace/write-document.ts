import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What became of a document. */
export type Written = 'written' | 'unchanged' | 'kept';

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
 */
export async function writeDocument(file: string, bytes: Uint8Array, uris: readonly string[], force: boolean): Promise<Written> {
    const before = await stat(file).catch(() => undefined);
    const made = await newest(uris);
    if (before) {
        const same = before.size === bytes.length && Buffer.compare(await readFile(file), bytes) === 0;
        if (same) return 'unchanged';
        if (!force && (!made || before.mtime > made)) return 'kept';
    }
    const draft = join(dirname(file), `.${randomUUID()}.tmp`);
    try {
        const written = await open(draft, 'wx');
        try {
            await written.writeFile(bytes);
        } finally {
            await written.close();
        }
        if (made) await utimes(draft, made, made);
        await rename(draft, file);
    } catch (error) {
        await rm(draft, { force: true });
        throw error;
    }
    return 'written';
}
