/**
 * What the extension and the server ask each other besides the Language Server Protocol: plain data. Both sides import this
 * file, and nothing else of each other. Positions are those of the protocol: lines and characters from 0.
 */

import type { Outcome } from '../language/assess/outcome.ts';
import type { Action } from '../language/model/subjects.ts';
import type { Figures } from '../language/reviews/themes.ts';

// What an outcome is called and how it is shown, how a number is written, and what a name is: each is said in one place, which imports nothing.
export {
    isOpen,
    OUTCOME_WORDS,
    OUTCOMES,
    type Outcome,
    outcomeOfLetter,
    type Tally,
    tallyInWords,
} from '../language/assess/outcome.ts';
export { counted, fromBase64, grouped, toBase64 } from '../language/model/text.ts';
export { canonicalName, isName, nameFromTitle } from '../language/model/written-words.ts';
export { type Figures, figuresInWords } from '../language/reviews/themes.ts';

/** Requests of the extension to the server: by their method, what goes in and what comes out. */
export interface ServerRequests {
    /** The text of a document of the library (`carewright:/…`), which is read-only; nothing where there is none. */
    'carewright/libraryText': Request<{ readonly uri: string }, string | null>;
    /** What the guidance asks of the services and reviews of a document, and what they say. */
    'carewright/coverage': Request<{ readonly uri: string }, readonly SubjectCoverage[]>;
    /** All services and reviews of the workspace, or only those of some documents, and what the guidance that they follow asks for. */
    'carewright/matrix': Request<{ readonly uris?: readonly string[] }, Matrix>;
    /** What a board sees across its services and reviews: the parts of its view, each a table. */
    'carewright/board': Request<Record<string, never>, BoardView>;
    /** The actions of all reviews of the workspace, those that are due first in front. */
    'carewright/actions': Request<Record<string, never>, ActionPlan>;
    /** A requirement, a rule, a guidance or a term in words, as Markdown; nothing where it is not known. */
    'carewright/explain': Request<{ readonly id: string; readonly uri?: string }, string | null>;
    /** The requirements that can be explained: those of a document first, and of these the open ones. */
    'carewright/requirements': Request<{ readonly uri?: string }, readonly RequirementChoice[]>;
    /** The documents of the library, guidance first. */
    'carewright/libraryDocuments': Request<Record<string, never>, readonly LibraryDocument[]>;
    /** What a new document can be made from. */
    'carewright/choices': Request<Record<string, never>, Choices>;
    /** The text of a new document. */
    'carewright/newDocument': Request<NewDocument, string>;
    /** What is still to be filled in in a document, in the order of the text. */
    'carewright/placeholders': Request<{ readonly uri: string }, readonly PlaceToFill[]>;
    /** The edits that put right what was just written in some lines, such as a text without quotation marks. */
    'carewright/writtenRight': Request<{ readonly uri: string; readonly range: PlainRange }, readonly PlainEdit[]>;
    /** The edits that write what a requirement asks for into a document, with placeholders; nothing where that can't be done. */
    'carewright/insertRequirement': Request<{ readonly uri: string; readonly id: string }, readonly PlainEdit[] | null>;
    /**
     * The document that people get, made from the text as the editor has it: of the service or the review at a line, or the form
     * of a guidance or a template. Nothing where there is none of these.
     */
    'carewright/preview': Request<PreviewOrder, Preview | null>;
    /** What pasted words become at a place; nothing where they are pasted as they are. */
    'carewright/paste': Request<PasteOrder, TextChange | null>;
    /** What a file that is dropped on a place can become there. */
    'carewright/drop': Request<{ readonly uri: string; readonly position: PlainPosition; readonly file: string }, readonly TextChange[]>;
    /** A Word file as a `.care` text. */
    'carewright/importWord': Request<{ readonly name: string; readonly base64: string }, ImportedFile>;
    /** What the server is, what it has read, and what a document is checked against. */
    'carewright/status': Request<{ readonly uri: string }, Status>;
    /** The documents that can be made from a file, and in which formats. */
    'carewright/documentChoices': Request<{ readonly uri: string }, DocumentChoices>;
    /** Documents as files, made from the texts as the editor has them. */
    'carewright/generate': Request<FilesOrder, GeneratedFiles>;
}

/** Requests of a server that reaches no files itself, as in a browser, to the extension. */
export interface ClientRequests {
    /** The addresses of the `.care` files of folders. `exclude`: globs relative to a folder. */
    'carewright/findFiles': Request<{ readonly folders: readonly string[]; readonly exclude: readonly string[] }, readonly string[]>;
    /** The text of a file; nothing where it can't be read. */
    'carewright/readFile': Request<{ readonly uri: string }, string | null>;
}

