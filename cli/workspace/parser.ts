import { factsOfText } from '../../language/facts/facts-of-text.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { type ParsedText, parseCare } from '../../language/parser/parse.ts';
import { createCarewrightServices } from '../../language/services.ts';

const parser = createCarewrightServices().language.parser.LangiumParser;

/** Reads a text with Langium's parser. */
export function parse(text: string): ParsedText {
    return parseCare(parser, text);
}

/** The facts of a document. Its tree is dropped. */
export function factsOf(uri: string, text: string): DocumentFacts {
    return factsOfText(uri, text, parse);
}
