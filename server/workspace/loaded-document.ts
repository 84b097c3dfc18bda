import type { IToken } from 'chevrotain';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readDocument } from '../../language/facts/read-document.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import type { CarewrightLexer } from '../../language/parser/lexer.ts';
import { type ParsedText, parseCare } from '../../language/parser/parse.ts';
import { createCarewrightServices } from '../../language/services.ts';

export const LANGUAGE_ID = 'carewright';

/** A document of which the text is at hand: open in the editor, or read for a moment. */
export interface LoadedDocument {
    readonly uri: string;
    /** The text, with its lines. */
    readonly text: TextDocument;
    readonly parsed: ParsedText;
    readonly tokens: readonly IToken[];
    readonly facts: DocumentFacts;
}

/** The language, as all of the server uses it: its parser and its grammar. */
export const { language } = createCarewrightServices();
const { parser } = language;

/** Parses a text and reads what it says. Never throws, whatever the text holds. */
export function loadText(uri: string, content: string, version = 0): LoadedDocument {
    const parsed = parseCare(parser.LangiumParser, content);
    const { lastTokens } = parser.Lexer as CarewrightLexer;
    return {
        uri,
        text: TextDocument.create(uri, LANGUAGE_ID, version, content),
        parsed,
        tokens: lastTokens,
        facts: readDocument(uri, content, parsed),
    };
}
