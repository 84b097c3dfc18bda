import type { IParserConfig, IRecognitionException, IToken } from 'chevrotain';
import { LLStarLookaheadStrategy } from 'chevrotain-allstar';
import {
    type AstNode,
    type CstNode,
    createDefaultCoreModule,
    createDefaultSharedCoreModule,
    createParser,
    DefaultValueConverter,
    EmptyFileSystem,
    type GrammarAST,
    inject,
    type LangiumCoreServices,
    LangiumParser,
    type LangiumSharedCoreServices,
    type Module,
    type ParseResult,
    type PartialLangiumCoreServices,
    type ValueType,
} from 'langium';
import { CarewrightGeneratedModule, CarewrightGeneratedSharedModule } from '../generated/module.ts';
import { stepOf } from './braces.ts';
import { CarewrightLexer, type CarewrightReport, CarewrightTokenBuilder, tokensIn } from './langium-lexer.ts';
import { CarewrightParserErrorMessages } from './parser-messages.ts';
import { tokenValue } from './strings.ts';

/**
 * What the language uses of Langium: the grammar, its types, the parser and its recovery, all of it by configuration and by
 * subclasses of what Langium exports. Nothing else is registered, since nothing else would be called.
 */

type Alternation = ReturnType<LLStarLookaheadStrategy['buildLookaheadForAlternation']>;
type Optional = ReturnType<LLStarLookaheadStrategy['buildLookaheadForOptional']>;

/**
 * Works out what decides between alternatives when a text first needs it, not for the whole grammar at the start: that
 * is a third of a cold start, and a document uses a part of the grammar.
 */
class LazyLookahead extends LLStarLookaheadStrategy {
    override buildLookaheadForAlternation(options: Parameters<LLStarLookaheadStrategy['buildLookaheadForAlternation']>[0]): Alternation {
        const build = (): Alternation => super.buildLookaheadForAlternation(options);
        let decide: Alternation | undefined;
        return function (...alternatives) {
            decide ??= build();
            return decide.apply(this, alternatives);
        };
    }

    override buildLookaheadForOptional(options: Parameters<LLStarLookaheadStrategy['buildLookaheadForOptional']>[0]): Optional {
        const build = (): Optional => super.buildLookaheadForOptional(options);
        let decide: Optional | undefined;
        return function () {
            decide ??= build();
            return decide.call(this);
        };
    }
}

/**
 * To word a "no viable alternative", Chevrotain works out every path of `maxLookahead` tokens from every alternative; for
 * our fields that is millions, and minutes. One token is all that our messages name. What decides between alternatives is
 * the strategy, which looks as far as it has to.
 */
const PARSER_CONFIG = (): IParserConfig => ({ maxLookahead: 1, lookaheadStrategy: new LazyLookahead({ logging: () => {} }) });

/** How many lines are looked for in the whole text at a time, where the block around a line can't be read without others. */
const MOST_LINES = 12;

/** How many tokens are read at a time to find the next line at fault; more where there is none among them. */
const SHORTEST_PART = 120;

/** Chevrotain's errors that come from a token know the token before it. */
type ParserError = IRecognitionException & { readonly previousToken?: IToken };

const isReal = (token: IToken): boolean => token.startOffset >= 0;

/** Tokens in the order of the text, and which are on which line: a text may have many lines at fault. */
class LinedTokens {
    readonly all: readonly IToken[];
    private readonly numbers = new Map<IToken, number>();
    private readonly firsts = new Map<number, number>();
    private readonly lasts = new Map<number, number>();

    constructor(tokens: readonly IToken[]) {
        this.all = tokens;
        for (const [number, token] of tokens.entries()) {
            const { startLine = 0, endLine = 0 } = token;
            this.numbers.set(token, number);
            if (!this.firsts.has(startLine)) this.firsts.set(startLine, number);
            this.lasts.set(endLine, number);
        }
    }

    /** The number of a token, from nought on; nothing for one that is not among them. */
    numberOf(token: IToken): number | undefined {
        return this.numbers.get(token);
    }

    /** The token before another. */
    before(token: IToken): IToken | undefined {
        return this.all[(this.numbers.get(token) ?? 0) - 1];
    }

