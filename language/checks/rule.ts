import type { Assessment } from '../assess/assessment.ts';
import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import type { Address } from '../model/address.ts';
import type { DocumentFacts, SourceFacts, SubjectFacts } from '../model/facts.ts';
import type { Span } from '../model/values.ts';
import type { NameIndex } from '../names/name-index.ts';

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

/** What a rule may look at besides the document itself. */
export interface CheckContext {
    readonly names: NameIndex;
    /** The day of the check, as `YYYY-MM-DD`. */
    readonly today: string;
    /** A service of the workspace against every guidance that it follows; nothing where what it says is not known. */
    assessments?(service: string): readonly Assessment[];
    /** A service or a review of the document itself against every guidance that it follows. */
    assessed?(subject: SubjectFacts): readonly Assessment[];
    /** What a guidance asks for, with what it inherits and changes. */
    requirements?(guidance: string): readonly EffectiveRequirement[];
}

/**
 * A check that is not guidance: one file a rule, found by its code. Its page of documentation is generated from it, and
 * its examples are its tests.
 */
export interface Rule {
    /** `CARE-` and a number, never reused. */
    readonly code: string;
    /** The name of its file: what it finds, in a few words with hyphens. */
    readonly name: string;
    readonly title: string;
    readonly severity: Severity;
    /** `document`: needs only the document; `workspace`: also what other documents declare. */
    readonly reads: 'document' | 'workspace';
    /** Whether it has a fix for some of what it finds. */
    readonly isFixable: boolean;
    /** Why it matters, for people. */
    readonly why: string;
    /** How to put it right. */
    readonly fix: string;
    /** Where the rule comes from, if it is anybody's demand. */
    readonly source?: SourceFacts;
    /** A small document (whole `.care` text) in which the rule speaks once, and one in which it is silent. */
    readonly bad: string;
    readonly good: string;
    check(document: DocumentFacts, context: CheckContext): Iterable<RuleFinding>;
}
