import { fileURLToPath } from 'node:url';
import { reasonOf } from '../files/reasons.ts';
import { editFile } from '../files/write-file.ts';
import { safeEdits } from '../language/fixes/sound-edits.ts';
import { inLineEndsOf } from '../language/model/text-edits.ts';
import { type CheckSettings, checkDocuments } from './check-documents.ts';
import { openInTurn } from './workspace/workspace.ts';

/** How often documents are gone through: what one fix makes visible, the next puts right. */
const ROUNDS = 5;

interface FixedDocuments {
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
        for (const document of checkDocuments(workspace, { ...settings, allTexts: false })) {
            const { uri, path, findings, source } = document;
            const edits = findings.some(({ fixes }) => fixes?.length) ? safeEdits(document.editable) : [];
            if (!edits.length || failed.has(path)) continue;
            try {
                await editFile(fileURLToPath(uri), source.text, inLineEndsOf(source.text, edits), workspace.folders);
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
