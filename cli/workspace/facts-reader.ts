import { factsOfSoundText, factsOfText } from '../../language/facts/facts-of-text.ts';
import { readDocument } from '../../language/facts/read-document.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import type { ParsedText } from '../../language/parser/parse.ts';
import { readQuickly } from '../../language/quick/read-quickly.ts';
import { fileError } from '../exit-code.ts';
import { readText } from './read-text.ts';

/** Reads what a text says. */
export type FactsReader = (uri: string, text: string) => DocumentFacts;

/** In more files than these, loading the parser is not worth avoiding. */
const FEW = 20;

/**
 * What reads the facts of some files. Langium's parser is the heaviest part of a start, and only a text that is not
 * written as the grammar wants it needs it: among a few files, that is found out before it is loaded.
 */
export async function factsReaderFor(files: readonly string[]): Promise<FactsReader> {
    const parse = await parseFor(files);
    return (uri, text) => factsOfText(uri, text, parse);
}

function isSound(file: string): boolean {
    const read = readText(file);
    return !('text' in read) || readQuickly(read.text) !== undefined;
}

/** Reads texts of some files that are not written as the grammar wants them. */
export async function parseFor(files: readonly string[]): Promise<(text: string) => ParsedText> {
    if (files.length > FEW || !files.every(isSound)) return (await import('./parser.ts')).parse;
    return () => {
        throw fileError('A file was changed while it was read. Please run the command again.');
    };
}

/** What a text says: with Langium's parser, loaded now, where the text needs it. */
export async function factsOfAny(uri: string, text: string): Promise<DocumentFacts> {
    return factsOfSoundText(uri, text) ?? readDocument(uri, text, (await import('./parser.ts')).parse(text));
}
