import { pathToFileURL } from 'node:url';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { factsOfAny } from './facts-reader.ts';
import { readText } from './read-text.ts';

export interface ReadFile {
    readonly file: string;
    /** Nothing where the document was left out. */
    readonly facts?: DocumentFacts;
    /** Why it could not be read. */
    readonly reason?: string;
}

/**
 * Reads the facts of files, one after the other in their order. Texts and trees are dropped as soon as the facts are there.
 *
 * @param only leaves out documents by their text
 */
export async function* readWorkspace(files: readonly string[], only?: (text: string) => boolean): AsyncGenerator<ReadFile> {
    for (const file of files) {
        const result = readText(file);
        if ('reason' in result) yield { file, reason: result.reason };
        else if (only && !only(result.text)) yield { file };
        else yield { file, facts: await factsOfAny(pathToFileURL(file).href, result.text) };
    }
}
