import { type ParsedText, parseCare } from '../../language/parser/parse.ts';
import { createCarewrightServices } from '../../language/services.ts';

const parser = createCarewrightServices().language.parser.LangiumParser;

/** Reads a text with Langium's parser. */
export function parse(text: string): ParsedText {
    return parseCare(parser, text);
}
