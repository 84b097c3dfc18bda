import { capitalised, lowerFirst } from '../../language/assess/wording.ts';

/** What a kind of line is about, for people who never see the words of the language. */
const QUESTIONS: Readonly<Record<string, string>> = {
    includes: 'Who the service is for',
    excludes: 'Who is served elsewhere',
    referralfrom: 'Who can refer',
    contactat: 'Where people are seen',
    outofhours: 'Who answers out of hours',
    training: 'What staff are trained in',
    expected: 'How many people are expected',
    missedcontact: 'A missed contact is followed up',
    're-entry': 'People who come back are seen',
    'dischargefollow-up': 'After discharge from hospital, people are seen',
    timelimit: 'Limit of time on support',
    caseload: 'People for each worker',
    hours: 'Days and hours of the service',
    role: 'Who works in the team',
    pathway: 'How care is given',
};

/** The label of a line. @param kind the key of its kind @param words what the language calls it */
export function lineLabel(kind: string, words: string): string {
    return QUESTIONS[kind] ?? capitalised(words);
}

/**
 * The label of a list to choose from.
 *
 * @param titles what there is to choose
 * @param before how many lists of this kind stand before it at the same requirement
 */
export function choiceLabel(kind: string, words: string, titles: readonly string[], before: number): string {
    const [only = ''] = titles;
    const about = titles.length > 1 ? `choose what fits best${before ? ', here too' : ''}` : lowerFirst(only);
    return `${lineLabel(kind, words)}: ${about}`;
}

/** The label of the words that go with such lists. */
export function wordsLabel(kind: string, words: string): string {
    return `${lineLabel(kind, words)}: in your own words`;
}
