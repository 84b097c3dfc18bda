import { readText } from '../../files/read-file.ts';
import { addressOfPath } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import type { ReadText } from '../../language/workspace/files.ts';
import { factsOf } from './facts-reader.ts';

interface ReadFile {
    readonly file: string;
    readonly read: ReadText;
    /** Nothing where the document was left out, or could not be read. */
    readonly facts?: DocumentFacts;
}

/**
 * Reads the facts of files, one after the other in their order.
 *
 * @param only leaves out documents by their text
 */
export async function* readWorkspace(files: readonly string[], only?: (text: string) => boolean): AsyncGenerator<ReadFile> {
    for (const file of files) {
        const read = readText(file);
        if ('reason' in read || (only && !only(read.text))) yield { file, read };
        else yield { file, read, facts: await factsOf(addressOfPath(file), read) };
    }
}
