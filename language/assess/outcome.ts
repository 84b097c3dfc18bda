/** What is said of an outcome, wherever people see it. */
interface OutcomeWords {
    /** The beginning of a cell or a heading. */
    readonly title: string;
    /** Short enough for the cell of a table. */
    readonly short: string;
    /** Says it where colours cannot be told apart. */
    readonly sign: string;
    /** Where there are many thousands of outcomes. */
    readonly letter: string;
    /** For people who read it for the first time. */
    readonly meaning: string;
    /** How good the news is; what shows it decides on the colour. */
    readonly tone: 'good' | 'quiet' | 'attention' | 'poor';
    readonly state: 'open' | 'answered' | 'set aside';
}

/**
 * What can be said of a requirement by reading a document. Never that a service complies: only people can say that.
 *
 * - `shown`: every expectation holds on typed values: a number, a date, an interval, a code, a term that its own text does not deny.
 * - `claimed`: the text says so in words, or claims it with `meets`. Only people can judge.
 * - `partly`: some of what is expected is there, and nothing goes against it.
 * - `against`: a written value or sentence goes against the requirement.
 * - `missing`: nothing about it is there.
 */
export const OUTCOME_WORDS = {
    shown: {
        title: 'Shown',
        short: 'shown',
        sign: '✓',
        letter: 's',
        meaning: 'Numbers, dates or terms in the text show it.',
        tone: 'good',
        state: 'answered',
    },
    claimed: {
        title: 'Claimed',
        short: 'claimed',
        sign: '✎',
        letter: 'c',
        meaning: 'The text says so in words. Only people can judge whether it is good enough.',
        tone: 'quiet',
        state: 'answered',
    },
    partly: {
        title: 'Partly',
        short: 'partly',
        sign: '◔',
        letter: 'p',
        meaning: 'Some of what is asked for is there.',
        tone: 'attention',
        state: 'open',
    },
    against: {
        title: 'Goes against it',
        short: 'against',
        sign: '✗',
        letter: 'a',
        meaning: 'Something in the text goes against what is asked for.',
        tone: 'poor',
        state: 'open',
    },
    missing: {
        title: 'Missing',
        short: 'missing',
        sign: '○',
        letter: 'x',
        meaning: 'Nothing in the text answers it.',
        tone: 'attention',
        state: 'open',
    },
    'not applicable': {
        title: 'Not applicable',
        short: 'n/a',
        sign: '–',
        letter: 'n',
        meaning: 'It is not for this service, for the reason given.',
        tone: 'quiet',
        state: 'set aside',
    },
    'gap accepted': {
        title: 'Gap accepted',
        short: 'accepted',
        sign: '◐',
        letter: 'g',
        meaning: 'A body has accepted the gap until a date.',
        tone: 'quiet',
        state: 'set aside',
    },
} as const satisfies Readonly<Record<string, OutcomeWords>>;

export type Outcome = keyof typeof OUTCOME_WORDS;

/** Every outcome, in the order in which they are listed. */
export const OUTCOMES = Object.keys(OUTCOME_WORDS) as readonly Outcome[];

const BY_LETTER: ReadonlyMap<string, Outcome> = new Map(OUTCOMES.map(outcome => [OUTCOME_WORDS[outcome].letter, outcome]));

/** The outcome of a letter; nothing for any other character. */
export function outcomeOfLetter(letter: string): Outcome | undefined {
    return BY_LETTER.get(letter);
}

/** Whether a requirement is still to be answered. */
export function isOpen(outcome: Outcome): boolean {
    return OUTCOME_WORDS[outcome].state === 'open';
}

/** Whether the text answers a requirement, with values or in words. Never a reason to add the two up. */
export function isAnswered(outcome: Outcome): boolean {
    return OUTCOME_WORDS[outcome].state === 'answered';
}

/** Whether something is missing, also where a body has accepted that for a time. */
export function isGap(outcome: Outcome): boolean {
    return isOpen(outcome) || outcome === 'gap accepted';
}

/** How many requirements have each outcome. */
export type Tally = Readonly<Record<Outcome, number>>;

export function tally(results: Iterable<{ readonly outcome: Outcome }>): Tally {
    const counts = Object.fromEntries(OUTCOMES.map(outcome => [outcome, 0])) as Record<Outcome, number>;
    for (const { outcome } of results) counts[outcome]++;
    return counts;
}

/** "29 shown · 6 claimed · 4 partly · 2 against · 2 missing": each by itself, since no two of them may be added up. */
export function tallyInWords(counts: Tally): string {
    const told = OUTCOMES.filter(outcome => OUTCOME_WORDS[outcome].state !== 'set aside' || counts[outcome] > 0);
    return told.map(outcome => `${counts[outcome]} ${outcome}`).join(' · ');
}
