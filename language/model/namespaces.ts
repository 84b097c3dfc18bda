import type { UnknownWord } from './elements.ts';
import type { LibraryTerms } from './generated/terms.ts';

/** A list of declared terms; each is written as `vocabulary <kind> { ... }`. */
export const VOCABULARY_KINDS = {
    policies: 'policies and protocols that a service has in writing',
    roles: 'roles of the people who work in a service',
    interventions: 'what a service offers to people',
    partners: 'other services and bodies that a service works with, and groups of people who take part',
    measures: 'measures of outcome and activity',
    needs: 'who a service is for: needs and circumstances of people',
    referrers: 'who may refer people to a service',
    training: 'training of the people who work in a service',
    models: 'models of care',
    settings: 'places where contact happens',
    'team-types': 'service or team types of the national data set',
    nations: 'nations of the United Kingdom',
    organisations: 'organisations with their national codes',
    regions: 'regions of NHS England',
    standards: 'published standards that a specification cites',
    agreements: 'kinds of agreement between a service and its partners',
    clocks: 'from when on times are counted',
    statuses: 'how far a document has come',
    horizons: 'how soon an action can be done and what it needs',
    states: 'how far an action has come',
    words: 'words that a document should no longer use',
    denials: 'phrases that say that something is not so, or where people go instead',
    usual: 'numbers and names that are usual, to write over',
    coming: 'changes that are coming, and that the library will have to follow',
    glossary: 'words and abbreviations, with what they mean',
} as const;

export type VocabularyKind = keyof typeof VOCABULARY_KINDS;

/** Every kind of vocabulary, in the order in which they are shown. */
export const ALL_VOCABULARIES = Object.keys(VOCABULARY_KINDS) as readonly VocabularyKind[];

const KINDS: ReadonlySet<string> = new Set(ALL_VOCABULARIES);

/** Whether some words, such as the namespace of a name, are a kind of vocabulary. */
export function isVocabularyKind(words: string | undefined): words is VocabularyKind {
    return words !== undefined && KINDS.has(words);
}

/** What has a name, with what one of it is called in messages. */
const ONE_OF = {
    policies: 'policy',
    roles: 'role',
    interventions: 'intervention',
    partners: 'partner',
    measures: 'measure',
    needs: 'need',
    referrers: 'referrer',
    training: 'training',
    models: 'model of care',
    settings: 'setting',
    'team-types': 'team type',
    nations: 'nation',
    organisations: 'organisation',
    regions: 'region',
    standards: 'standard',
    agreements: 'kind of agreement',
    clocks: 'start of a clock',
    statuses: 'status',
    horizons: 'horizon',
    states: 'state',
    words: 'word to replace',
    denials: 'kind of denial',
    usual: 'usual number or name',
    coming: 'change that is coming',
    glossary: 'word of the glossary',
    guidance: 'guidance',
    requirement: 'requirement',
    service: 'service',
    template: 'template',
    question: 'question of the template',
    choice: 'answer',
    review: 'review',
} as const satisfies Record<VocabularyKind | DeclaredKind, string>;

/** A kind of thing that is declared by a block or within one, and not as a term of a vocabulary. */
type DeclaredKind = 'guidance' | 'requirement' | 'service' | 'template' | 'question' | 'choice' | 'review';

/**
 * What kind of thing a name is for: a vocabulary (its terms) or a kind of declaration. Where a document writes a vocabulary
 * that the language does not know, its words are kept, so that they can be reported.
 */
export type Namespace = VocabularyKind | DeclaredKind | UnknownWord;

const NAMESPACES: ReadonlySet<string> = new Set(Object.keys(ONE_OF));

/** The namespace of some words of a document or of a command, or the words, kept to be reported. */
export function namespaceOrWord(words: string): Namespace {
    return NAMESPACES.has(words) ? (words as Namespace) : (words as UnknownWord);
}

/** What one thing of a namespace is called in a message. */
export function thingOf(namespace: Namespace | undefined): string {
    return namespace !== undefined && Object.hasOwn(ONE_OF, namespace) ? ONE_OF[namespace as keyof typeof ONE_OF] : 'name';
}

/** Lists that a document chooses from: a term that a workspace adds to one of them means nothing elsewhere. */
const CLOSED: ReadonlySet<Namespace> = new Set<Namespace>(['statuses', 'horizons', 'states', 'nations', 'regions', 'team-types']);

/** Whether documents choose from a vocabulary, and declare no terms in it. */
export function isClosed(namespace: Namespace): boolean {
    return CLOSED.has(namespace);
}

/** A term of a vocabulary of the library, for code that asks for one by its name: a misspelt one does not compile. */
export type LibraryTerm<Kind extends keyof LibraryTerms> = LibraryTerms[Kind];

/** A term as a document writes it: one of the library, or any other word. */
export type TermOrWord<Kind extends keyof LibraryTerms> = LibraryTerm<Kind> | UnknownWord;

/** What a term of each vocabulary is. */
export const TERM_KINDS: Readonly<Record<VocabularyKind, string>> = {
    policies: 'A policy or protocol that a service has in writing.',
    roles: 'A role in a service.',
    interventions: 'Something that a service offers to people.',
    partners: 'A partner: another service, a body or a group of people.',
    measures: 'A measure of outcome or activity.',
    needs: 'A need (who a service is for).',
    referrers: 'Who may refer people to a service.',
    training: 'Training for staff.',
    models: 'A model of care.',
    settings: 'A place where contact happens.',
    'team-types': 'A team type of the national data set.',
    nations: 'A nation of the United Kingdom.',
    organisations: 'An organisation.',
    regions: 'A region of NHS England.',
    standards: 'A published standard.',
    agreements: 'A kind of agreement with a partner.',
    clocks: 'From when on a time is counted.',
    statuses: 'The status of a document.',
    horizons: 'How soon an action can be done, and what it needs.',
    states: 'How far an action has come.',
    words: 'A word that documents should no longer use.',
    denials: 'Phrases that say that something is not so, or where people go instead.',
    usual: 'A number or name that is usual, to write over.',
    coming: 'A change that is coming, and that the library will have to follow.',
    glossary: 'A word or abbreviation of the glossary.',
};
