/** What is said of a block of the language. */
interface BlockKind {
    /** The rules of the grammar that read it. */
    readonly rules: readonly string[];
    /** The blocks that it may be written in; none for what a file consists of. */
    readonly in: readonly string[];
    /**
     * What comes after the words that open it. Without it nothing does, and there is one such block in the block around.
     * - `from title`: a name that it declares, and that can be made of its title;
     * - `code`: a name that it declares, which no title makes;
     * - `term`: the name of what it is about;
     * - `kind`: which kind of it this is.
     */
    readonly name?: 'from title' | 'code' | 'term' | 'kind';
    /** The property of its node that holds this name, where that is not `name`. */
    readonly property?: string;
    /** The least that has to come after the words that open it, where a name is not enough. */
    readonly least?: string;
    /** What it holds without a label: one text; sentences, each after a dash; entries, each of which a text may begin. */
    readonly holds?: 'text' | 'sentences' | 'entries';
    /** In a block that holds no words without a label: the lines that may say them, the likeliest first. */
    readonly labels?: readonly string[];
    /** What people call several of it, where they do not use the words that open it. */
    readonly many?: string;
    /** What it is, for people who meet it for the first time; by the words that open it, where these are not its own. */
    readonly meaning: string | Readonly<Record<string, string>>;
}

/** The blocks of the language. The key is what opens a block, unless `meaning` has other words. */
export const BLOCKS = {
    service: {
        rules: ['Service'],
        in: [],
        name: 'from title',
        labels: ['context', 'note'],
        meaning:
            'A service specification: what one team is for, who it helps, and how. Its name is for other documents, its title for people.',
    },
    population: {
        rules: ['Population'],
        in: ['service'],
        labels: ['includes', 'note'],
        meaning: 'Who the service is for: ages, needs, how many people, and who is helped elsewhere.',
    },
    access: {
        rules: ['Access'],
        in: ['service'],
        labels: ['note'],
        meaning: 'How people reach the service: who refers, how soon it answers, when it is open, and where people are seen.',
    },
    team: {
        rules: ['Team'],
        in: ['service'],
        holds: 'entries',
        meaning: 'Who works in the service: roles with their whole-time equivalents, caseloads, supervision and training.',
    },
    offers: {
        rules: ['Offers'],
        in: ['service'],
        holds: 'entries',
        meaning: 'What people are offered: treatments and support, and how often.',
    },
    measures: {
        rules: ['Measures'],
        in: ['service'],
        holds: 'entries',
        meaning: 'How the service knows that it works: outcome measures, and indicators with their targets.',
    },
    aims: {
        rules: ['Statements'],
        in: ['service'],
        holds: 'sentences',
        meaning: 'What the service is for, one sentence a line, each after a dash.',
    },
    outcomes: {
        rules: ['Statements'],
        in: ['service'],
        holds: 'sentences',
        meaning: 'What changes for people, one sentence a line, each after a dash.',
    },
    pathway: {
        rules: ['Statements'],
        in: ['service'],
        holds: 'sentences',
        meaning: 'The steps from referral to leaving, one sentence a line, each after a dash.',
    },
    policy: {
        rules: ['Policy'],
        in: ['service'],
        name: 'term',
        property: 'policy',
        holds: 'text',
        many: 'policies',
        meaning: 'What the service does in one matter, such as discharge: who owns it, when it is reviewed, and its words.',
    },
    'works with': {
        rules: ['Partnership'],
        in: ['service'],
        name: 'term',
        property: 'partners',
        holds: 'text',
        many: 'partners',
        meaning: 'Another service or body that this one works with, and on what terms.',
    },
    review: {
        rules: ['Review'],
        in: [],
        name: 'from title',
        least: 'x using x',
        meaning: 'The outcome of a review: what was found about each requirement, and what will be done.',
    },
    finding: {
        rules: ['Finding'],
        in: ['review'],
        name: 'term',
        property: 'requirement',
        many: 'findings',
        meaning: 'What the review found about one requirement.',
    },
    action: {
        rules: ['Action'],
        in: ['review', 'finding'],
        name: 'from title',
        holds: 'text',
        many: 'actions',
        meaning: 'What will be done about a gap: by whom, by when, and how far it is.',
    },
    guidance: {
        rules: ['Guidance'],
        in: [],
        name: 'from title',
        labels: ['note'],
        meaning: 'What a body asks of services or reviews, requirement by requirement.',
    },
    section: {
        rules: ['GuidanceSection', 'TemplateSection'],
        in: ['guidance', 'template'],
        name: 'from title',
        labels: ['note'],
        meaning: 'A part of a guidance or of a form.',
    },
    requirement: {
        rules: ['Requirement', 'Tightening'],
        in: ['guidance', 'section'],
        name: 'code',
        meaning: {
            must: 'A requirement that has to be met.',
            should: 'A requirement that is expected, unless there is a reason against it.',
        },
    },
    vocabulary: {
        rules: ['Vocabulary'],
        in: [],
        name: 'kind',
        property: 'kind',
        meaning: 'Your own terms, such as roles or organisations, which documents can then use.',
    },
    template: {
        rules: ['Template'],
        in: [],
        name: 'from title',
        least: 'x for x',
        labels: ['note'],
        meaning: 'The form in which the outcome of a review is recorded.',
    },
} as const satisfies Record<string, BlockKind>;

/** Where something is written: in the body of the document itself, or in one of its blocks. */
export type Block = keyof typeof BLOCKS;

const ALL_BLOCKS = Object.entries(BLOCKS as Readonly<Record<Block, BlockKind & { readonly in: readonly Block[] }>>) as readonly (readonly [
    Block,
    BlockKind,
])[];

/** One way to open a block. */
interface Opener extends Omit<BlockKind, 'meaning'> {
    readonly block: Block;
    /** How the line begins that opens it. */
    readonly words: string;
    readonly meaning: string;
}

/** Every way to open a block, in the order of the schema. */
export const OPENERS: readonly Opener[] = ALL_BLOCKS.flatMap(([block, { meaning, ...kind }]) =>
    Object.entries(typeof meaning === 'string' ? { [block]: meaning } : meaning).map(([words, meaning]) => ({
        ...kind,
        block,
        words,
        meaning,
    })),
);

/** What may open a block in another one, by what that is called; in none, what a file may consist of. */
export function openersIn(block?: string): readonly Opener[] {
    return OPENERS.filter(({ in: around }) => (block === undefined ? around.length === 0 : around.includes(block)));
}

/** What opens a block, by the line that does: `policy discharge {`. Nothing where no block begins like this. */
export function openerOf(head: string): Opener | undefined {
    return OPENERS.find(({ words }) => head.startsWith(words) && !/\w/.test(head[words.length] ?? ' '));
}

const BLOCK_OF_RULE: ReadonlyMap<string, Block> = new Map(
    ALL_BLOCKS.flatMap(([block, { rules }]) => rules.map((rule): [string, Block] => [rule, block])),
);

/** The block that a rule of the grammar reads; for statements, which are three, their word says it. */
export function blockOfRule(rule: string, word = ''): Block | undefined {
    if (rule !== 'Statements') return BLOCK_OF_RULE.get(rule);
    return Object.hasOwn(BLOCKS, word) ? (word as Block) : undefined;
}

/** What a document says in a sentence of the grammar, with no colon and no lines between braces: the words by the rule that reads them. */
export const SAYINGS = { NotApplicable: 'not applicable', AcceptedGap: 'accepts gap' } as const;
