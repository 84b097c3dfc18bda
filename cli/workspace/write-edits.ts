import { fileURLToPath } from 'node:url';
import type { TextEdit } from '../../language/checks/rule.ts';
import { edited } from '../../language/reviews/edited.ts';
import type { Io } from '../io.ts';
import type { Workspace } from './workspace.ts';
import { writeResult } from './write-result.ts';

/** Writes some changes into a file of the workspace, whole or not at all. Its line endings stay as they are. */
export async function writeEdits(uri: string, edits: readonly TextEdit[], workspace: Workspace, io: Io): Promise<void> {
    await writeResult([edited(workspace.sourceOf(uri).text, edits)], fileURLToPath(uri), io);
}
