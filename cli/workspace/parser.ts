import { parseCare } from '../../language/syntax/parse.ts';
import type { ParsedText } from '../../language/syntax/read.ts';

/** Reads a text with Langium's parser. */
export function parse(text: string): ParsedText {
    return parseCare(text);
}
