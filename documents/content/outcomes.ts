import type { Assessment } from '../../language/assess/assessment.ts';
import { OUTCOME_WORDS, type Outcome, tally, tallyInWords } from '../../language/assess/outcome.ts';
import { cell } from '../tree/build.ts';
import type { Cell } from '../tree/document-tree.ts';

/** The cell of a table that shows an outcome. */
export function outcomeCell(outcome: Outcome): Cell {
    const { title, tone } = OUTCOME_WORDS[outcome];
    return cell(title, tone);
}

/** How many requirements of some assessments have each outcome, in words; no two figures are added up. */
export function figures(assessments: readonly Assessment[]): string {
    return tallyInWords(tally(assessments.flatMap(each => each.results)));
}
