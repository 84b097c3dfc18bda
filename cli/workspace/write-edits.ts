import { fileURLToPath } from 'node:url';
import { readText } from '../../files/read-file.ts';
import { reasonOf } from '../../files/reasons.ts';
import { editFile } from '../../files/write-file.ts';
import type { Address } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { inLineEndsOf, type TextEdit } from '../../language/model/findings.ts';

import { fileError } from '../exit-code.ts';
import { factsOf, type OpenWorkspace } from './workspace.ts';

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
