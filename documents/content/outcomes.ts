import type { Assessment, Outcome } from '../../language/assess/assessment.ts';
import { tally } from '../../language/assess/assessment.ts';
import { cell } from '../tree/build.ts';
import type { Cell, Tone } from '../tree/document-tree.ts';

const WORDS: Readonly<Record<Outcome, string>> = {
    met: 'Met',
    stated: 'Stated',
    failing: 'Failing',
    missing: 'Missing',
    'not applicable': 'Not applicable',
    'gap accepted': 'Gap accepted',
};
const TONES: Readonly<Record<Outcome, Tone>> = {
    met: 'good',
    stated: 'good',
    failing: 'poor',
    missing: 'attention',
    'not applicable': 'quiet',
    'gap accepted': 'quiet',
};

/** What each outcome means, for people who read it for the first time. */
export const OUTCOME_MEANINGS: readonly (readonly [outcome: string, meaning: string])[] = [
    ['Met', 'Everything that was looked for is written down.'],
    ['Stated', 'The text says that this is answered. Whether it is good enough is for people to judge.'],
    ['Failing', 'Something is written down that goes against what is asked for.'],
    ['Missing', 'Nothing, or not everything, was found.'],
    ['Gap accepted', 'A body has accepted the gap until a day.'],
    ['Not applicable', 'It is not for this service, for the reason that is given.'],
];

export function outcomeCell(outcome: Outcome): Cell {
    return cell(WORDS[outcome], TONES[outcome]);
}

/** Whether a requirement is still to be answered. */
export function isOpen(outcome: Outcome): boolean {
    return outcome === 'failing' || outcome === 'missing';
}

export interface Figures {
    readonly answered: number;
    readonly applicable: number;
}

/** How many requirements that apply are met or stated. */
export function figures(assessments: readonly Assessment[]): Figures {
    const results = assessments.flatMap(each => each.results);
    const counts = tally(results);
    return { answered: counts.met + counts.stated, applicable: results.length - counts['not applicable'] };
}
