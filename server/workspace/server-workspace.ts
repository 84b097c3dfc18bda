import type { IToken } from 'chevrotain';
import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Assessment } from '../../language/assess/assessment.ts';
import { OUTCOME_WORDS } from '../../language/assess/outcome.ts';
import { factsOfText, withEncoding } from '../../language/facts/read-document.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import type { Address } from '../../language/model/address.ts';
import type { DocumentFacts } from '../../language/model/facts.ts';
import type { DecodedText } from '../../language/model/file-encoding.ts';
import type { Span } from '../../language/model/values.ts';
import { VERSION } from '../../language/model/version.ts';
import { type Figures, figuresOf } from '../../language/reviews/themes.ts';
import { parseCare } from '../../language/syntax/parse.ts';
import { type ParsedText, readCare } from '../../language/syntax/read.ts';
import { carewright } from '../../language/syntax/services.ts';
import { Configs } from '../../language/workspace/config.ts';
import { kindOf } from '../../language/workspace/derived.ts';
import { type KeptOptions, KeptWorkspace, libraryText } from '../../language/workspace/kept-workspace.ts';
import type { SaidOfDocument } from '../../language/workspace/workspace.ts';
import type { PlainRange } from '../protocol.ts';
import { rangeOf } from '../support/places.ts';

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

/** What is kept of the assessment of a document: enough for a table of all services. */
export interface SubjectSummary {
    readonly type: 'service' | 'review';
    readonly name: string;
    readonly title: string | undefined;
    readonly status: string | undefined;
    /** Where its name is. */
    readonly range: PlainRange;
    readonly guidance: readonly GuidanceSummary[];
}

interface GuidanceSummary {
    readonly guidance: string;
    /** One letter a requirement, in the order of the guidance. */
    readonly outcomes: string;
    readonly figures: Figures;
}

/**
 * The summaries of a document's services and reviews.
 *
 * @param rangeOf says where a span of the document is: its text is not kept
 */
function summarise(assessments: readonly Assessment[], rangeOf: (at: Span) => PlainRange): readonly SubjectSummary[] {
    return [...Map.groupBy(assessments, ({ subject }) => subject)].map(([{ type, name, title, status, at }, of]) => ({
        type,
        name,
        title,
        status,
        range: rangeOf(at),
        guidance: of.map(assessment => ({
            guidance: assessment.guidance,
            outcomes: assessment.results.map(({ outcome }) => OUTCOME_WORDS[outcome].letter).join(''),
            figures: figuresOf(assessment),
        })),
    }));
}

interface ServerOptions extends Pick<KeptOptions<LoadedDocument>, 'files' | 'allOpened' | 'concerned'> {
    /** The text of a document that the editor has open. */
    opened(uri: Address): TextDocument | undefined;
    /** The day of the check, as `YYYY-MM-DD`. */
    today(): string;
}

const SUMMARY = kindOf<readonly SubjectSummary[]>('summary', 'document');
const LINES = kindOf<TextDocument>('lines', 'document');

/** The workspace of an editor: its documents with their lines, and the figures of all of them. */
export class ServerWorkspace extends KeptWorkspace<LoadedDocument> {
    private readonly openText: (uri: Address) => TextDocument | undefined;

    constructor({ today, ...options }: ServerOptions) {
        super({ ...options, configs: new Configs(options.files, VERSION), settings: { today, explain: true }, load: loadText });
        this.openText = options.opened;
    }

    /** The text of a document with its lines. One of the library is not read for that: its text is not needed. */
    async linesOf(uri: Address): Promise<TextDocument | undefined> {
        if (!isLibrary(uri)) return (await this.load(uri))?.text;
        return this.derived.getLater(LINES, uri, [], async () => {
            const text = await libraryText(uri);
            return text === undefined ? undefined : TextDocument.create(uri, LANGUAGE_ID, 0, text);
        });
    }

    /** The text of an open document as it is now, and what was last read of it: for answers that must not wait for the parser. */
    peek(uri: Address): { readonly text: TextDocument; readonly last: LoadedDocument | undefined } | undefined {
        const text = this.openText(uri);
        return text && { text, last: this.lastRead(uri) };
    }

    /** What is known of the services and reviews of a document since it was last checked. */
    summariesOf(uri: Address): readonly SubjectSummary[] | undefined {
        return this.derived.last(SUMMARY, uri);
    }

    /** Forgets what was known of services and reviews that are no longer checked all the time. */
    forgetSummaries(uri: Address): void {
        this.derived.forget(SUMMARY, uri);
    }

    protected override whenChecked({ uri, text, assessments }: CheckedDocument): void {
        const summaries = summarise(assessments, at => rangeOf(text, at));
        this.derived.set(SUMMARY, uri, [], summaries);
    }
}

/** How long to wait for the names of a workspace that has just been opened, in ms. */
const PATIENCE = 5000;

/** Waits until all names are known, but no longer than a person does: a workspace may never be read to its end. */
export async function whenComplete(workspace: ServerWorkspace): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (!workspace.complete && Date.now() < end) await new Promise(resolve => setTimeout(resolve, 25));
}
