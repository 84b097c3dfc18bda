import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { readDocument } from '../../language/facts/read-document.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { parseCare } from '../../language/parser/parse.ts';
import { createCarewrightServices } from '../../language/services.ts';
import { textOf } from './read-text.ts';
import { reasonOf } from './reasons.ts';

/** How many files are read ahead of the parser. */
const AHEAD = 32;

export interface ReadFile {
    readonly file: string;
    readonly facts?: DocumentFacts;
    /** Why it could not be read. */
    readonly reason?: string;
}

/**
 * Reads the facts of files, one after the other in their order. Texts and trees are dropped as soon as the facts are there.
 *
 * @param progress is told how many files have been read
 */
export async function readWorkspace(files: readonly string[], progress: (done: number) => void): Promise<ReadFile[]> {
    const parser = createCarewrightServices().language.parser.LangiumParser;
    const reading: Promise<{ bytes: Uint8Array } | { reason: string }>[] = [];
    const read = (file: string): void => {
        reading.push(
            readFile(file).then(
                bytes => ({ bytes }),
                error => ({ reason: reasonOf(error) }),
            ),
        );
    };
    for (const file of files.slice(0, AHEAD)) read(file);
    const done: ReadFile[] = [];
    for (const [index, file] of files.entries()) {
        const result = await (reading[index] as (typeof reading)[number]);
        delete reading[index];
        const next = files[index + AHEAD];
        if (next) read(next);
        if ('reason' in result) done.push({ file, reason: result.reason });
        else {
            const text = textOf(result.bytes);
            done.push({ file, facts: readDocument(pathToFileURL(file).href, text, parseCare(parser, text)) });
        }
        progress(done.length);
    }
    return done;
}
