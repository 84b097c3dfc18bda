import type { IRecognitionException, IToken } from 'chevrotain';
import type { AstNode, LangiumParser, ParseResult } from 'langium';
import type { CarewrightLexer } from './langium-lexer.ts';

/** How many lines may be unreadable before the rest is left to the parser's own recovery. */
const MOST_LINES = 12;

/** Chevrotain's errors that come from a token know the token before it. */
type ParserError = IRecognitionException & { readonly previousToken?: IToken };

const isReal = (token: IToken): boolean => token.startOffset >= 0;

/** Whether a token opens a line as a word of the grammar does, or closes a block: then the line before it was not finished. */
function opensProperly(token: IToken, tokens: readonly IToken[]): boolean {
    const index = tokens.indexOf(token);
    const previous = tokens[index - 1];
    const opensLine = previous !== undefined && previous.endLine !== token.startLine;
    return opensLine && (token.image === '}' || token.tokenType.name !== 'ID');
}

/** Rules that only choose what a line is: who can't choose at the beginning of a line looked ahead into that line. */
const CHOOSING =
    /^(?:Block|(?:Guidance|Section|Requirement|Service|Team|Policy|Template|TemplateSection|Review|Finding|Action)Item|Field|KnownField|TermClause)$/;

function isChoice({ context }: ParserError): boolean {
    // Langium ends the names of its rules with a sign that nobody sees.
    return CHOOSING.test((context.ruleStack.at(-1) ?? '').replace(/\u200b$/, ''));
}

/** The line that an error is about: the one it stands on, or the one that should have gone on. */
function faultyLine(error: ParserError, tokens: readonly IToken[]): number | undefined {
    const { token, previousToken } = error;
    if (!isReal(token)) return previousToken?.endLine;
    if (isChoice(error)) return token.startLine;
    const previous = previousToken ?? tokens[tokens.indexOf(token) - 1];
    return previous && opensProperly(token, tokens) && previous.image !== '{' ? previous.startLine : token.startLine;
}

/** What is lacking at the end of a line is told there, not at the word that happens to come next. */
function atItsLine(error: ParserError, line: number, tokens: readonly IToken[]): ParserError {
    const last = tokens.findLast(token => token.endLine === line);
    if (!last || error.token.startLine === line || !isReal(error.token)) return error;
    return { ...error, token: last, message: error.message.replace(/but here stands `[^`]*`/, 'but the line ends here') };
}

/** The tokens of a line; where it opens a block, those of the block as well. Nothing where leaving them out would unpair braces. */
function tokensOfLine(line: number, tokens: readonly IToken[]): readonly IToken[] {
    const first = tokens.findIndex(token => token.startLine === line);
    if (first < 0) return [];
    let end = first;
    let depth = 0;
    while (end < tokens.length && (tokens[end]?.startLine === line || depth > 0)) {
        const image = tokens[end]?.image;
        if (image === '{') depth++;
        else if (image === '}') depth--;
        if (depth < 0) return [];
        end++;
    }
    return tokens.slice(first, end);
}

/**
 * Makes a line that can't be read cost that line only, or the block that it opens. Without it the parser skips to a
 * token that it knows, which may be the brace of another block, and the rest of the file is lost.
 *
 * A text without errors is parsed once. Otherwise it is parsed again without the first line at fault, and so on.
 */
export function recoverByLine(parser: LangiumParser, lexer: CarewrightLexer): void {
    const parseOnce = parser.parse.bind(parser);
    parser.parse = <T extends AstNode = AstNode>(input: string, options?: Parameters<LangiumParser['parse']>[1]): ParseResult<T> => {
        let result = parseOnce<T>(input, options);
        if (!result.parserErrors.length) return result;
        const told: ParserError[] = [];
        const left = new Set<number>();
        while (told.length < MOST_LINES) {
            const error = result.parserErrors[0] as ParserError | undefined;
            const line = error && faultyLine(error, lexer.lastTokens);
            const faulty = line === undefined ? [] : tokensOfLine(line, lexer.lastTokens);
            if (!error || !faulty.length) break;
            told.push(atItsLine(error, line as number, lexer.lastTokens));
            for (const token of faulty) left.add(token.startOffset);
            result = lexer.without(left, () => parseOnce<T>(input, options));
        }
        return { ...result, parserErrors: [...told, ...result.parserErrors] };
    };
}
