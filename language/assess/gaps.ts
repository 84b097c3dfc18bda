import { dateInWords, daysBetween } from '../model/dates.ts';
import type { AcceptedGapFacts } from '../model/facts.ts';
import type { GapState, RequirementResult } from './assessment.ts';
import type { Evaluation } from './evaluation.ts';
import { isAnswered, type Outcome } from './outcome.ts';

/** An accepted gap is worth a warning in its last thirty days. */
export const ENDING_DAYS = 30;

function gapState(gap: AcceptedGapFacts, outcome: Outcome, today: string): GapState {
    const days = gap.until.date === undefined ? undefined : daysBetween(today, gap.until.date);
    if (isAnswered(outcome)) return { gap, state: 'not needed', days };
    if (days === undefined || days < 0) return { gap, state: 'ended', days };
    return { gap, state: days <= ENDING_DAYS ? 'ending' : 'accepted', days };
}

/** What a result becomes where a body has accepted the gap for a time. A requirement that is answered stays answered. */
export function withAcceptedGap(result: RequirementResult, evaluation: Evaluation): RequirementResult {
    const gap = evaluation.gap(result.requirement.id);
    if (!gap) return result;
    const state = gapState(gap, result.outcome, evaluation.today);
    if (state.state === 'not needed') return { ...result, gap: state };
    const until = gap.until.date ? dateInWords(gap.until.date) : gap.until.shown;
    if (state.state === 'ended') {
        return { ...result, gap: state, reason: `${result.reason} The gap was accepted until ${until}; that time is over.` };
    }
    const reason = `${gap.body} has accepted this gap until ${until}: ${gap.reason} Without that: ${result.reason}`;
    return { ...result, gap: state, outcome: 'gap accepted', at: gap.at, reason };
}
