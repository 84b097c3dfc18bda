import type { Assessment } from '../assess/assessment.ts';
import type { EffectiveRequirement } from '../assess/effective-guidance.ts';
import type { DocumentFacts, ElementCheckFacts, SourceFacts, SubjectFacts } from '../model/facts.ts';
import type { RuleFinding, Severity } from '../model/findings.ts';
import type { NameIndex } from '../names/name-index.ts';

/** What a rule may look at besides the document itself. */
export interface CheckContext {
    readonly names: NameIndex;
    /** The day of the check, as `YYYY-MM-DD`. */
    readonly today: string;
    /** Whether a text says nothing (“n/a”, “to follow”), by the phrases of the library and the workspace. */
    saysNothing(text: string): boolean;
    /** Whether an exclusion says in words where people go instead, or that it excludes no one. */
    saysWhere(text: string): boolean;
    /** A service of the workspace against every guidance that it follows; nothing where what it says is not known. */
    assessments?(service: string): readonly Assessment[];
    /** A service or a review of the document itself against every guidance that it follows. */
    assessed?(subject: SubjectFacts): readonly Assessment[];
    /** The highest reading grade that the workspace wants for its texts; nothing where it sets none. */
    readonly readingGrade?: number;
    /** What a guidance asks for, with what it inherits and changes. */
    requirements?(guidance: string): readonly EffectiveRequirement[];
}

/** How editors can mark a place. */
export type RuleTag = 'deprecated';

/**
 * A check that is not guidance: one file a rule, and a `.care` file of the same name with its examples, which are its tests.
 * Its page of documentation is generated from both.
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
    /** How editors mark the place: `deprecated` is struck through, since it is no longer used. */
    readonly tags?: readonly RuleTag[];
    /**
     * Whether it reports each place at which a check of a requirement finds something lacking, so that the requirement need not
     * be reported as well.
     */
    tells?(check: ElementCheckFacts): boolean;
    /** Where the rule comes from, if a body asks for it. */
    readonly source?: SourceFacts;
    check(document: DocumentFacts, context: CheckContext): Iterable<RuleFinding>;
}
