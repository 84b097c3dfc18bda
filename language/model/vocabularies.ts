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
    organisations: 'organisations with their national codes',
    regions: 'regions of NHS England',
    standards: 'published standards that a specification cites',
    agreements: 'kinds of agreement between a service and its partners',
    statuses: 'how far a document has come',
    horizons: 'how soon an action can be done and what it needs',
    states: 'how far an action has come',
    words: 'words that a document should no longer use',
    denials: 'phrases that say that something is not so',
    usual: 'numbers that are usual in a line, to write over',
    glossary: 'words and abbreviations, with what they mean',
} as const;

export type VocabularyKind = keyof typeof VOCABULARY_KINDS;

const KINDS: ReadonlySet<string> = new Set(Object.keys(VOCABULARY_KINDS));

/** Whether some words, such as the namespace of a name, are a kind of vocabulary. */
export function isVocabularyKind(words: string): words is VocabularyKind {
    return KINDS.has(words);
}
