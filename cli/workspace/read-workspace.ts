import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { textOf } from './read-text.ts';
import { reasonOf } from './reasons.ts';

/** How many files are read ahead of the parser. */
const AHEAD = 32;

export interface ReadFile {
    readonly file: string;
    /** Nothing where the document was left out. */
    readonly facts?: DocumentFacts;
    /** Why it could not be read. */
    readonly reason?: string;
}

type Bytes = { readonly bytes: Uint8Array } | { readonly reason: string };

function read(file: string): Promise<Bytes> {
    return readFile(file).then(
        bytes => ({ bytes }),
        error => ({ reason: reasonOf(error) }),
    );
}

/**
 * Reads the facts of files, one after the other in their order. Texts and trees are dropped as soon as the facts are there.
 *
 * @param only leaves out documents by their text
 */
export async function* readWorkspace(files: readonly string[], only?: (text: string) => boolean): AsyncGenerator<ReadFile> {
    const reading = files.slice(0, AHEAD).map(read);
    for (const [index, file] of files.entries()) {
        const result = await (reading.shift() as Promise<Bytes>);
        const next = files[index + AHEAD];
        if (next !== undefined) reading.push(read(next));
        if ('reason' in result) yield { file, reason: result.reason };
        else {
            const text = textOf(result.bytes);
            // The parser is the heaviest part: it is loaded where there is something to parse.
            if (only && !only(text)) yield { file };
            else yield { file, facts: (await import('./parser.ts')).factsOf(pathToFileURL(file).href, text) };
        }
    }
}
