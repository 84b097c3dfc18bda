import assert from 'node:assert/strict';
import type { IToken } from 'chevrotain';
import fc from 'fast-check';
import type { IGrammar } from 'vscode-textmate';
import { isTextType } from '../../language/syntax/strings.ts';
import { services } from '../support/read-text.ts';
import { CARE_FILES } from './files.ts';
import { careGrammar, tokenise } from './tokenise.ts';

/** For each character of a text `t` if it is text between quotation marks, `c` if it is a comment, and `.` if neither. */
type Extents = string;

const isText = (scope: string): boolean => /^(string\.quoted|meta\.string)/.test(scope);
const isComment = (scope: string): boolean => scope.startsWith('comment');

/** Where an editor sees text and comments. */
function editorExtents(grammar: IGrammar, text: string): Extents {
    const marks = text.split('').fill('.');
    for (const { text: image, start, scopes } of tokenise(grammar, text)) {
        const mark = scopes.some(isText) ? 't' : scopes.some(isComment) ? 'c' : '.';
        marks.fill(mark, start, start + image.length);
    }
    return sameBreaks(text, marks);
}

/** Where the language sees text and comments. */
function lexerExtents(text: string): Extents {
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

const QUOTES = ['"', '“', '”', '„', '‟', '\\', '\\"'];
const OTHERS = ['a', ' ', '[name]', '*b*', '_c_', '`', '//', '/* d */', '<https://a>', ',', '5 days', '(', ']'];

describe('text and comments in the editor’s grammar and in the lexer', () => {
    let grammar: IGrammar;
    before(async () => {
        grammar = await careGrammar();
    });

    function assertSame(text: string, name?: string): void {
        const editor = editorExtents(grammar, text).split('\n');
        const lexer = lexerExtents(text).split('\n');
        const line = editor.findIndex((extent, at) => extent !== lexer[at]);
        assert.equal(line, -1, `${name ?? ''} line ${line + 1}: ${text.split('\n')[line]}\n${editor[line]}\n${lexer[line]}`);
    }

    it('end in the same places in every file', () => {
        assert.ok(CARE_FILES.length > 100, `${CARE_FILES.length} files`);
        for (const { name, text } of CARE_FILES) assertSame(text, name);
    });

    it('end in the same places with Windows line ends', () => {
        for (const { name, text } of CARE_FILES.slice(0, 20)) assertSame(text.replaceAll('\n', '\r\n'), name);
    });

    it('end in the same places whatever quotation marks stand in a line', () => {
        const line = fc
            .array(fc.oneof(fc.constantFrom(...QUOTES), fc.constantFrom(...OTHERS)), { maxLength: 12 })
            .map(pieces => pieces.join(''));
        fc.assert(
            fc.property(
                line.filter(text => !/["“”„‟]{3}/.test(text)),
                text => {
                    assertSame(`service a {\n  note: ${text}\n  owner: b\n}\n`);
                },
            ),
            { numRuns: 2500 },
        );
    });

    it('end in the same places when a service lost any one of its triple quotation marks', () => {
        const services = CARE_FILES.filter(({ name }) => name.includes('/services/'));
        let lost = 0;
        for (const { name, text } of services) {
            for (const { index } of text.matchAll(/"""/g)) {
                assertSame(text.slice(0, index) + text.slice(index + 3), `${name} at ${index}`);
                lost++;
            }
        }
        assert.ok(lost > 50, `${lost} lost`);
    });
});
