import type { IToken } from 'chevrotain';
import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { factsOfText, withEncoding } from '../../language/facts/read-document.ts';
import type { Address } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import type { DecodedText } from '../../language/model/file-encoding.ts';
import { parseCare } from '../../language/syntax/parse.ts';
import { type ParsedText, readCare } from '../../language/syntax/read.ts';
import { carewright } from '../../language/syntax/services.ts';
import type { SaidOfDocument } from '../../language/workspace/workspace.ts';

export const LANGUAGE_ID = 'carewright';

/** A document of which the text is at hand: open in the editor, or read for a moment. */
export interface LoadedDocument {
    readonly uri: Address;
    /** The text, with its lines. */
    readonly text: TextDocument;
    readonly facts: DocumentFacts;
    /** The tree and the words of the text, for features that look at places in it. Read when it is first called, and then kept. */
    readonly syntax: () => Syntax;
}

/** The tree and the words of a text. */
interface Syntax {
    readonly parsed: ParsedText;
    readonly tokens: readonly IToken[];
}

/** The language, as all of the server uses it: its parser and its grammar. */
export const language = carewright();

function parse(content: string): Syntax {
    return { parsed: readCare(content, parseCare), tokens: language.parser.Lexer.tokenize(content).tokens };
}

/**
 * Reads what a text says, at once; Langium parses it only where that is needed. Never throws, whatever the text holds.
 *
 * @param file how the text was read from its file; nothing for one that the editor has open
 */
export function loadText(uri: Address, content: string, version = 0, file?: DecodedText): LoadedDocument {
    let known: Syntax | undefined;
    const syntax = (): Syntax => {
        known ??= parse(content);
        return known;
    };
    const facts = factsOfText(uri, content, () => syntax().parsed);
    return {
        uri,
        text: TextDocument.create(uri, LANGUAGE_ID, version, content),
        facts: file ? withEncoding(facts, file) : facts,
        syntax,
    };
}

/** A document with all that there is to say about it. */
export interface CheckedDocument extends LoadedDocument, SaidOfDocument {}

/** A number of lines or characters as the protocol has it; 0 for what is none. */
function count(sent: number): number {
    return Number.isFinite(sent) ? Math.max(0, Math.trunc(sent)) : 0;
}

/** The place in a text that is meant: the protocol allows lines and characters past the end, and the library does not bear them. */
function within(document: TextDocument, { line, character }: Position): Position {
    return document.positionAt(document.offsetAt({ line: count(line), character: count(character) }));
}

function rangeWithin(document: TextDocument, { start, end }: Range): Range {
    return { start: within(document, start), end: within(document, end) };
}

/** How the texts of open documents are kept: as the library does it, with all changes inside of the text. */
export const WELL_FORMED = {
    create: TextDocument.create,
    update(document: TextDocument, changes: readonly TextDocumentContentChangeEvent[], version: number): TextDocument {
        let changed = document;
        for (const change of changes) {
            const { text } = change;
            changed = TextDocument.update(
                changed,
                ['range' in change ? { range: rangeWithin(changed, change.range), text } : { text }],
                version,
            );
        }
        return changed;
    },
};
