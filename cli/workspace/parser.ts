import { type ParsedText, parseCare } from '../../language/syntax/parse.ts';
import { createCarewrightServices } from '../../language/syntax/services.ts';

const parser = createCarewrightServices().language.parser.LangiumParser;

/** Reads a text with Langium's parser. */
export function parse(text: string): ParsedText {
    return parseCare(parser, text);
}
