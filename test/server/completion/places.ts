import type { IToken } from 'chevrotain';
import { services } from '../../support/read-text.ts';

/** A place in a text where somebody is about to write what stands there, and what follows is not yet written. */
export interface Place {
    /** The text up to the place. */
    readonly before: string;
    /** What stands there: a word, a text, a number. */
    readonly word: string;
    /** The kind of token that it is, as the lexer calls it. */
    readonly kind: string;
    /** The text behind what was to be written: the line with what goes on below it, or the block that it opens, is left out. */
    readonly behind: string;
    /** Places of which this is the same are of one shape. */
    readonly shape: string;
}

const SIGNS: ReadonlySet<string> = new Set(['{', '}', ':', ',', ';', '-', '–', '•']);

const kindOf = ({ tokenType }: IToken): string => tokenType.name.replace(' (word)', '');
const startLine = (token: IToken): number => token.startLine ?? 0;
const endOf = (token: IToken | undefined): number => (token?.endOffset ?? -1) + 1;

/** Where the line or block ends that a token belongs to, with what goes on below it, further to the right. */
function endOfStatement(tokens: readonly IToken[], at: number, column: number): number {
    let depth = 0;
    let index = at;
    for (; index < tokens.length; index++) {
        const token = tokens[index] as IToken;
        const previous = tokens[index - 1];
        const opensLine = index > at && previous !== undefined && (previous.endLine ?? 0) < startLine(token);
        if (depth === 0 && index > at && (token.image === '}' || (opensLine && (token.startColumn ?? 1) <= column))) break;
        if (token.image === '{') depth++;
        if (token.image === '}' && --depth === 0) return endOf(token);
    }
    return endOf(tokens[index - 1]);
}

/** The places before every word, text and number of a text that stands behind a space. */
export function placesIn(text: string): readonly Place[] {
    const { tokens } = services.language.parser.Lexer.tokenize(text);
    const places: Place[] = [];
    const around: string[] = [];
    let first = tokens[0];
    for (const [at, token] of tokens.entries()) {
        const previous = tokens[at - 1];
        if (!previous || startLine(previous) < startLine(token)) first = token;
        if (token.image === '}') around.pop();
        const isApart = !previous || endOf(previous) < token.startOffset;
        if (isApart && first && !SIGNS.has(token.image)) {
            const line = text.lastIndexOf('\n', token.startOffset - 1) + 1;
            const column = /^ */.exec(text.slice(line))?.[0].length ?? 0;
            places.push({
                before: text.slice(0, token.startOffset),
                word: token.image,
                kind: kindOf(token),
                behind: text.slice(endOfStatement(tokens, at, column + 1)),
                shape: [
                    ...around,
                    first === token ? '' : kindOf(first),
                    previous && first !== token ? kindOf(previous) : '',
                    kindOf(token),
                ].join(' '),
            });
        }
        if (token.image === '{') around.push(first?.image ?? '');
    }
    return places;
}
