import type { IToken, TokenType } from 'chevrotain';
import { DefaultLexer, type LangiumCoreServices, type LexerResult, type LexingDiagnostic } from 'langium';
import { canonicalName } from '../model/written-words.ts';
import { leaveOutDepths, repairBraces } from './braces.ts';
import { BEFORE_TEXT, BEHIND_TITLE, CONTINUING } from './continuing.ts';
import { ExpectationWords } from './expectation-words.ts';
import { isClosed, strayFence } from './strings.ts';
import type { CarewrightTokenBuilder } from './token-builder.ts';

/**
 * Turns the words of the grammar into keywords, and mends what a missing brace or quote would break:
 * a lost brace costs one block and a lost quote one line, and both are said in plain words.
 */
export class CarewrightLexer extends DefaultLexer {
    private readonly builder: CarewrightTokenBuilder;
    private leftOut: ReadonlySet<number> = new Set();

    /** The tokens of the text that was read last. */
    lastTokens: readonly IToken[] = [];

    constructor(services: LangiumCoreServices) {
        super(services);
        this.builder = services.parser.TokenBuilder as CarewrightTokenBuilder;
    }

    /** Runs something with some tokens left out of the text, by where they start. */
    without<T>(offsets: ReadonlySet<number>, run: () => T): T {
        this.leftOut = offsets;
        try {
            return run();
        } finally {
            this.leftOut = new Set();
        }
    }

    override tokenize(text: string): LexerResult {
        const result = super.tokenize(text);
        const diagnostics: LexingDiagnostic[] = [];
        const { tokens } = result;
        const expectations = new ExpectationWords();
        for (let at = 0; at < tokens.length; at++) {
            const token = tokens[at] as IToken;
            if (token.tokenType.name === 'ID') {
                token.image = canonicalName(token.image);
                const keyword = this.builder.keyword(token.image);
                const opens = startsLine(tokens, at);
                const isOnlyWord = expectations.next(token.image, opens) || opens;
                if (keyword) retype(token, isOnlyWord ? keyword.label : keyword.word);
                else if (opens && endsWithColon(tokens, at)) retype(token, this.definition.LABEL as TokenType);
            } else if (token.tokenType.name === 'STRING') {
                const stray = strayFence(token.image);
                if (!isClosed(token.image)) diagnostics.push(unclosed(token));
                else if (stray !== undefined) diagnostics.push(strayProblem(token, stray));
                if (opensText(tokens, at)) retype(token, this.definition.PROSE as TokenType);
            } else if (token.image === '{' || token.image === '}') {
                expectations.next(token.image, false);
            }
        }
        const repaired = leaveOutDepths(repairBraces(tokens, this.definition));
        this.lastTokens = this.leftOut.size ? repaired.tokens.filter(token => !this.leftOut.has(token.startOffset)) : repaired.tokens;
        return {
            ...result,
            tokens: this.lastTokens as IToken[],
            report: { diagnostics: [...diagnostics, ...repaired.diagnostics] },
        };
    }
}

function retype(token: IToken, type: TokenType): void {
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx as number;
}

/** Whether a word stands at the beginning of a line or of a block, where it opens something new. */
function startsLine(tokens: readonly IToken[], at: number): boolean {
    const previous = tokens[at - 1];
    if (!previous) return true;
    return previous.image === '{' || (previous.endLine !== tokens[at]?.startLine && !CONTINUING.has(previous.image));
}

/** Whether a text begins something of its own, and is not the end of the line before. */
function opensText(tokens: readonly IToken[], at: number): boolean {
    const [previous, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
    if (!previous || previous.endLine === token?.startLine) return false;
    if (BEFORE_TEXT.has(previous.image) || previous.tokenType.name === 'DASH') return false;
    return !BEHIND_TITLE.has(next?.image ?? '');
}

/** Whether the words that start here end with a colon on the same line. */
function endsWithColon(tokens: readonly IToken[], at: number): boolean {
    const line = tokens[at]?.startLine;
    for (let next = at + 1; tokens[next]?.startLine === line; next++) {
        const { image, tokenType } = tokens[next] as IToken;
        if (image === ':') return true;
        if (tokenType.name !== 'ID') return false;
    }
    return false;
}

function unclosed(token: IToken): LexingDiagnostic {
    const end = token.image.length > 3 && /^["“”„‟]{3}/.test(token.image) ? '""" on a line of its own' : 'a quotation mark';
    return {
        message: `The text that starts here is not closed. Put ${end} where it ends.`,
        offset: token.startOffset,
        length: 1,
        line: token.startLine,
        column: token.startColumn,
    };
}

function strayProblem(token: IToken, at: number): LexingDiagnostic {
    return {
        message: 'These quotation marks are inside a text that ends further down. Write “ and ” instead, or take them out.',
        offset: token.startOffset + at,
        length: 3,
        line: token.startLine,
        column: token.startColumn,
    };
}
