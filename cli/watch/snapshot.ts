import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CONFIG_FILE } from '../config.ts';
import { findFiles } from '../workspace/find-files.ts';

/**
 * How the files that documents are made from are now, in a word: another word means that one of them was changed, came or went.
 *
 * @param others files beside those of the workspace
 */
export async function snapshot(cwd: string, others: readonly string[]): Promise<string> {
    // A configuration that is being written can't be read for a moment: then everything else counts as it is.
    const { all } = await findFiles([], cwd).catch(() => ({ all: [] }));
    const files = [...all, resolve(cwd, CONFIG_FILE), ...others];
    const states = await Promise.all(
        files.map(async file => {
            const state = await stat(file).catch(() => undefined);
            return [file, state?.mtimeMs, state?.size];
        }),
    );
    return JSON.stringify(states);
}
