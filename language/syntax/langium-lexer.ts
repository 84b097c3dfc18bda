import { type CustomPatternMatcherFunc, type IToken, Lexer, type TokenType } from 'chevrotain';
import {
    DefaultLexer,
    DefaultTokenBuilder,
    type GrammarAST,
    type LangiumCoreServices,
    type LexerResult,
    type LexingDiagnostic,
    type LexingReport,
    type ParseResult,
    type Stream,
} from 'langium';
import { canonicalName, endOfBlank, endOfName } from '../model/written-words.ts';
import { leaveOutDepths, repairBraces } from './braces.ts';
import { classify, type KindNumbers } from './classify.ts';
import { isClosedText, isPastedOver, matchText, strayFence } from './strings.ts';

const WORD = /^[\p{L}_]/u;

/** With what names may begin: each letter of Latin-1, and one character of each of the ranges that Chevrotain makes of all others. */
const NAME_STARTS: number[] = Array.from({ length: 0x100 }, (_, code) => code)
    .filter(code => WORD.test(String.fromCharCode(code)))
    .concat('['.charCodeAt(0))
    .concat(Array.from({ length: 0x101 }, (_, index) => 0x100 + index * 0xff));

/** Chevrotain's pattern for a name. */
const matchName: CustomPatternMatcherFunc = (text, offset) => {
    const end = Math.max(endOfName(text, offset), endOfBlank(text, offset));
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

/** The types of token by the numbers that the classifier knows them by. */
interface NumberedTypes {
    readonly at: readonly TokenType[];
    readonly indexOf: ReadonlyMap<TokenType, number>;
}

/**
 * Lets every word of the grammar be a name too, so that a term may be called `family`, `review` or `team`.
 *
 * The lexer reads words as ID only (a dozen patterns in place of two hundred); `CarewrightLexer` then says what each
 * word is. A word that labels a line (`owner: ...`) is never an ID, so that a list or an optional name at the end of
 * one line cannot swallow the beginning of the next. For the same reason text that opens a line is prose, and never the
 * text that a line may end with; where prose is wanted, any text is allowed.
 */
export class CarewrightTokenBuilder extends DefaultTokenBuilder {
    /** The types that decide what other tokens are, by their numbers: both types of each word of the grammar, one after the other. */
    types: NumberedTypes = { at: [], indexOf: new Map() };
    /** How the classifier gets these numbers. */
    numbers!: KindNumbers;

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
        const terminal = (name: string): TokenType => terminals.find(token => token.name === name) as TokenType;
        const [id, label] = [terminal('ID'), terminal('LABEL')];
        const at: TokenType[] = [];
        const add = (type: TokenType): number => at.push(type) - 1;
        const words = new Map<string, number>();
        const signs: Partial<Record<string, number>> = {};
        const keywords = super.buildKeywordTokens(rules, terminals).flatMap(token => {
            if (!WORD.test(token.name)) {
                signs[token.name] = add(token);
                return [token];
            }
            const asLabel: TokenType = { name: token.name, PATTERN: Lexer.NA, CATEGORIES: [label] };
            const asWord: TokenType = { name: `${token.name} (word)`, PATTERN: Lexer.NA, CATEGORIES: [asLabel, id] };
            words.set(token.name, add(asLabel));
            add(asWord);
            return [asLabel, asWord];
        });
        const [ID, LABEL] = [add(id), add(label)];
        const [STRING, PROSE, DASH, NUMBER, DATE] = ['STRING', 'PROSE', 'DASH', 'NUMBER', 'DATE'].map(name => add(terminal(name))) as [
            ...[number, number, number, number, number],
        ];
        this.numbers = { ID, LABEL, STRING, PROSE, DASH, NUMBER, DATE, signs: signs as KindNumbers['signs'], words };
        this.types = { at, indexOf: new Map(at.map((type, index) => [type, index])) };
        return keywords;
    }
}

