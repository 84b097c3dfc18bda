import { type CoverageOutcome, NOT_ASKED, OUTCOME_LETTERS } from '../../server/protocol.ts';

/** How an outcome is told in a cell: by a sign and by a word, so that nobody depends on colours. */
export interface OutcomeWords {
    readonly outcome: CoverageOutcome;
    readonly sign: string;
    /** Short enough for a cell. */
    readonly word: string;
}

const WORDS: Readonly<Record<CoverageOutcome, { readonly sign: string; readonly word: string }>> = {
    shown: { sign: '✓', word: 'shown' },
    claimed: { sign: '✎', word: 'claimed' },
    partly: { sign: '◔', word: 'partly' },
    against: { sign: '✗', word: 'against' },
    missing: { sign: '○', word: 'missing' },
    'not applicable': { sign: '–', word: 'n/a' },
    'gap accepted': { sign: '◐', word: 'accepted' },
};

const OUTCOMES = Object.keys(WORDS) as readonly CoverageOutcome[];

/** Every outcome with its letter, in the order in which they are told. */
export const ALL_OUTCOMES: readonly (OutcomeWords & { readonly letter: string })[] = OUTCOMES.map(outcome => ({
    outcome,
    letter: OUTCOME_LETTERS[outcome],
    ...WORDS[outcome],
}));

const BY_LETTER = new Map(ALL_OUTCOMES.map(words => [words.letter, words]));

/** The outcome of a letter; nothing where a requirement is not asked of a row. */
export function outcomeOf(letter: string | undefined): OutcomeWords | undefined {
    return letter === undefined || letter === NOT_ASKED ? undefined : BY_LETTER.get(letter);
}
