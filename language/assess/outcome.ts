/**
 * What can be said of a requirement by reading a document. Never that a service complies: only people can say that.
 *
 * - `shown`: every expectation holds on typed values: a number, a date, an interval, a code, a term that its own text does not deny.
 * - `claimed`: the text says so in words, or claims it with `meets`. Only people can judge.
 * - `partly`: some of what is expected is there, and nothing goes against it.
 * - `against`: a written value or sentence goes against the requirement.
 * - `missing`: nothing about it is there.
 */
export const OUTCOMES = ['shown', 'claimed', 'partly', 'against', 'missing', 'not applicable', 'gap accepted'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes that leave something to do. */
const OPEN: ReadonlySet<Outcome> = new Set(['partly', 'against', 'missing']);

/** Whether a requirement is still to be answered. */
export function isOpen(outcome: Outcome): boolean {
    return OPEN.has(outcome);
}

/** Whether the text answers a requirement, with values or in words. Never a reason to add the two up. */
export function isAnswered(outcome: Outcome): boolean {
    return outcome === 'shown' || outcome === 'claimed';
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
    const first = OUTCOMES.slice(0, 5).map(outcome => `${counts[outcome]} ${outcome}`);
    const rest = OUTCOMES.slice(5).flatMap(outcome => (counts[outcome] ? [`${counts[outcome]} ${outcome}`] : []));
    return [...first, ...rest].join(' · ');
}
