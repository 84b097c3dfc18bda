import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Compares what was made with what is kept in a file. `UPDATE_GOLDEN=1` writes it anew: read the difference before you commit it.
 *
 * @param path in `test/fixtures`
 */
export function assertAsKept(path: string, made: string): void {
    const file = new URL(`../fixtures/${path}`, import.meta.url);
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, made);
    assert.equal(made, readFileSync(file, 'utf8'), `test/fixtures/${path} is other than what was made`);
}