/**
 * Notification of the server: these documents have been checked, so figures that are shown may be others. Only an editor that
 * asks for it gets it.
 */
export const CHECKED = 'carewright/checked';
export interface Checked {
    readonly uris: readonly string[];
}

/** What our extension can do that other editors can't: it says so in `capabilities.experimental.carewright`. */
export interface ExtensionCapabilities {
    /** Wants to be told what has been checked. */
    readonly checked?: boolean;
    /** Answers `ClientRequests`. */
    readonly files?: boolean;
    /** Has the commands that go to a placeholder, on to the next one, and to what explains a requirement. */
    readonly placeholders?: boolean;
}

interface Request<Params, Result> {
    readonly params: Params;
    readonly result: Result;
}

export interface PlainPosition {
    readonly line: number;
    readonly character: number;
}

export interface PlainRange {
    readonly start: PlainPosition;
    readonly end: PlainPosition;
}

export interface PlainEdit {
    readonly range: PlainRange;
    readonly newText: string;
}

/** A place of a document that is still to be filled in. */
export interface PlaceToFill {
    readonly range: PlainRange;
    /** As it is written: `[post title]`. */
    readonly text: string;
    /** Whether it takes the place of a value, so that a list of values is shown. */
    readonly isValue: boolean;
    /** Whether it was put off: it comes last. */
    readonly isPutOff: boolean;
}

/** A mark for a requirement that is not for this kind of document, or that is reported with another guidance. */
export const NOT_ASKED = '-';

/** A service or a review, against every guidance that it follows. */
export interface SubjectCoverage {
    readonly type: 'service' | 'review';
    readonly name: string;
    readonly title: string;
    readonly range: PlainRange;
    /** How many places of it are still to be filled in. */
    readonly toFillIn: number;
    readonly guidance: readonly GuidanceCoverage[];
}

export interface GuidanceCoverage {
    readonly name: string;
    readonly title: string;
    readonly figures: Figures;
    readonly sections: readonly SectionCoverage[];
}

export interface SectionCoverage {
    readonly title: string;
    readonly requirements: readonly RequirementCoverage[];
}

export interface RequirementCoverage {
    readonly id: string;
    readonly title: string;
    readonly obligation: 'must' | 'should';
    readonly outcome: Outcome;
    /** Of a theme of a review: how the review rates it, in words. */
    readonly theme?: string;
    /** Why, in a sentence or two. */
    readonly reason: string;
    /** The words that the outcome rests on. */
    readonly evidence: readonly string[];
    /** Whether there are placeholders where its answer belongs. */
    readonly isUnwritten: boolean;
    /** Whether the requirement was not checked against its source. */
    readonly unverified: boolean;
    /** What the outcome rests on, or where something is missing. */
    readonly range: PlainRange;
}

export interface Matrix {
    readonly guidance: readonly MatrixGuidance[];
    readonly rows: readonly MatrixRow[];
    /** Whether documents are still being read. */
    readonly isComplete: boolean;
}

export interface MatrixGuidance {
    readonly name: string;
    readonly title: string;
    readonly requirements: readonly { readonly id: string; readonly title: string; readonly section: string }[];
}

export interface MatrixRow {
    readonly uri: string;
    readonly range: PlainRange;
    readonly type: 'service' | 'review';
    readonly name: string;
    readonly title: string;
    readonly status: string;
    /** By guidance, the letter of an outcome or `NOT_ASKED` a requirement, in the order of the guidance's requirements. */
    readonly outcomes: Readonly<Record<string, string>>;
}

export interface BoardView {
    readonly parts: readonly BoardPart[];
    /** How many services and reviews it is made of. */
    readonly services: number;
    readonly reviews: number;
    /** Whether there are more services than the view is made of. */
    readonly isCut: boolean;
    /** Whether documents are still being read. */
    readonly isComplete: boolean;
}

export interface BoardPart {
    readonly id: string;
    readonly title: string;
    readonly columns: readonly string[];
    readonly rows: readonly BoardLine[];
    /** A sentence below the table; what is said in its place where it has no rows. */
    readonly note: string;
}

export interface BoardLine {
    readonly cells: readonly string[];
    /** The place that it is about. */
    readonly uri: string;
    readonly range: PlainRange;
    /** Whether it can't wait. The words of a cell say why. */
    readonly isUrgent: boolean;
}

export interface ActionPlan {
    readonly actions: readonly PlannedAction[];
    /** Whether documents are still being read. */
    readonly isComplete: boolean;
}

