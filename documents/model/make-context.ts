import { type ParsedText, readCare } from '../../language/syntax/parse.ts';

import type { DocumentContext, SourceDocument } from './context.ts';
import { contextOf, type ParsedWorld } from './parsed-context.ts';
import { Recent } from './recent.ts';

/** A document is made of its own file, its template and its guidance. */
const MOST_KEPT = 24;

export interface World extends Omit<ParsedWorld, 'source'> {
    /** Reads a text that is not written as the grammar wants it. */
    parse(text: string): ParsedText;
    /** The text of a file of the workspace or of the library. */
    textOf(uri: string): string | undefined;
}

/** What documents are made from, out of texts. A file is parsed when a document first needs it, and is kept for a while. */
export function makeContext({ parse, textOf, ...world }: World): DocumentContext {
    const sources = new Recent<SourceDocument | undefined>(MOST_KEPT);
    const parsed = (uri: string): SourceDocument | undefined => {
        const text = textOf(uri);
        return text === undefined ? undefined : { uri, text, ...readCare(text, parse) };
    };
    return contextOf({ ...world, source: uri => sources.get(uri, parsed) });
}
