import type { Assessment } from '../../language/assess/assessment.ts';
import type { EffectiveRequirement } from '../../language/assess/effective-guidance.ts';
import type { CareDocument } from '../../language/generated/ast.ts';
import type { SubjectFacts } from '../../language/model/facts.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import type { SyntaxProblem } from '../../language/syntax/parse.ts';

/** A `.care` file that was read: its tree, and what of it could not be read. */
export interface SourceDocument {
    readonly uri: string;
    readonly text: string;
    readonly document: CareDocument;
    readonly problems: readonly SyntaxProblem[];
}

/** The world that documents are made from. Everything in it is given: the same world makes the same bytes. */
export interface DocumentContext {
    readonly names: NameIndex;
    /** The version of Carewright, and so of its library. */
    readonly version: string;
    /** The day for which something is assessed, as `YYYY-MM-DD`. */
    readonly today: string;
    /** A file of the workspace or of the library; nothing where it is not there. */
    source(uri: string): SourceDocument | undefined;
    /** What a guidance asks for, with what it inherits. */
    requirementsOf(guidance: string): readonly EffectiveRequirement[];
    /** What a service or a review says, as facts. */
    subject(type: 'service' | 'review', name: string): SubjectFacts | undefined;
    /** A service or a review against every guidance that it follows. */
    assessments(type: 'service' | 'review', name: string): readonly Assessment[];
    /** A file's path, as people see it. */
    pathOf(uri: string): string;
}