    /** The number of the first token that begins on a line. */
    firstOn(line: number): number | undefined {
        return this.firsts.get(line);
    }

    /** The last token that ends on a line. */
    lastOn(line: number): IToken | undefined {
        return this.all[this.lasts.get(line) ?? -1];
    }
}

/** Whether a token opens a line as a word of the grammar does, or closes a block: then the line before it was not finished. */
function opensProperly(token: IToken, tokens: LinedTokens): boolean {
    const previous = tokens.before(token);
    const opensLine = previous !== undefined && previous.endLine !== token.startLine;
    return opensLine && (token.image === '}' || token.tokenType.name !== 'ID');
}

/** Rules that only choose what a line is: who can't choose at the beginning of a line looked ahead into that line. */
const CHOOSING =
    /^(?:Block|(?:Guidance|Section|Requirement|Service|Team|Policy|Template|TemplateSection|Review|Finding|Action)Item|Field|KnownField|TermClause)$/;

function isChoice({ context }: ParserError): boolean {
    // Langium ends the names of its rules with an invisible sign.
    return CHOOSING.test((context.ruleStack.at(-1) ?? '').replace(/\u200b$/, ''));
}

/** The line that an error is about: the one it is on, or the one that should have gone on. */
function faultyLine(error: ParserError, tokens: LinedTokens): number | undefined {
    const { token, previousToken } = error;
    if (!isReal(token)) return previousToken?.endLine;
    if (isChoice(error)) return token.startLine;
    const previous = previousToken ?? tokens.before(token);
    return previous && opensProperly(token, tokens) && stepOf(previous) === 0 ? previous.startLine : token.startLine;
}

