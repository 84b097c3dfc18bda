import { stat } from 'node:fs/promises';

/** The files that this run has written, as it left them: it may write over them, whatever their times say. */
export class OwnFiles {
    private readonly states = new Map<string, string>();

    async add(file: string): Promise<void> {
        const state = await stateOf(file);
        if (state !== undefined) this.states.set(file, state);
    }

    /** Whether this run wrote a file, and nobody has changed it since. */
    async has(file: string): Promise<boolean> {
        const known = this.states.get(file);
        return known !== undefined && known === (await stateOf(file));
    }
}

/** A file that is replaced is another one, even with the same time and size. */
async function stateOf(file: string): Promise<string | undefined> {
    const found = await stat(file).catch(() => undefined);
    return found && `${found.ino} ${found.mtimeMs} ${found.ctimeMs} ${found.size}`;
}
