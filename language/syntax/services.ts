import type { IToken } from 'chevrotain';
import {
    type CstNode,
    createDefaultCoreModule,
    createDefaultSharedCoreModule,
    DefaultValueConverter,
    EmptyFileSystem,
    type GrammarAST,
    inject,
    type LangiumCoreServices,
    type LangiumParser,
    type LangiumSharedCoreServices,
    type LeafCstNode,
    type Module,
    type PartialLangiumCoreServices,
    prepareLangiumParser,
    type ValueType,
} from 'langium';
import { CarewrightGeneratedModule, CarewrightGeneratedSharedModule } from '../generated/module.ts';
import { CarewrightParserErrorMessages } from './error-messages.ts';
import { CarewrightLexer, CarewrightTokenBuilder } from './langium-lexer.ts';
import { recoverByLine } from './line-recovery.ts';
import { tokenValue } from './strings.ts';

interface LookaheadStrategy {
    buildLookaheadForAlternation(options: unknown): (this: unknown, ...args: unknown[]) => unknown;
    buildLookaheadForOptional(options: unknown): (this: unknown, ...args: unknown[]) => unknown;
}

/**
 * Works out what decides between alternatives when a text first needs it, not for the whole grammar at the start: that
 * is a third of a cold start, and a document uses a part of the grammar.
 *
 * @param parser one that has not been finalised yet
 */
function decideLazily(parser: LangiumParser): void {
    const { lookaheadStrategy } = (parser as unknown as { readonly wrapper: { readonly lookaheadStrategy: LookaheadStrategy } }).wrapper;
    for (const name of ['buildLookaheadForAlternation', 'buildLookaheadForOptional'] as const) {
        const build = lookaheadStrategy[name].bind(lookaheadStrategy);
        lookaheadStrategy[name] = options => {
            let decide: ReturnType<typeof build> | undefined;
            return function (...args) {
                decide ??= build(options);
                return decide.apply(this, args);
            };
        };
    }
}

/** What tokens say, for Langium's parser. */
class CarewrightValueConverter extends DefaultValueConverter {
    protected override runConverter(rule: GrammarAST.AbstractRule, input: string, node: CstNode): ValueType {
        return rule.$type === 'TerminalRule' ? tokenValue(rule.name, input) : super.runConverter(rule, input, node);
    }
}

/** The parts of Langium that the language changes; a language server adds its own on top. */
const CarewrightModule: Module<LangiumCoreServices, PartialLangiumCoreServices> = {
    parser: {
        TokenBuilder: () => new CarewrightTokenBuilder(),
        Lexer: services => new CarewrightLexer(services),
        ValueConverter: () => new CarewrightValueConverter(),
        ParserErrorMessageProvider: () => new CarewrightParserErrorMessages(),
        LangiumParser: services => createParser(services),
    },
};

/**
 * Langium's parser with two costs bounded.
 *
 * To word a "no viable alternative", Chevrotain works out every path of `maxLookahead` tokens from every alternative; for
 * our fields that is millions, and minutes. One token is all that our messages name. The option itself can't be set:
 * Langium would then also decide with that lookahead.
 */
function createParser(services: LangiumCoreServices): LangiumParser {
    const parser = prepareLangiumParser(services);
    decideLazily(parser);
    measureTokens(parser);
    parser.finalize();
    recoverByLine(parser, services.parser.Lexer as CarewrightLexer);
    (parser as unknown as { readonly wrapper: { maxLookahead: number } }).wrapper.maxLookahead = 1;
    return parser;
}

interface LeafBuilder {
    createLeafNode(token: IToken, hidden: boolean): LeafCstNode;
}

/**
 * Lets the leaves of a syntax tree be as long as their tokens are in the text. Langium goes by what a token says, and the
 * lexer leaves out of a name what has no width.
 */
function measureTokens(parser: LangiumParser): void {
    const { nodeBuilder } = parser as unknown as { readonly nodeBuilder: LeafBuilder };
    const create = nodeBuilder.createLeafNode.bind(nodeBuilder);
    nodeBuilder.createLeafNode = (token, hidden) => {
        const length = (token.endOffset ?? token.startOffset) + 1 - token.startOffset;
        const isExact = token.image.length === length || token.isInsertedInRecovery;
        return create(isExact ? token : { ...token, image: ' '.repeat(length) }, hidden);
    };
}

/** The language without an editor, a protocol or a file system: enough to parse and to link. */
export function createCarewrightServices(): { shared: LangiumSharedCoreServices; language: LangiumCoreServices } {
    const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), CarewrightGeneratedSharedModule);
    const language = inject(createDefaultCoreModule({ shared }), CarewrightGeneratedModule, CarewrightModule);
    shared.ServiceRegistry.register(language);
    return { shared, language };
}
