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
import { CarewrightParserErrorMessages } from './error-messages.ts';
import { CarewrightLexer, CarewrightTokenBuilder, tokensIn } from './langium-lexer.ts';
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
 * Langium's parser, with a recovery that makes a line that can't be read cost that line only, or the block that it opens.
 * Without it the parser skips to a token that it knows, which may be the brace of another block, and the rest of the file
 * is lost.
 *
 * A text without errors is parsed once. Otherwise it is parsed again without the first line at fault, and so on.
 */
class CarewrightParser extends LangiumParser {
    override parse<T extends AstNode = AstNode>(input: string, options?: Parameters<LangiumParser['parse']>[1]): ParseResult<T> {
        let result = super.parse<T>(input, options);
        if (!result.parserErrors.length) return result;
        const lexer = this.lexer as CarewrightLexer;
        const told: ParserError[] = [];
        const left = new Set<number>();
        while (told.length < MOST_LINES) {
            const tokens = tokensIn(result);
            const error = result.parserErrors[0] as ParserError | undefined;
            const line = error && faultyLine(error, tokens);
            const faulty = line === undefined ? [] : tokensOfLine(line, tokens);
            if (!error || !faulty.length) break;
            told.push(atItsLine(error, line as number, tokens));
            for (const token of faulty) left.add(token.startOffset);
            result = lexer.without(left, () => super.parse<T>(input, options));
        }
        return { ...result, parserErrors: [...told, ...result.parserErrors] };
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
            const parser = createParser(services.Grammar, new CarewrightParser(services), services.parser.Lexer.definition);
            parser.finalize();
            return parser;
        },
    },
};

/** The language in a container of its own: for tests that need a parser which has read nothing yet. */
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
