import type { DocumentFacts } from '../model/facts.ts';
import type { ParsedText } from '../parser/parse.ts';
import { readCare, readQuickly } from '../quick/read-quickly.ts';
import { readDocument } from './read-document.ts';

/** What a text says, when it is written as the grammar wants it; nothing for any other text. */
export function factsOfSoundText(uri: string, text: string): DocumentFacts | undefined {
    const document = readQuickly(text);
    return document && readDocument(uri, text, { document, problems: [] });
}

/**
 * What a text says, whatever it holds.
 *
 * @param uri what the document is called in findings
 * @param parse as for `readCare`
 */
export function factsOfText(uri: string, text: string, parse: (text: string) => ParsedText): DocumentFacts {
    return readDocument(uri, text, readCare(text, parse));
}
