import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { safeEdits } from '../language/fixes/safe-fixes.ts';
import { applyEdits } from '../language/format/apply-edits.ts';
import { type CheckSettings, checkDocuments } from './check-documents.ts';
import { readUtf8 } from './text/utf8.ts';
import { reasonOf } from './workspace/reasons.ts';
import { replaceFile } from './workspace/replace-file.ts';
import { openInTurn } from './workspace/workspace-in-turn.ts';

/** How often documents are gone through: what one fix makes visible, the next puts right. */
const ROUNDS = 5;

export interface FixedDocuments {
    /** Paths of documents that were changed. */
    readonly changed: ReadonlySet<string>;
    /** Those that could not be, and why. */
    readonly failed: ReadonlyMap<string, string>;
}

/**
 * Puts right in their files whatever leaves the meaning of documents alone, as `source.fixAll` does in an editor.
 *
 * Each document is written whole or not at all, and only if it is still as it was read.
 */
export async function fixDocuments(
    paths: readonly string[],
    cwd: string,
    settings: Omit<CheckSettings, 'allTexts'>,
): Promise<FixedDocuments> {
    const changed = new Set<string>();
    const failed = new Map<string, string>();
    for (let round = 0; round < ROUNDS; round++) {
        const workspace = await openInTurn(paths, cwd);
        let again = false;
        for (const { uri, path, findings, source } of checkDocuments(workspace, { ...settings, allTexts: false })) {
            const edits = safeEdits(findings);
            if (!edits.length || failed.has(path)) continue;
            try {
                await rewrite(fileURLToPath(uri), source.text, text => applyEdits(text, edits));
                changed.add(path);
                again = true;
            } catch (error) {
                failed.set(path, reasonOf(error));
            }
        }
        if (!again) break;
    }
    return { changed, failed };
}

async function rewrite(file: string, expected: string, change: (text: string) => string): Promise<void> {
    const read = readUtf8(await readFile(file));
    if (!read) throw new Error('it is not in UTF-8. Save it as UTF-8 first');
    if (read.text !== expected) throw new Error('somebody changed it in the meantime');
    await replaceFile(file, read.bytesOf(change(read.text)));
}
