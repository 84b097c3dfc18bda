import type { Dimension } from './values.ts';

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
    glossary: 'words and abbreviations, with what they mean',
} as const;

export type VocabularyKind = keyof typeof VOCABULARY_KINDS;

/** Where an element is written: in the body of the document itself, or in one of its blocks. */
export type Block =
    | 'service'
    | 'population'
    | 'access'
    | 'team'
    | 'offers'
    | 'measures'
    | 'aims'
    | 'outcomes'
    | 'pathway'
    | 'policy'
    | 'works with'
    | 'review'
    | 'finding'
    | 'action'
    | 'guidance'
    | 'section'
    | 'requirement'
    | 'template';

export type AttributeType = Dimension | 'text' | 'date' | 'flag';

export interface Attribute {
    readonly type: AttributeType;
    /** How a message names it: "an owner", "a date of review". */
    readonly words: string;
}

/** A kind of thing that a document says, that an expectation of a guidance can ask for. */
export interface ElementKind {
    /** As it is written in `.care` files. */
    readonly words: string;
    readonly of: 'service' | 'review';
    readonly block: Block;
    /** What its term is: a vocabulary, or requirements, questions or services. */
    readonly terms?: VocabularyKind | 'requirement' | 'question' | 'service';
    readonly attributes: Readonly<Record<string, Attribute>>;
    /** The attribute that a bare bound is about: in `caseload at most 15`, the people. */
    readonly main?: string;
    /** How a message names one of it, before its title: "a policy on", "the role of". */
    readonly article: string;
    /** Whether that is said of several things: “the ages say”, “working arrangements that mention”. */
    readonly isPlural?: true;
}

const text = (words: string): Attribute => ({ type: 'text', words });
const date = (words: string): Attribute => ({ type: 'date', words });
const time = (words: string): Attribute => ({ type: 'time', words });
const flag = (words: string): Attribute => ({ type: 'flag', words });

const say = { text: text('words of its own') };
const soon = { within: time('a time limit'), ...say };

function names(words: string, block: Block, terms: VocabularyKind, article: string): ElementKind {
    return { words, of: 'service', block, terms, attributes: { ...say }, article };
}

function plain(words: string, block: Block, article: string): ElementKind {
    return { words, of: 'service', block, attributes: { ...say }, article };
}

function response(words: string, article: string): ElementKind {
    return { words, of: 'service', block: 'access', attributes: soon, main: 'within', article };
}

/**
 * The service model: every kind of element, by its key (its words without spaces).
 * Facts are read by it, expectations are checked against it, completion and messages are worded by it.
 */
