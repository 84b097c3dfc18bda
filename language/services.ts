import type { IToken } from 'chevrotain';
import {
    createDefaultCoreModule,
    createDefaultSharedCoreModule,
    EmptyFileSystem,
    inject,
    type LangiumCoreServices,
    type LangiumParser,
    type LangiumSharedCoreServices,
    type LeafCstNode,
    type Module,
    type PartialLangiumCoreServices,
    prepareLangiumParser,
} from 'langium';
import { CarewrightGeneratedModule, CarewrightGeneratedSharedModule } from './generated/module.ts';
import { CarewrightParserErrorMessages } from './parser/error-messages.ts';
import { decideLazily } from './parser/lazy-lookahead.ts';
import { CarewrightLexer } from './parser/lexer.ts';
import { recoverByLine } from './parser/line-recovery.ts';
import { CarewrightTokenBuilder } from './parser/token-builder.ts';
import { CarewrightValueConverter } from './parser/value-converter.ts';

/** The parts of Langium that the language changes; a language server adds its own on top. */
export const CarewrightModule: Module<LangiumCoreServices, PartialLangiumCoreServices> = {
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
