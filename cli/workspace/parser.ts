import { readDocument } from '../../language/facts/read-document.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import { parseCare } from '../../language/parser/parse.ts';
import { createCarewrightServices } from '../../language/services.ts';

const parser = createCarewrightServices().language.parser.LangiumParser;

/** The facts of a document. Its tree is dropped. */
export function factsOf(uri: string, text: string): DocumentFacts {
    return readDocument(uri, text, parseCare(parser, text));
}
