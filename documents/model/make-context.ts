import type { LangiumParser } from 'langium';
import { parseCare } from '../../language/parser/parse.ts';
import type { DocumentContext, SourceDocument } from './context.ts';
import { contextOf, type ParsedWorld } from './parsed-context.ts';
import { Recent } from './recent.ts';

/** A document is made of its own file, its template and its guidance. */
const MOST_KEPT = 24;

export interface World extends Omit<ParsedWorld, 'source'> {
    readonly parser: LangiumParser;
    /** The text of a file of the workspace or of the library. */
    textOf(uri: string): string | undefined;
}

/** What documents are made from, out of texts. A file is parsed when a document first needs it, and is kept for a while. */
export function makeContext({ parser, textOf, ...world }: World): DocumentContext {
    const sources = new Recent<SourceDocument | undefined>(MOST_KEPT);
    const parsed = (uri: string): SourceDocument | undefined => {
        const text = textOf(uri);
        return text === undefined ? undefined : { uri, text, ...parseCare(parser, text) };
    };
    return contextOf({ ...world, source: uri => sources.get(uri, parsed) });
}
