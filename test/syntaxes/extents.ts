import type { IToken } from 'chevrotain';
import type { IGrammar } from 'vscode-textmate';
import { isTextType } from '../../language/syntax/strings.ts';
import { services } from '../support/read-text.ts';
import { tokenise } from './tokenise.ts';

/** For each character of a text `t` if it is text between quotation marks, `c` if it is a comment, and `.` if neither. */
type Extents = string;

const isText = (scope: string): boolean => /^(string\.quoted|meta\.string)/.test(scope);
const isComment = (scope: string): boolean => scope.startsWith('comment');

/** Where an editor sees text and comments. */
export function editorExtents(grammar: IGrammar, text: string): Extents {
    const marks = text.split('').fill('.');
    for (const { text: image, start, scopes } of tokenise(grammar, text)) {
        const mark = scopes.some(isText) ? 't' : scopes.some(isComment) ? 'c' : '.';
        marks.fill(mark, start, start + image.length);
    }
    return sameBreaks(text, marks);
}

/** Where the language sees text and comments. */
export function lexerExtents(text: string): Extents {
    const marks = text.split('').fill('.');
    const { tokens, hidden } = services.language.parser.Lexer.tokenize(text);
    const fill = ({ startOffset, image }: IToken, mark: string): unknown => marks.fill(mark, startOffset, startOffset + image.length);
    for (const token of tokens) if (isTextType(token.tokenType.name)) fill(token, 't');
    for (const token of hidden) if (token.tokenType.name.endsWith('COMMENT')) fill(token, 'c');
    return sameBreaks(text, marks);
}

/** Line breaks belong to no token of an editor. */
function sameBreaks(text: string, marks: readonly string[]): Extents {
    return marks.map((mark, at) => (text[at] === '\n' || text[at] === '\r' ? text[at] : mark)).join('');
}
