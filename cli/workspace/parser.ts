import { factsOfText } from '../../language/facts/facts-of-text.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { parseCare } from '../../language/parser/parse.ts';
import { createCarewrightServices } from '../../language/services.ts';

/** Langium's parser for the language. */
export const parser = createCarewrightServices().language.parser.LangiumParser;

/** The facts of a document. Its tree is dropped. */
export function factsOf(uri: string, text: string): DocumentFacts {
    return factsOfText(uri, text, text => parseCare(parser, text));
}
