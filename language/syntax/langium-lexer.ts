import { type CustomPatternMatcherFunc, type IToken, Lexer, type TokenType } from 'chevrotain';
import {
    DefaultLexer,
    DefaultTokenBuilder,
    type GrammarAST,
    type LangiumCoreServices,
    type LexerResult,
    type LexingDiagnostic,
    type Stream,
} from 'langium';
import { canonicalName, endOfName } from '../model/written-words.ts';
import { leaveOutDepths, repairBraces } from './braces.ts';
import { BEFORE_TEXT, BEHIND_TITLE, CONTINUING, ExpectationWords } from './classify.ts';
import { isClosed, matchText, strayFence } from './strings.ts';

const WORD = /^[\p{L}_]/u;

/** With what names may begin: each letter of Latin-1, and one character of each of the ranges that Chevrotain makes of all others. */
const NAME_STARTS: number[] = Array.from({ length: 0x100 }, (_, code) => code)
    .filter(code => WORD.test(String.fromCharCode(code)))
    .concat(Array.from({ length: 0x101 }, (_, index) => 0x100 + index * 0xff));

/** Chevrotain's pattern for a name. */
const matchName: CustomPatternMatcherFunc = (text, offset) => {
    const end = endOfName(text, offset);
    return end > offset ? ([text.slice(offset, end)] as unknown as RegExpExecArray) : null;
};

/** From where on no comment is closed in the text that was read last: each that begins later would be looked for to the end. */
let openComment = { text: '', from: Infinity };

/** Chevrotain's pattern for a comment that may go on over several lines. */
const matchComment: CustomPatternMatcherFunc = (text, offset) => {
    if (!text.startsWith('/*', offset) || (openComment.from <= offset && openComment.text === text)) return null;
    const end = text.indexOf('*/', offset + 2);
    if (end >= 0) return [text.slice(offset, end + 2)] as unknown as RegExpExecArray;
    openComment = { text, from: offset };
    return null;
};

/** A word of the grammar: as the label of a line it is only that; anywhere else it may be a name as well. */
interface Keyword {
    readonly label: TokenType;
    readonly word: TokenType;
}

/**
 * Lets every word of the grammar be a name too, so that a term may be called `family`, `review` or `team`.
 *
 * The lexer reads words as ID only (a dozen patterns in place of two hundred); `CarewrightLexer` then says what each
 * word is. A word that labels a line (`owner: ...`) is never an ID, so that a list or an optional name at the end of
 * one line cannot swallow the beginning of the next. For the same reason text that opens a line is prose, and never the
 * text that a line may end with; any text may stand where prose is wanted.
 */
export class CarewrightTokenBuilder extends DefaultTokenBuilder {
    private readonly words = new Map<string, Keyword>();

    /** What a word of the grammar is; nothing for any other word. */
    keyword(word: string): Keyword | undefined {
        return this.words.get(word);
    }

    protected override buildTerminalToken(terminal: GrammarAST.TerminalRule): TokenType {
        const token = super.buildTerminalToken(terminal);
        switch (terminal.name) {
            case 'STRING':
                return {
                    ...token,
                    PATTERN: matchText as CustomPatternMatcherFunc,
                    LINE_BREAKS: true,
                    START_CHARS_HINT: ['"', '“', '”', '„', '‟'],
                };
            case 'ID':
                // Chevrotain can't see for itself with what a pattern with the flag `u` may begin.
                return { ...token, PATTERN: matchName, LINE_BREAKS: false, START_CHARS_HINT: NAME_STARTS };
            case 'ML_COMMENT':
                return { ...token, PATTERN: matchComment, LINE_BREAKS: true, START_CHARS_HINT: ['/'] };
            case 'LABEL':
            case 'PROSE':
                return { ...token, PATTERN: Lexer.NA };
            default:
                return token;
        }
    }

    protected override buildTerminalTokens(rules: Stream<GrammarAST.AbstractRule>): TokenType[] {
        const tokens = super.buildTerminalTokens(rules);
        const [text, prose] = ['STRING', 'PROSE'].map(name => tokens.find(token => token.name === name)) as [TokenType, TokenType];
        text.CATEGORIES = [prose];
        return tokens;
    }

    protected override buildKeywordTokens(rules: Stream<GrammarAST.AbstractRule>, terminals: TokenType[]): TokenType[] {
        const id = terminals.find(token => token.name === 'ID') as TokenType;
        const label = terminals.find(token => token.name === 'LABEL') as TokenType;
        return super.buildKeywordTokens(rules, terminals).flatMap(token => {
            if (!WORD.test(token.name)) return [token];
            const asLabel: TokenType = { name: token.name, PATTERN: Lexer.NA, CATEGORIES: [label] };
            const asWord: TokenType = { name: `${token.name} (word)`, PATTERN: Lexer.NA, CATEGORIES: [asLabel, id] };
            this.words.set(token.name, { label: asLabel, word: asWord });
            return [asLabel, asWord];
        });
    }
}

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
