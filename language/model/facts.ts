import type { Address } from './address.ts';
import type { AttributeName, ElementKey, LineKey, UnknownWord } from './elements.ts';
import type { FileEncoding } from './file-encoding.ts';
import type { SyntaxProblem } from './findings.ts';
import type { RefusedLink, WebLink } from './links.ts';
import type { Namespace, TermOrWord } from './namespaces.ts';
import type { Dimension, Span, Value } from './values.ts';

/** What a document says, as plain data that can be kept, compared and sent between threads: all that assesses or checks reads only this. */
export interface DocumentFacts {
    readonly uri: Address;
    readonly problems: readonly SyntaxProblem[];
    /** The lines with these problems, of which what is left answers nothing, and from where on nothing could be read: where there are any. */
    readonly unreadLines?: readonly Span[];
    readonly lostFrom?: number;
    readonly declarations: readonly Declaration[];
    readonly references: readonly NameReference[];
    /** The kinds of its vocabularies, as written: unknown ones and those of empty vocabularies as well. */
    readonly vocabularies: readonly Named[];
    readonly guidance: readonly GuidanceFacts[];
    readonly services: readonly SubjectFacts[];
    readonly templates: readonly TemplateFacts[];
    readonly reviews: readonly SubjectFacts[];
    /** All text that people wrote, for the checks of wording. */
    readonly texts: readonly Text[];
    /** Every date, in the order of the text. */
    readonly dates: readonly DatedPlace[];
    /** Lines in a block that has no use for them, or that the language does not know. */
    readonly strays: readonly Stray[];
    /** Addresses between `<` and `>` that are no web page: nothing shows them as a link. */
    readonly refusedLinks: readonly RefusedLink[];
    /** How its file was read where that is not UTF-8, and the first character that is not in UTF-8. */
    readonly encoding?: { readonly name: FileEncoding; readonly at: number };
    /** The first U+FFFD: an earlier program wrote it instead of a character that it could not read. */
    readonly lost?: number;
    /** Why it could not be read: a fault of Carewright's, never of the writer. */
    readonly fault?: string;
}

/** A name that the document gives to something. */
export interface Declaration {
    readonly namespace: Namespace;
    readonly name: string;
    readonly title: string | undefined;
    readonly at: Span;
    readonly whole: Span;
    /** The name of what it is declared in: the guidance of a requirement, the template of a question. */
    readonly within?: string;
    readonly term?: TermFacts;
}

/** What is known about a term of a vocabulary. */
export interface TermFacts {
    readonly also: readonly string[];
    readonly from?: string;
    readonly until?: string;
    readonly successors: readonly string[];
    readonly codes: readonly string[];
    readonly instead?: string;
    readonly parents: readonly string[];
    readonly scored?: readonly [low: number, high: number];
    readonly typical: readonly TypicalNumber[];
    readonly source?: SourceFacts;
    readonly description?: string;
}

/** A number that is usual in a model of care: not a rule, but worth saying when a service is far from it; `per` a role. */
export interface TypicalNumber {
    readonly kind: LineKey | UnknownWord;
    readonly lowest?: number;
    readonly highest: number;
    readonly dimension: Dimension;
    readonly shown: string;
    readonly per?: string;
    readonly source?: SourceFacts;
}

/** Where something is written. `checked` is the day on which it was read there; without it, it has not been read. */
export interface SourceFacts {
    readonly title?: string;
    /** Only the address of a web page: any other is among the refused links of the document. */
    readonly link?: WebLink;
    readonly checked?: string;
    readonly unverified: boolean;
}

/** A name that the document uses. It may stand for a thing of any of the namespaces. */
export interface NameReference {
    readonly namespaces: readonly Namespace[];
    readonly name: string;
    readonly at: Span;
}

export interface Named {
    readonly name: string;
    readonly at: Span;
}

/** A service or a review: the documents that a guidance is about. */
export interface SubjectFacts {
    readonly type: 'service' | 'review';
    readonly name: string;
    readonly title: string | undefined;
    readonly at: Span;
    readonly whole: Span;
    readonly status: TermOrWord<'statuses'> | undefined;
    /** The guidance that a service follows; for a review, the template it uses. */
    readonly follows: readonly Named[];
    readonly template?: Named;
    readonly elements: readonly Element[];
    /** Its lines, and the texts between them, in the order of the document: for those who show all of it. */
    readonly lines: readonly LineFacts[];
    /** Where its blocks are, so that something missing can be reported in the block where it belongs. */
    readonly blocks: readonly BlockPlace[];
    readonly notApplicable: readonly Exemption[];
    readonly acceptedGaps: readonly AcceptedGapFacts[];
    readonly claims: readonly Named[];
    /** For a review: what its findings looked at. */
    readonly looks?: readonly LookFacts[];
}

