import { factsOfSoundText, factsOfText, factsOfUnsoundText, withEncoding } from '../../language/facts/facts-of-text.ts';
import type { Address } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import type { DecodedText } from '../../language/model/file-encoding.ts';
import type { ParsedText } from '../../language/syntax/read.ts';

/** Reads what a file says. */
export type FactsReader = (uri: Address, read: DecodedText) => DocumentFacts;

/** In more files than these, loading Langium's parser is not worth avoiding, and what they say is not kept as a whole. */
export const FEW = 20;

/** Whether a text needed Langium's parser, which is the heaviest part of a start. */
let isLoaded = false;

async function langium(): Promise<(text: string) => ParsedText> {
    isLoaded = true;
    return (await import('./parser.ts')).parse;
}

/** What a file says. Langium's parser is loaded when a text that is not written as the grammar wants it needs it. */
export async function factsOf(uri: Address, read: DecodedText): Promise<DocumentFacts> {
    const sound = factsOfSoundText(uri, read.text);
    return withEncoding(sound ?? factsOfUnsoundText(uri, read.text, await langium()), read);
}

/** What reads the facts of many files, at once. */
export async function readerOfMany(): Promise<FactsReader> {
    const parse = await langium();
    return (uri, read) => withEncoding(factsOfText(uri, read.text, parse), read);
}

/**
 * A parser for the texts of a workspace that Langium has to read.
 *
 * @param areKept whether all of them were read before and are still the same: then it was loaded if any of them needs it
 */
export async function parserFor(areKept: boolean): Promise<(text: string) => ParsedText> {
    if (!areKept || isLoaded) return langium();
    return () => {
        throw new Error('A text was to be read that is none of those that were found.');
    };
}
