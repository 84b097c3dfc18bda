import type { DocumentContext, SourceDocument } from '../model/context.ts';
import type { SeenLine } from '../tree/seen-lines.ts';
import type { Unplaced } from './unplaced.ts';

/** A document as it is made from a text: what that says, and what people see. */
export interface Made {
    readonly source: SourceDocument;
    readonly context: DocumentContext;
    readonly lines: readonly SeenLine[];
    /** The words of its headers and footers. */
    readonly margins: readonly string[];
}

/** What became of the changes of a document. */
export interface Brought {
    readonly made: Made;
    /** How many changes are in the text now. */
    readonly count: number;
    readonly unplaced: readonly Unplaced[];
    /** What is to be known of rows: what they lack, and what could not be read. */
    readonly notes: readonly string[];
    /** What people see that the text says in its own way. */
    readonly settled: readonly string[];
}