/** A line of a service or a review; a text between lines, a part of a measure and the answer to a question as well. */
export interface LineFacts {
    /** The words before its colon without spaces; the name of a question; `prose` for a text that has no label. */
    readonly key: string;
    /** The words that open its block: `population`, `policy`, `action`; `service` or `review` where it is in none. */
    readonly block: string;
    /** Its label. */
    readonly at: Span;
    readonly whole: Span;
    /** The terms of a list of terms. */
    readonly terms?: readonly string[];
    /** Of criteria that are joined: how, and which. */
    readonly criteria?: CriteriaFacts;
    /** Of a line with an address: its title and the address, as far as it has them. */
    readonly link?: readonly string[];
    /** What a note says. It answers nothing, and may take back what another line says. */
    readonly text?: string;
}

/** Criteria of which all, any or some number have to hold. */
export interface CriteriaFacts {
    readonly quantifier: 'all' | 'any' | 'at least';
    readonly count?: number;
    readonly items: readonly (CriteriaFacts | CriterionPlace)[];
}

/** One of several criteria: what it names, and where it is. */
export interface CriterionPlace {
    readonly terms: readonly string[];
    readonly whole: Span;
}

/** That a finding looked at a service, and a fingerprint of what the service said then. */
export interface LookFacts {
    readonly requirement: string;
    readonly service: Named;
    readonly fingerprint?: { readonly text: string; readonly at: Span };
}

export interface BlockPlace {
    readonly block: string;
    /** The word or words that open the block. */
    readonly at: Span;
    readonly whole: Span;
}

/** What an element says, by its attributes. */
type ValuesOf<Key extends ElementKey = ElementKey> = Readonly<Partial<Record<AttributeName<Key>, Value>>>;

/** Something that a service or a review says: an instance of a kind of `ELEMENTS`. */
export interface Element<Key extends ElementKey = ElementKey> {
    readonly kind: Key;
    /** The name of its term, where its kind has terms. */
    readonly term?: string;
    /** A name and a title, where it has them: those of an action. */
    readonly name?: string;
    readonly title?: string;
    /** For a finding also its answers to the questions of its template: see `answerIn`. */
    readonly values: ValuesOf<Key>;
    /** Its words on one line, at most 160 characters: what an outcome that rests on it quotes. */
    readonly words: string;
    /** The requirements that it claims to answer. */
    readonly meets: readonly string[];
    /** The most telling place: its term or its first words. */
    readonly at: Span;
    readonly whole: Span;
    /** Where another of its kind comes before it: what to take out with it, so that no empty line or space is left. */
    readonly roomAt?: Span;
    /** Of joined criteria: an exclusion that needs others as well, an inclusion beside which others will do. */
    readonly isPartial?: true;
}

export interface Exemption {
    readonly requirements: readonly Named[];
    readonly reason: string;
    readonly at: Span;
}

export interface AcceptedGapFacts extends Exemption {
    readonly until: DatedPlace;
    readonly body: string;
}

export interface Text {
    readonly text: string;
    /** Where it starts in the document, its opening quotes included. */
    readonly at: Span;
    /** What the text is: the name of the field, or `title`, `prose`, `reason`. */
    readonly role: string;
    /** Where each of its lines starts in the document, where it is prose: its indentation is not part of the text. */
    readonly lines?: readonly number[];
    /** Where signs without width are in the document that the text leaves out (`withoutUnseen`). */
    readonly unseenAt?: readonly number[];
}

export interface DatedPlace {
    readonly shown: string;
    /** As `YYYY-MM-DD`, where the calendar has it. */
    readonly date: string | undefined;
    readonly at: Span;
    /** Whether it is the day on which a source was read. */
    readonly isReading?: true;
}

export interface Stray {
    readonly name: string;
    readonly block: string;
    /** The blocks where a line of this name belongs; none when the language does not know it. */
    readonly belongsIn: readonly string[];
    /** The language knows lines of this name, but could not read what follows the colon. */
    readonly malformed: boolean;
    readonly slip?: Pick<SyntaxProblem, 'message' | 'at' | 'fixes'>;
    readonly at: Span;
    readonly whole: Span;
    /** What is after its colon, which ends where the line does. */
    readonly value: string;
}

// ------------------------------------------------------------------ guidance

export interface GuidanceFacts {
    readonly name: string;
    readonly title: string | undefined;
    readonly at: Span;
    readonly publisher?: string;
    readonly published?: string;
    readonly source?: SourceFacts;
    readonly note?: string;
    /** The models of care that it is meant for; none where it is meant for all, or for those of the guidance that it extends. */
    readonly models: readonly Named[];
    /** The nations that it was written for; nothing where it does not say. */
    readonly nations?: readonly Named[];
    readonly parents: readonly Named[];
    readonly sections: readonly SectionFacts[];
    readonly requirements: readonly RequirementFacts[];
    readonly amendments: readonly AmendmentFacts[];
}

export interface SectionFacts {
    readonly name: string;
    readonly title: string | undefined;
    readonly at: Span;
}

