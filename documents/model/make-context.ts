import type { LangiumParser } from 'langium';
import { parseCare } from '../../language/parser/parse.ts';
import type { DocumentContext, SourceDocument } from './context.ts';
import { contextOf, type ParsedWorld } from './parsed-context.ts';

export interface World extends Omit<ParsedWorld, 'source'> {
    readonly parser: LangiumParser;
    /** The text of a file of the workspace or of the library. */
    textOf(uri: string): string | undefined;
}

/** What documents are made from, out of texts. A file is parsed when a document first needs it, and is kept. */
export function makeContext({ parser, textOf, ...world }: World): DocumentContext {
    const sources = new Map<string, SourceDocument | undefined>();
    const source = (uri: string): SourceDocument | undefined => {
        if (!sources.has(uri)) {
            const text = textOf(uri);
            sources.set(uri, text === undefined ? undefined : { uri, text, ...parseCare(parser, text) });
        }
        return sources.get(uri);
    };
    return contextOf({ ...world, source });
}