/** What is missing at the end of a line is reported there, not at the word that happens to come next. */
function atItsLine(error: ParserError, line: number, tokens: LinedTokens): ParserError {
    const last = tokens.lastOn(line);
    if (!last || error.token.startLine === line || !isReal(error.token)) return error;
    return { ...error, token: last, message: error.message.replace(/but found `[^`]*`/, 'but the line ends here') };
}

/** The tokens of a line; where it opens a block, those of the block as well. Without the braces that close blocks opened before it. */
function tokensOfLine(line: number, tokens: LinedTokens): readonly IToken[] {
    const first = tokens.firstOn(line);
    if (first === undefined) return [];
    const { all } = tokens;
    const own: IToken[] = [];
    for (let at = first, depth = 0; at < all.length && (all[at]?.startLine === line || depth > 0); at++) {
        const token = all[at] as IToken;
        const step = stepOf(token);
        if (depth + step < 0) continue;
        depth += step;
        own.push(token);
    }
    return own;
}

/** The blocks that are open at a place of a text: for each, the tokens that open it. */
class OpenHeads {
    readonly heads: (readonly IToken[])[] = [];
    private readonly tokens: readonly IToken[];
    /** Where the tokens begin of what opens the next block: after the block before it, or with its line. */
    private start = 0;
    private at = 0;

    constructor(tokens: readonly IToken[]) {
        this.tokens = tokens;
    }

    /** Goes on to a token, by its number, past those that are left out. */
    goTo(end: number, left: ReadonlySet<IToken>): void {
        for (; this.at < end; this.at++) {
            const token = this.tokens[this.at] as IToken;
            const before = this.tokens[this.at - 1];
            // A line with only a brace belongs to the line before it. Outside of all blocks, only their heads are written.
            if (this.heads.length && before && before.endLine !== token.startLine && token.image !== '{') this.start = this.at;
            const step = left.has(token) ? 0 : stepOf(token);
            if (step > 0) this.heads.push(this.tokens.slice(this.start, this.at + 1).filter(each => !left.has(each)));
            else if (step < 0) this.heads.pop();
            if (step !== 0) this.start = this.at + 1;
        }
    }
}

/** What is known of a text that can't be read as a whole. */
interface Faults {
    readonly told: ParserError[];
    readonly left: Set<IToken>;
}

/**
 * Langium's parser, with a recovery that makes a line that can't be read cost that line only, or the block that it opens.
 * Without it the parser skips to a token that it knows, which may be the brace of another block, and the rest of the file
 * is lost.
 *
 * A text without errors is parsed once. Otherwise its lines at fault are found one after the other, each by reading a part of the
 * text from the last one on, in the blocks that are open there; so it takes time with the length of the text, however many they are.
 */
class CarewrightParser extends LangiumParser {
    override parse<T extends AstNode = AstNode>(input: string, options?: Parameters<LangiumParser['parse']>[1]): ParseResult<T> {
        const lexer = this.lexer as CarewrightLexer;
        const { errors: lexerErrors, report } = lexer.tokenize(input);
        const tokens = tokensIn({ lexerReport: report });
        const read = (part: readonly IToken[]): ParseResult<T> => lexer.reading(part, () => super.parse<T>(input, options));
        const firstRead = (part: readonly IToken[]): ParseResult<T> | ParserError => readWithoutRecovery(this, () => read(part));
        const faults: Faults = { told: [], left: new Set() };
        const first = firstRead(tokens);
        const firstError = (part: readonly IToken[]): ParserError | undefined => {
            const found = firstRead(part);
            return isError(found) ? found : undefined;
        };
        if (isError(first)) findFaults(tokens, faults, firstError);
        let kept = tokens.filter(token => !faults.left.has(token));
        let result = isError(first) ? read(kept) : first;
        for (let round = 0; round < MOST_LINES && result.parserErrors.length; round++) {
            const error = result.parserErrors[0] as ParserError;
            const lined = new LinedTokens(kept);
            if (!leaveOutLine(error, faultyLine(error, lined), lined, faults)) break;
            kept = kept.filter(token => !faults.left.has(token));
            result = read(kept);
        }
        const rest = result.parserErrors as readonly ParserError[];
        // On the last line there is no more to lose.
        const lastLine = kept.at(-1)?.startLine ?? 0;
        const lost = rest.find(({ token }) => isReal(token) && lastLine > (token.startLine ?? 0));
        const lostFrom = lost?.token.startOffset;
        const lexerReport = { ...report, tokens: kept, ...(lostFrom !== undefined && { lostFrom }) } as CarewrightReport;
        return { ...result, parserErrors: [...faults.told, ...rest], lexerErrors, lexerReport };
    }
}

const isError = (read: ParseResult | ParserError): read is ParserError => 'token' in read;

/**
 * Reads a text without what Langium's parser does to recover from errors, which takes most of its time.
 *
 * @returns what it read, or the first error
 * @throws when Langium's parser is made of other parts
 */
function readWithoutRecovery<T extends AstNode>(parser: LangiumParser, read: () => ParseResult<T>): ParseResult<T> | ParserError {
    const { wrapper, stack } = parser as unknown as {
        readonly wrapper?: {
            recoveryEnabled?: boolean;
            attemptInRepetitionRecovery?: (...parts: unknown[]) => void;
            readonly errors: readonly IRecognitionException[];
        };
        readonly stack?: unknown[];
    };
    const recover = wrapper?.attemptInRepetitionRecovery;
    if (wrapper?.recoveryEnabled === undefined || !recover || !stack) throw new Error('Langium’s parser can’t do without its recovery.');
    wrapper.recoveryEnabled = false;
    // In a list it recovers all the same, and looks for the end of the list after each name. What comes after the first error is not asked for.
    wrapper.attemptInRepetitionRecovery = (...parts) => (wrapper.errors.length ? undefined : recover.apply(wrapper, parts));
    try {
        const result = read();
        return (result.parserErrors[0] as ParserError | undefined) ?? result;
    } catch (error) {
        // It leaves the rules that it was in, and Langium finds them unfinished.
        const [first] = wrapper.errors;
        if (!first) throw error;
        return first as ParserError;
    } finally {
        wrapper.recoveryEnabled = true;
        wrapper.attemptInRepetitionRecovery = recover;
        stack.length = 0;
    }
}

/** Leaves a line at fault out, and tells what is wrong with it. Returns the last token of it; nothing where the line has none. */
function leaveOutLine(error: ParserError, line: number | undefined, tokens: LinedTokens, { told, left }: Faults): IToken | undefined {
    const faulty = line === undefined ? [] : tokensOfLine(line, tokens);
    if (!faulty.length) return undefined;
    told.push(atItsLine(error, line as number, tokens));
    for (const token of faulty) left.add(token);
    return faulty.at(-1);
}

/** Finds the lines at fault of a text, as far as the blocks around them can be read by themselves. */
function findFaults(tokens: readonly IToken[], faults: Faults, firstError: (part: readonly IToken[]) => ParserError | undefined): void {
    const close = tokens.find(({ image }) => image === '}');
    const lined = new LinedTokens(tokens);
    const open = new OpenHeads(tokens);
    for (let from = 0; from < tokens.length; ) {
        open.goTo(from, faults.left);
        const heads = open.heads.flat();
        let next: number | undefined;
        for (let size = SHORTEST_PART; next === undefined; size *= 4) {
            let end = Math.min(tokens.length, from + size);
            while (end < tokens.length && tokens[end]?.startLine === tokens[end - 1]?.endLine) end++;
            const isAll = end === tokens.length;
            const part = tokens.slice(from, end);
            const depth = part.reduce((sum, token) => sum + stepOf(token), open.heads.length);
            const closing = isAll || !close ? [] : Array.from({ length: Math.max(0, depth) }, () => ({ ...close }));
            const error = firstError([...heads, ...part, ...closing]);
            if (!error && isAll) return;
            const at = error && lined.numberOf(error.token);
            // At the end of a part a line may be told only because what follows it is not there.
            const isCertain = isAll || (at !== undefined && at < end - SHORTEST_PART / 3);
            if (!error || !isCertain) continue;
            const found = faultyLine(error, lined);
            const first = tokens[from]?.startLine ?? 0;
            // A line that was read before is not at fault now.
            const line = found !== undefined && found < first ? error.token.startLine : found;
            const last = line !== undefined && line >= first ? leaveOutLine(error, line, lined, faults) : undefined;
            const lastNumber = last && lined.numberOf(last);
            if (lastNumber === undefined || lastNumber < from) return;
            next = lastNumber + 1;
        }
        from = next;
    }
}

/** What tokens say, for Langium's parser. */
class CarewrightValueConverter extends DefaultValueConverter {
    protected override runConverter(rule: GrammarAST.AbstractRule, input: string, node: CstNode): ValueType {
        return rule.$type === 'TerminalRule' ? tokenValue(rule.name, input) : super.runConverter(rule, input, node);
    }
}

const CarewrightModule: Module<LangiumCoreServices, PartialLangiumCoreServices> = {
    parser: {
        TokenBuilder: () => new CarewrightTokenBuilder(),
        Lexer: services => new CarewrightLexer(services),
        ValueConverter: () => new CarewrightValueConverter(),
        ParserErrorMessageProvider: () => new CarewrightParserErrorMessages(),
        ParserConfig: PARSER_CONFIG,
        LangiumParser: services => {
            const made = new CarewrightParser(services);
            leaveOutHidden(made);
            const parser = createParser(services.Grammar, made, services.parser.Lexer.definition);
            parser.finalize();
            return parser;
        },
    },
};

/**
 * Has a parser put no comments into its syntax tree: nothing reads them there, since they come from the lexer. To find their place,
 * Langium goes through all neighbours of each node, even where there is no comment, and a long list takes time with its square.
 *
 * @throws when Langium's parser is made of other parts
 */
function leaveOutHidden(parser: LangiumParser): void {
    const { nodeBuilder } = parser as unknown as { readonly nodeBuilder?: { addHiddenNodes?: (tokens: readonly IToken[]) => void } };
    if (!nodeBuilder?.addHiddenNodes) throw new Error('Langium’s parser has no nodeBuilder.addHiddenNodes.');
    nodeBuilder.addHiddenNodes = () => {};
}

/** The language in a separate container: for tests that need a parser which has read nothing yet. */
export function createCarewrightServices(): { shared: LangiumSharedCoreServices; language: LangiumCoreServices } {
    const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), CarewrightGeneratedSharedModule);
    const language = inject(createDefaultCoreModule({ shared }), CarewrightGeneratedModule, CarewrightModule);
    shared.ServiceRegistry.register(language);
    return { shared, language };
}

let language: LangiumCoreServices | undefined;

/** The language as Langium knows it, one for the whole process: its parser, its lexer and its grammar. Made when first asked for. */
export function carewright(): LangiumCoreServices {
    language ??= createCarewrightServices().language;
    return language;
}
