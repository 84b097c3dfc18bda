import type { Address } from './address.ts';
import type { DocumentFacts, SourceFacts } from './facts.ts';
import type { Span } from './values.ts';

/** The code of what the parser says; no rule has it. */
export const SYNTAX_CODE = 'CARE-001';

/** The code of a check that failed on a document: a fault of Carewright and not of the writer. No rule has it. */
export const FAULT_CODE = 'CARE-000';

/** Whether a code is one of Carewright's own, and not the id of a requirement of guidance. */
export function isOwnCode(code: string): boolean {
    return /^CARE-\d{3}$/.test(code);
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A change of the text of one document that puts something right. */
export interface Fix {
    readonly title: string;
    /** Whether it leaves the meaning alone, so that it may be made without asking. */
    readonly safe: boolean;
    readonly edits: readonly TextEdit[];
}

export interface TextEdit {
    readonly at: Span;
    readonly text: string;
}

/** Another place that explains a finding. */
export interface Related {
    readonly message: string;
    readonly uri: Address;
    readonly at: Span;
}

/** What a rule says about one place of a document. */
export interface RuleFinding {
    readonly at: Span;
    /** What is wrong, in a sentence that a commissioner understands. */
    readonly message: string;
    /** What to write. */
    readonly advice?: string;
    readonly severity?: Severity;
    readonly related?: readonly Related[];
    readonly fixes?: readonly Fix[];
}

/** Something to be told to the writer of a document. Plain data. */
export interface Finding extends RuleFinding {
    readonly uri: Address;
    /** Stable: the code of a rule (`CARE-…`) or the id of a requirement. */
    readonly code: string;
    /** The short name of the rule, or the title of the requirement. */
    readonly name: string;
    readonly severity: Severity;
    /** Whose demand it is, in words; nothing where it is only the language's own. */
    readonly asker?: string;
    readonly source?: SourceFacts;
    /** Of a requirement: the codes of rules that tell the same at each place. */
    readonly toldBy?: readonly string[];
}

/** Something that the parser could not read: from where to where in the text, and what was expected there. */
export interface SyntaxProblem {
    readonly message: string;
    readonly at: Span;
    /** The line that it is on. */
    readonly line: Span;
    readonly fixes?: readonly Fix[];
    /** Words that may be names of terms with spaces in them, and the key of their line. */
    readonly names?: { readonly line: string; readonly words: string; readonly at: Span };
}

/**
 * A text with edits made: they are in the order of the text and do not overlap.
 *
 * @param start where the text begins in the one that the edits are of, if it is a part of that
 */
export function applyEdits(text: string, edits: readonly TextEdit[], start = 0): string {
    const parts: string[] = [];
    let done = 0;
    for (const { at, text: inserted } of edits) {
        parts.push(text.slice(done, at[0] - start), inserted);
        done = at[1] - start;
    }
    parts.push(text.slice(done));
    return parts.join('');
}

/** Edits in the order of a text. What they insert takes the line endings of the text: those of most of its lines. */
export function inLineEndsOf(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
    const ending = lineEndOf(text);
    return edits
        .toSorted((a, b) => b.at[0] - a.at[0] || b.at[1] - a.at[1])
        .toReversed()
        .map(({ at, text: put }) => ({ at, text: put.replaceAll(/\r?\n/g, ending) }));
}

/** How most lines of a text end: `\r\n`, `\n` or, in very old files, `\r`. */
export function lineEndOf(text: string): string {
    let [both, feeds, returns] = [0, 0, 0];
    for (const [end] of text.matchAll(/\r\n|\n|\r/g)) {
        if (end === '\n') feeds++;
        else if (end === '\r') returns++;
        else both++;
    }
    if (both > feeds && both >= returns) return '\r\n';
    return returns > feeds ? '\r' : '\n';
}

/** A text with some changes made. What is inserted takes the line endings of the text. */
export function editText(text: string, edits: readonly TextEdit[]): string {
    return applyEdits(text, inLineEndsOf(text, edits));
}

/**
 * Whether nothing went wrong in reading a block, so that its end is where it seems to be and lines can be put in front of it.
 *
 * @param whole where the block is
 */
export function isSound({ problems }: Pick<DocumentFacts, 'problems'>, whole: Span): boolean {
    return !problems.some(({ line, at }) => at[1] >= whole[0] && line[0] <= whole[1]);
}