/** An action of a review, without what is still a placeholder; its horizon and its state in words, as the library calls them. */
export interface PlannedAction extends Pick<Action, 'name' | 'title' | 'closes' | 'owner' | 'due' | 'resource'> {
    readonly horizon?: string | undefined;
    readonly state?: string | undefined;
    readonly uri: string;
    readonly range: PlainRange;
    readonly review: { readonly name: string; readonly title: string };
    /** Whether its day is over and it is not done. */
    readonly isOverdue: boolean;
    /** Whether nothing is left to do about it: done, or withdrawn. */
    readonly isOver: boolean;
}

/** With which headings specifications are made: those of today, where nothing is said. */
export interface Headings {
    /** The name of a layout. */
    readonly layout?: string;
    /** The text of a file with headings of a board's own. */
    readonly ownLayout?: string;
}

/** A document as a page, without what is around it. */
export interface PreviewOrder extends Headings {
    readonly uri: string;
    readonly line?: number;
    readonly kind?: string;
}

/** Documents of one kind in one format, as files. */
export interface FilesOrder extends Headings {
    readonly uri: string;
    readonly kind: string;
    readonly format: string;
}

interface PasteOrder {
    readonly uri: string;
    /** What is selected: it is replaced. */
    readonly range: PlainRange;
    readonly text: string;
    /** The same as a web page, where it came from one or from Word. */
    readonly html?: string;
}

/** A change that people choose by its title: what is written at a place, and what changes around it. */
export interface TextChange {
    readonly title: string;
    readonly text: string;
    readonly around: readonly PlainEdit[];
}

export interface ImportedFile {
    /** What it may be called, without an ending. */
    readonly name: string;
    readonly text: string;
    /** What people have to know, in sentences. */
    readonly notes: readonly string[];
    /** Of a document that Carewright made: the file that it was made from, and what people changed, as edits of its text as it is open. */
    readonly own?: { readonly uri: string; readonly edits: readonly PlainEdit[] };
}

export interface Preview {
    readonly kind: string;
    readonly title: string;
    /** HTML in which every word of the file is only text. Elements of its first level have a number in `data-block`. */
    readonly html: string;
    /** Which lines of the file are in which block, in the order of the lines. */
    readonly places: readonly PreviewPlace[];
    /** Where a file holds several services or reviews: the first and the last line of the one that is shown. */
    readonly lines?: readonly [first: number, last: number];
}

export interface PreviewPlace {
    readonly line: number;
    readonly block: number;
}

export interface DocumentChoices {
    readonly kinds: readonly Choice[];
    readonly formats: readonly Choice[];
    /** What is still to be done in the file, in a few words; nothing where nothing is. */
    readonly open: string;
}

export interface Status {
    readonly version: string;
    /** How many documents are read and, unless only open ones are, checked. */
    readonly documents: number;
    readonly checksAll: boolean;
    /** Whether documents are still being read. */
    readonly isReading: boolean;
    /** The guidance that the services and reviews of the document are compared with. */
    readonly guidance: readonly Choice[];
    /** Whether it has services or reviews. */
    readonly hasSubjects: boolean;
    /** Whether it is a file outside of the open folders, so that what is declared beside it is not known. */
    readonly isOutside: boolean;
}

export interface GeneratedFiles {
    readonly files: readonly GeneratedFile[];
    /** What could not be made, and why, in sentences. */
    readonly told: readonly string[];
}

export interface GeneratedFile {
    readonly name: string;
    readonly base64: string;
}

export interface LibraryDocument {
    readonly uri: string;
    readonly title: string;
    readonly description: string;
}

export interface Choice {
    readonly name: string;
    readonly title: string;
    readonly description?: string;
}

export interface RequirementChoice {
    readonly id: string;
    readonly title: string;
    /** The title of the guidance that it is of. */
    readonly guidance: string;
    /** What the document says of it; nothing for what it need not answer. */
    readonly outcome?: Outcome;
}

export interface Choices {
    readonly guidance: readonly Choice[];
    /** The guidance that asks something of services. */
    readonly serviceGuidance: readonly Choice[];
    /** The names of the guidance that is meant for a model of care, by the name of the model; for no model, under an empty name. */
    readonly recommended: Readonly<Record<string, readonly string[]>>;
    readonly models: readonly Choice[];
    readonly templates: readonly Choice[];
    readonly services: readonly Choice[];
}

export interface NewDocument {
    readonly kind: 'service' | 'guidance' | 'template' | 'review';
    readonly name: string;
    readonly title?: string;
    readonly follows?: readonly string[];
    readonly model?: string;
    readonly template?: string;
    readonly covers?: readonly string[];
}