/**
 * Turns the words of the grammar into keywords, and mends what a missing brace or quote would break:
 * a lost brace costs one block and a lost quote one line, and both are said in plain words.
 */
export class CarewrightLexer extends DefaultLexer {
    private readonly builder: CarewrightTokenBuilder;
    private given: readonly IToken[] | undefined;

    constructor(services: LangiumCoreServices) {
        super(services);
        this.builder = services.parser.TokenBuilder as CarewrightTokenBuilder;
    }

    /** Runs something that reads these tokens of a text, in place of all of them. */
    reading<T>(tokens: readonly IToken[], run: () => T): T {
        this.given = tokens;
        try {
            return run();
        } finally {
            this.given = undefined;
        }
    }

    override tokenize(text: string): LexerResult {
        if (this.given) {
            const report: CarewrightReport = { diagnostics: [], tokens: this.given };
            return { tokens: [...this.given], hidden: [], errors: [], report };
        }
        const result = super.tokenize(text);
        const diagnostics: LexingDiagnostic[] = [];
        const { tokens } = result;
        for (const token of tokens) {
            if (token.tokenType.name === 'ID') token.image = canonicalName(token.image);
            else if (token.tokenType.name === 'STRING') {
                const stray = strayFence(token.image);
                if (!isClosedText(token.image)) diagnostics.push(unclosed(token));
                else if (isPastedOver(token.image))
                    diagnostics.push(
                        problemAt(token, 'This text has several lines. Put """ before and after it, instead of a quotation mark.'),
                    );
                else if (stray !== undefined) diagnostics.push(strayProblem(token, stray));
            }
        }
        const { numbers, types } = this.builder;
        const raw = tokens.map(({ tokenType }) => types.indexOf.get(tokenType) ?? -1);
        const { kinds } = classify(
            {
                kinds: raw,
                breaks: tokens.map((token, at) => tokens[at - 1]?.endLine !== token.startLine),
                words: tokens.map(({ tokenType, image }) => (tokenType.name === 'ID' ? image : undefined)),
                image: at => tokens[at]?.image ?? '',
            },
            numbers,
        );
        for (const [at, kind] of kinds.entries()) if (kind !== raw[at]) retype(tokens[at] as IToken, types.at[kind] as TokenType);
        const repaired = leaveOutDepths(repairBraces(tokens, this.definition));
        const report: CarewrightReport = { diagnostics: [...diagnostics, ...repaired.diagnostics], tokens: repaired.tokens };
        return { ...result, tokens: repaired.tokens, report };
    }
}

/** What the lexer tells besides its tokens. The parser hands it on with its result, and so the tokens come with the tree. */
export interface CarewrightReport extends LexingReport {
    readonly tokens: readonly IToken[];
    /** Where the parser gave up finding lines at fault; nothing where it found them all. */
    readonly lostFrom?: number;
}

/** The tokens of a text that was parsed: with the braces that were put in, and without what was left out. */
export function tokensIn({ lexerReport }: Pick<ParseResult, 'lexerReport'>): readonly IToken[] {
    return (lexerReport as CarewrightReport | undefined)?.tokens ?? [];
}

function retype(token: IToken, type: TokenType): void {
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx as number;
}

function problemAt(token: IToken, message: string, at = 0, length = 1): LexingDiagnostic {
    return { message, offset: token.startOffset + at, length, line: token.startLine, column: token.startColumn };
}

function unclosed(token: IToken): LexingDiagnostic {
    const end = token.image.length > 3 && /^["“”„‟]{3}/.test(token.image) ? '""" on a separate line' : 'a quotation mark';
    return problemAt(token, `The text that starts here is not closed. Put ${end} where it ends.`);
}

function strayProblem(token: IToken, at: number): LexingDiagnostic {
    const message = 'These quotation marks are inside a text that ends further down. Write “ and ” instead, or take them out.';
    return problemAt(token, message, at, 3);
}