export interface RequirementFacts {
    readonly id: string;
    readonly title: string | undefined;
    readonly at: Span;
    readonly guidance: string;
    readonly section: string | undefined;
    readonly obligation: 'must' | 'should';
    readonly says: string;
    readonly basis: string;
    readonly basisNote?: string;
    readonly source?: SourceFacts;
    readonly subjects: readonly ('services' | 'reviews')[];
    readonly where: readonly ConditionFacts[];
    readonly expectations: readonly ExpectationFacts[];
    readonly ask?: string;
    readonly example?: string;
}

export interface AmendmentFacts {
    readonly type: 'tightens' | 'withdraws' | 'replaces';
    readonly requirement: Named;
    readonly obligation?: RequirementFacts['obligation'];
    readonly expectations: readonly ExpectationFacts[];
    readonly says?: string;
    readonly source?: SourceFacts;
    readonly successors: readonly Named[];
    readonly reason: string;
    readonly at: Span;
}

/** A `statement` only people can judge: a text has to claim it with `meets`. What is `inPassing` is part of an answer, never all of it. */
export interface ExpectationFacts {
    readonly statement: boolean;
    readonly inPassing?: true;
    readonly check?: CheckFacts;
    readonly where: readonly ConditionFacts[];
    /** The sentence that says that the text does not show it, in the words of the guidance. */
    readonly otherwise?: string;
    readonly at: Span;
}

export type CheckFacts = GroupFacts | ElementCheckFacts;

export interface GroupFacts {
    readonly type: 'group';
    readonly quantifier: 'all' | 'any' | 'none' | 'at least';
    readonly count?: number;
    readonly checks: readonly CheckFacts[];
    readonly at: Span;
}

export interface ElementCheckFacts {
    readonly type: 'element';
    /** `some`: at least one such element; `no`: none; `every`: there is one and all hold; `at least`: a number of them. */
    readonly quantifier: 'some' | 'no' | 'every' | 'at least';
    readonly count?: number;
    readonly kind: ElementKey | UnknownWord;
    /** Any of these terms; all elements of the kind when empty. */
    readonly terms: readonly string[];
    readonly bounds: readonly BoundFacts[];
    /** A role that would do instead of an offer: that it is there is asked, and not for how much time. */
    readonly insteadOfOffer?: true;
    readonly at: Span;
}

/** What an element has to say of one of its attributes. */
export interface BoundFacts {
    /** Its name; empty where the kind has no main attribute that a bare bound could be about. */
    readonly attribute: AttributeName | UnknownWord;
    readonly test: 'present' | 'at least' | 'at most' | 'exactly' | 'mentions' | 'rules out' | 'by' | 'in date';
    /** In the base unit of the attribute's dimension. */
    readonly amount?: number;
    readonly dimension?: Dimension;
    readonly date?: string;
    /** The date that a date is so long before: that of another element. */
    readonly before?: { readonly kind: ElementKey | UnknownWord; readonly attribute: AttributeName | UnknownWord };
    readonly words?: readonly string[];
    /** Of words that must not be there: the words that make it a question for people instead. */
    readonly unless?: readonly string[];
    /** The bound in words, for messages: "at most 15 people". */
    readonly shown: string;
    readonly at: Span;
}

export interface ConditionFacts {
    readonly negated: boolean;
    readonly check: ElementCheckFacts;
    readonly at: Span;
}

// ------------------------------------------------------------------ templates

export interface TemplateFacts {
    readonly name: string;
    readonly title: string | undefined;
    readonly at: Span;
    readonly version?: string;
    readonly note?: string;
    readonly guidance: readonly Named[];
    readonly sections: readonly TemplateSectionFacts[];
    readonly questions: readonly QuestionFacts[];
    /** Whether it has a place for the action plan. */
    readonly actions: boolean;
    readonly whole: Span;
}

export interface TemplateSectionFacts {
    readonly name: string;
    readonly title: string | undefined;
    readonly note?: string;
    /** Whether it has a place for the action plan. */
    readonly actions: boolean;
    readonly whole: Span;
}

export interface QuestionFacts {
    readonly name: string;
    readonly title: string | undefined;
    readonly section: string | undefined;
    readonly perRequirement: boolean;
    readonly answer: string;
    readonly answerAt: Span;
    readonly choices: readonly string[];
    /** What people call each of its choices: a title may be given here, or once for all at another question of the template. */
    readonly choiceTitles: readonly string[];
    readonly required: boolean;
    /** Required only when one of these questions has one of these answers. */
    readonly when?: { readonly questions: readonly Named[]; readonly choices: readonly Named[] };
    /** The last day that the answer may be. */
    readonly deadline?: string;
    /** The question whose answer is the last day that this answer may be. */
    readonly deadlineQuestion?: Named;
    readonly at: Span;
    readonly whole: Span;
}
