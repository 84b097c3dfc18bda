import type { Assessment } from '../../language/assess/assessment.ts';
import { OUTCOMES, type Outcome, tally, tallyInWords } from '../../language/assess/outcome.ts';
import { cell } from '../tree/build.ts';
import type { Cell, Tone } from '../tree/document-tree.ts';

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
    shown: 'Shown',
    claimed: 'Claimed',
    partly: 'Partly',
    against: 'Goes against it',
    missing: 'Missing',
    'not applicable': 'Not applicable',
    'gap accepted': 'Gap accepted',
};
const TONES: Readonly<Record<Outcome, Tone>> = {
    shown: 'good',
    claimed: 'quiet',
    partly: 'attention',
    against: 'poor',
    missing: 'attention',
    'not applicable': 'quiet',
    'gap accepted': 'quiet',
};

const MEANINGS: Readonly<Record<Outcome, string>> = {
    shown: 'Numbers, dates or terms in the text show it.',
    claimed: 'The text says so in words. Only people can judge whether it is good enough.',
    partly: 'Some of what is asked for is there.',
    against: 'Something in the text goes against what is asked for.',
    missing: 'The text says nothing about it.',
    'not applicable': 'It is not for this service, for the reason given.',
    'gap accepted': 'A body has accepted the gap until a date.',
};

/** What each outcome means, for people who read it for the first time. */
export const OUTCOME_MEANINGS: readonly (readonly [outcome: string, meaning: string])[] = OUTCOMES.map(outcome => [
    OUTCOME_WORDS[outcome],
    MEANINGS[outcome],
]);

export function outcomeCell(outcome: Outcome): Cell {
    return cell(OUTCOME_WORDS[outcome], TONES[outcome]);
}

/** How many requirements of some assessments have each outcome, in words; no two figures are added up. */
export function figures(assessments: readonly Assessment[]): string {
    return tallyInWords(tally(assessments.flatMap(each => each.results)));
}