export const ELEMENTS: Readonly<Record<string, ElementKind>> = {
    status: names('status', 'service', 'statuses', 'the status'),
    version: plain('version', 'service', 'a version'),
    specificationnumber: plain('specification number', 'service', 'a specification number'),
    commissioner: names('commissioner', 'service', 'organisations', 'the commissioner'),
    commissionerlead: plain('commissioner lead', 'service', 'a commissioner lead'),
    provider: names('provider', 'service', 'organisations', 'the provider'),
    providerlead: plain('provider lead', 'service', 'a provider lead'),
    teamtype: names('team type', 'service', 'team-types', 'the team type'),
    model: names('model', 'service', 'models', 'the model of care'),
    inforce: {
        words: 'in force',
        of: 'service',
        block: 'service',
        article: 'the period in force',
        main: 'length',
        attributes: { start: date('a first day'), end: date('a last day'), length: time('a length') },
    },
    reviewby: {
        words: 'review by',
        of: 'service',
        block: 'service',
        article: 'a review date',
        main: 'date',
        attributes: { date: date('a date') },
    },
    context: plain('context', 'service', 'the context'),
    standards: names('standards', 'service', 'standards', 'the standard'),
    madewith: {
        words: 'made with',
        of: 'service',
        block: 'service',
        terms: 'partners',
        article: 'co-production with',
        main: 'date',
        attributes: { date: date('a date'), ...say },
    },
    aim: { words: 'aim', of: 'service', block: 'aims', attributes: { ...say, measured: text('a measure') }, article: 'an aim' },
    outcome: {
        words: 'outcome',
        of: 'service',
        block: 'outcomes',
        attributes: { ...say, measured: text('a measure') },
        article: 'an outcome',
    },
    pathway: {
        words: 'pathway',
        of: 'service',
        block: 'pathway',
        attributes: { ...say, measured: text('a measure') },
        article: 'a step of the pathway',
    },
    ages: {
        words: 'ages',
        of: 'service',
        block: 'population',
        article: 'the ages',
        isPlural: true,
        main: 'from',
        attributes: {
            from: { type: 'count', words: 'a lowest age' },
            to: { type: 'count', words: 'a highest age' },
            reason: text('a reason'),
        },
    },
    area: plain('area', 'population', 'the area'),
    expected: {
        words: 'expected',
        of: 'service',
        block: 'population',
        article: 'the number of people expected',
        main: 'people',
        attributes: { people: { type: 'people', words: 'a number of people' }, counted: date('the date of the count'), ...say },
    },
    primarycarenetworks: {
        words: 'primary care networks',
        of: 'service',
        block: 'population',
        article: 'the primary care networks',
        isPlural: true,
        main: 'each',
        attributes: { number: { type: 'count', words: 'a number' }, each: { type: 'people', words: 'the people of each' }, ...say },
    },
    includes: names('includes', 'population', 'needs', 'the inclusion of'),
    excludes: names('excludes', 'population', 'needs', 'the exclusion of'),
    referralfrom: names('referral from', 'access', 'referrers', 'referral from'),
    urgentresponse: response('urgent response', 'the urgent response'),
    routineresponse: response('routine response', 'the routine response'),
    emergencyresponse: response('emergency response', 'the emergency response'),
    firsthelp: response('first help', 'the time to first help'),
    missedcontact: response('missed contact', 'the follow-up of a missed contact'),
    'dischargefollow-up': response('discharge follow-up', 'the follow-up after hospital discharge'),
    're-entry': response('re-entry', 'the way back in after discharge'),
    contactat: names('contact at', 'access', 'settings', 'contact at'),
    hours: {
        words: 'hours',
        of: 'service',
        block: 'access',
        article: 'opening hours',
        isPlural: true,
        main: 'days',
        attributes: { days: { type: 'count', words: 'days of the week' }, hours: { type: 'time', words: 'hours of the day' }, ...say },
    },
    outofhours: names('out of hours', 'access', 'partners', 'cover out of hours by'),
    base: plain('base', 'access', 'the base'),
    timelimit: {
        words: 'time limit',
        of: 'service',
        block: 'access',
        article: 'a time limit on support',
        main: 'limit',
        attributes: { limit: time('a length'), none: flag('that there is none'), ...say },
    },
    caseload: {
        words: 'caseload',
        of: 'service',
        block: 'team',
        article: 'the caseload',
        main: 'people',
        attributes: { people: { type: 'people', words: 'people for each worker' }, ...say },
    },
    role: {
        words: 'role',
        of: 'service',
        block: 'team',
        terms: 'roles',
        article: 'the role of',
        main: 'wte',
        attributes: {
            wte: { type: 'wte', words: 'whole-time equivalents' },
            vacant: { type: 'wte', words: 'vacant posts' },
            dedicated: { type: 'wte', words: 'whole-time equivalents of its own, not shared' },
            ...say,
        },
    },
    teammeeting: {
        words: 'team meeting',
        of: 'service',
        block: 'team',
        attributes: { every: time('how often'), ...say },
        main: 'every',
        article: 'a team meeting',
    },
    supervision: {
        words: 'supervision',
        of: 'service',
        block: 'team',
        attributes: { every: time('how often'), ...say },
        main: 'every',
        article: 'supervision',
    },
    training: names('training', 'team', 'training', 'training in'),
    offer: {
        words: 'offer',
        of: 'service',
        block: 'offers',
        terms: 'interventions',
        article: 'an offer of',
        main: 'every',
        attributes: { every: time('how often'), within: time('a time limit'), ...say },
    },
    policy: {
        words: 'policy',
        of: 'service',
        block: 'service',
        terms: 'policies',
        article: 'a policy on',
        main: 'response',
        attributes: {
            owner: text('an owner'),
            approved: date('a date of approval'),
            by: text('who approved it'),
            review: date('a review date'),
            reviewed: time('a time between approval and review'),
            audit: time('how often practice is audited'),
            response: time('a time to respond'),
            decided: text('who decides'),
            document: text('a document'),
            ...say,
        },
    },
    workswith: {
        words: 'works with',
        of: 'service',
        block: 'service',
        terms: 'partners',
        article: 'working arrangements with',
        isPlural: true,
        attributes: {
            agreement: text('an agreement'),
            signed: date('a date of signature'),
            review: date('a review date'),
            lead: text('a lead'),
            purpose: text('a purpose'),
            ...say,
        },
    },
    measure: {
        words: 'measure',
        of: 'service',
        block: 'measures',
        terms: 'measures',
        article: 'the measure',
        main: 'every',
        attributes: {
            every: time('how often'),
            start: flag('a first score at the start'),
            target: { type: 'percent', words: 'a target' },
            reported: time('how often it is reported'),
            source: text('a source'),
            ...say,
        },
    },
    indicator: {
        words: 'indicator',
        of: 'service',
        block: 'measures',
        article: 'an indicator',
        main: 'target',
        attributes: {
            target: { type: 'percent', words: 'a target' },
            every: time('how often'),
            reported: time('how often it is reported'),
            source: text('a source'),
            ...say,
        },
    },
    covers: { words: 'covers', of: 'review', block: 'review', terms: 'service', attributes: {}, article: 'cover of the service' },
    answer: {
        words: 'answer',
        of: 'review',
        block: 'review',
        terms: 'question',
        article: 'an answer to',
        main: 'date',
        attributes: {
            date: date('a date'),
            people: { type: 'people', words: 'a number of people' },
            money: { type: 'money', words: 'a sum of money' },
            ...say,
        },
    },
    finding: {
        words: 'finding',
        of: 'review',
        block: 'review',
        terms: 'requirement',
        article: 'a finding on',
        attributes: {
            policy: text('the position of policy'),
            practice: text('the position of practice'),
            evidence: text('evidence'),
            gap: text('a gap'),
            rating: text('a rating'),
            ...say,
        },
    },
    gap: {
        words: 'gap',
        of: 'review',
        block: 'finding',
        terms: 'requirement',
        article: 'a gap about',
        attributes: { action: text('an action'), ...say },
    },
    action: {
        words: 'action',
        of: 'review',
        block: 'finding',
        terms: 'horizons',
        article: 'an action that is',
        attributes: {
            owner: text('an owner'),
            due: date('a due date'),
            resource: { type: 'money', words: 'a resource gap, or that it is not yet costed' },
            recurrent: { type: 'money', words: 'a sum for each year' },
            once: { type: 'money', words: 'a sum that is needed once' },
            wte: { type: 'wte', words: 'whole-time equivalents' },
            uncosted: flag('that it is not yet costed'),
            state: text('a state'),
            evidence: text('evidence'),
            gap: text('a gap that it closes'),
            ...say,
        },
    },
};

/** The key of an element kind as the parser gives it: its words without spaces, singular where people write the plural. */
export function elementKey(words: string): string {
    const key = words.replaceAll(' ', '');
    if (key in ELEMENTS) return key;
    const singular = key.replace(/ies$/, 'y').replace(/s$/, '');
    return singular in ELEMENTS ? singular : key;
}
