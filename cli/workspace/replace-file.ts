import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes new bytes to a file that is there, whole or not at all. Who may read and write it stays the same; a link stays a
 * link, and the file that it leads to is written.
 */
export async function replaceFile(file: string, bytes: Uint8Array): Promise<void> {
    const target = await realpath(file);
    const { mode } = await stat(target);
    // A file that only its reader may change must not be changed by way of its folder.
    await (await open(target, 'r+')).close();
    const draft = join(dirname(target), `.${randomUUID()}.tmp`);
    try {
        const written = await open(draft, 'wx');
        try {
            await written.writeFile(bytes);
            await written.chmod(mode & 0o777);
        } finally {
            await written.close();
        }
        await rename(draft, target);
    } catch (error) {
        await rm(draft, { force: true });
        throw error;
    }
}
