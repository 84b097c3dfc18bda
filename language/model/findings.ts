import type { Address } from './address.ts';
import type { SourceFacts } from './facts.ts';
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
}
