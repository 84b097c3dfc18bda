import type { DocumentContext, SourceDocument } from '../model/context.ts';
import type { PlaceFinder, SourcePlace } from '../model/source-places.ts';
import type { SeenLine } from '../tree/seen-lines.ts';
import type { Subject } from './row-edits.ts';
import type { CandidateEdits } from './source-edits.ts';
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

/** What brings changes into a text, for those who know how to write some of them. */
export interface Bench {
    /** The document as it is made from the text now. */
    readonly made: Made;
    /** Finds the places of its text. */
    readonly finder: PlaceFinder;
    /** What is changed, as it is in the text now. */
    subject(): Subject | undefined;
    /** Takes the first of several edits whose document is good. */
    accept(candidates: Iterable<CandidateEdits>, isGood?: (made: Made, away: number) => boolean): boolean;
    /** Whether a document has all that the one before had and people still see. @param but what may be gone */
    losesNothing(made: Made, but?: ReadonlySet<string>): boolean;
    /** Whether a document is nearer to what people see, and has a line once more. */
    making(line: SeenLine): (made: Made, away: number) => boolean;
    /** Whether a line is made from the text as it is. */
    isMade(line: SeenLine): boolean;
    /** How much more often a document has a line than the one that people changed. */
    more(lines: readonly SeenLine[], at: number): number;
    /** Whether a place is the whole service or review, which is never taken out. */
    isRoot(place: SourcePlace): boolean;
}
