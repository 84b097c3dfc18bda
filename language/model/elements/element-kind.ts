import type { LibraryTerm, VocabularyKind } from '../namespaces.ts';
import type { Dimension } from '../values.ts';
import type { Block } from './blocks.ts';

/** The rule of the grammar that reads a line: it says what shape its value has. */
type LineRule =
    | 'NamesField'
    | 'ExclusionField'
    | 'DischargeField'
    | 'ReferralField'
    | 'GuidanceField'
    | 'ServicesField'
    | 'TextField'
    | 'LinkField'
    | 'DateField'
    | 'PeriodField'
    | 'ResponseField'
    | 'IntervalField'
    | 'FrequencyField'
    | 'CountField'
    | 'AgesField'
    | 'CaseloadField'
    | 'HoursField'
    | 'LimitField'
    | 'AgreementField'
    | 'AppointmentField'
    | 'ResourceField'
    | 'ValueField'
    | 'ActivityField'
    | 'BasisField';

/** The rule of the grammar that reads something that is no line with a colon: an entry, a statement or a block. */
type EntryRule = 'Statement' | 'Role' | 'Offer' | 'Measure' | 'Policy' | 'Partnership' | 'Answer' | 'Finding' | 'Action';

/**
 * How often something may be said in one block:
 * - `once`: a second one is reported;
 * - `once for each term`: a second one of the same term is reported;
 * - `once without words`: a second one is reported, unless its words say for whom it is;
 * - `seldom`: a second one is not offered, and what two texts say is joined into one; two are right where they differ;
 * - `often`: each says one thing, and a block has as many as it needs.
 */
type Repeats = 'once' | 'once for each term' | 'once without words' | 'seldom' | 'often';

/** What is said of everything that has a name in the language. */
export interface Written {
    /** As it is written in `.care` files. */
    readonly words: string;
    readonly rule: LineRule | EntryRule;
    readonly repeats: Repeats;
    /** For a line: what it says, where `value` does not tell it in words. */
    readonly meaning?: string;
    /** For a line: other words that people write instead of its label, and that the language does not accept. */
    readonly also?: readonly string[];
    /**
     * For a line: what completion writes for its value, with what to write over between braces: `{today}`, `{a|b}` to choose from,
     * `{horizons: "[how soon]"}` for the names of a vocabulary, `{usual}` for what the library says is usual, `{guidance: usual}` for
     * the one of several names that it says is. The words
     * between square brackets also say what the value is. `language/completion/entry-bodies.ts` reads it.
     */
    readonly value?: string;
    /** For a line: whether its text may be several lines long. Any other has one line, and never takes those below it. */
    readonly isLong?: true;
    /** What its names are. */
    readonly terms?: VocabularyKind | 'requirement' | 'question' | 'service' | 'guidance';
}

/** A line that describes the block in which it is written, and so is no element. */
export interface DescribingLine extends Written {
    readonly rule: LineRule;
    readonly blocks: readonly Block[];
    /** The line of a service that comes after it, where it has a place there. */
    readonly before?: string;
    /** Whether it comes before the other lines of its block. */
    readonly isFirst?: true;
}

export type AttributeType = Dimension | 'text' | 'date' | 'flag';

export interface Attribute {
    readonly type: AttributeType;
    /** What an element says with it, as a question inside a sentence: "who owns it", "when it is reviewed". */
    readonly says: string;
    /** What an element has with it, after "with": "an owner", "a target". */
    readonly with: string;
    /** The same with a limit, which goes where `{}` is: "a target of {}". Without it, the limit follows the element, as `after` says. */
    readonly limited?: string;
    /** How a limit follows the element where it is not said after "with": "of {}". Without it, the limit follows as it is. */
    readonly after?: string;
    /** The sentence that says what the element has, which goes where `{}` is: "The target is {}." Without it, the element says it. */
    readonly is?: string;
    /** The sentence where it is missing. Without it, the element does not say what is in `says`. */
    readonly unsaid?: string;
    /**
     * What kind of text it is: `prose`, which only people can judge; `words`, which may say nothing ("n/a"). Without it, the
     * text is a name or a choice.
     */
    readonly reads?: 'prose' | 'words';
    /** Whether it is about something else than the element: whoever looks for words in what the element says does not look here. */
    readonly isAside?: true;
}

/** A kind of thing that a document says, that an expectation of a guidance can ask for. */
export interface ElementKind extends Written {
    readonly of: 'service' | 'review';
    readonly block: Block;
    /** Other blocks that a line of this name describes. */
    readonly describes?: readonly Block[];
    readonly attributes: Readonly<Record<string, Attribute>>;
    /** The attribute that a bare bound is about: in `caseload at most 15`, the people. */
    readonly main?: string;
    /** What facts keep of it beside its attributes, that no expectation can ask for. */
    readonly keeps?: readonly string[];
    /** How a message names one of it: before its title ("a policy on", "the role of"), or around it, where `{}` stands for the title. */
    readonly article: string;
    /** How a message names one of it without a title, where `article` without its last word would not do: "a post". */
    readonly alone?: string;
    /** How a message names several of it: "at least 2 policies". */
    readonly plural: string;
    /** The sentence that says that there is none. */
    readonly absence: string;
    /** The sentence that says that there is none of some terms, which go where `{}` is. */
    readonly absenceOf?: string;
    /** The same where several such sentences become one; without it, `absenceOf`. */
    readonly absenceOfMany?: string;
    /** Whether a sentence about it is about several things: “the ages say”, “working arrangements that mention”. */
    readonly isPlural?: true;
    /**
     * How its words can deny it: by turning people away, by saying that it is not there, by saying that of the thing that it
     * names, or not at all, since what it denies is what is asked of it.
     */
    readonly denial: 'turning away' | 'having' | 'thing' | 'none';
    /** Whether a document has one term of it, so that another term than the one asked for goes against what is asked. */
    readonly hasOneTerm?: true;
    /** From when on its time is counted unless its line says otherwise: a term of the clocks. A later start is another time. */
    readonly clock?: LibraryTerm<'clocks'>;
    /** Whether its text is prose, of which fewer than three words say nothing. */
    readonly isProse?: true;
    /** Whether it is a number or a time: fewer than three words in its place say nothing, unless they name one. */
    readonly isFigure?: true;
    /** Whether what a board sees of a service or a review is made of it. */
    readonly isOnBoard?: true;
}

/** The parts of a specification as a document. Each line of a service has its place in one of them. */
export type DocumentPart =
    | 'header'
    | 'identity'
    | 'context'
    | 'made-with'
    | 'aims'
    | 'outcomes'
    | 'measures'
    | 'population'
    | 'criteria'
    | 'access'
    | 'location'
    | 'pathway'
    | 'team'
    | 'offers'
    | 'policies'
    | 'partners'
    | 'standards';

/** A kind of thing that a service says. */
export interface ServiceKind extends ElementKind {
    readonly of: 'service';
    /** The part of a specification document that it belongs to. */
    readonly part: DocumentPart;
    /** What a form calls it, for people who never see the words of the language. */
    readonly label: string;
    /** How a form says that it is filled in. */
    readonly help?: string;
}

/** An explanation in words, which nearly everything may have. */
export const OWN_WORDS = { type: 'text', says: 'how', with: 'words that say how', reads: 'prose' } as const satisfies Attribute;
