import { dateInWords, daysBetween } from '../model/dates.ts';
import type { AcceptedGapFacts } from '../model/facts.ts';
import { isPlaceholder } from '../model/placeholders.ts';
import type { GapState, RequirementResult } from './assessment.ts';
import { FARTHEST_DAYS } from './bounds.ts';
import type { Evaluation } from './evaluation.ts';
import { isAnswered, type Outcome } from './outcome.ts';

/** An accepted gap is worth a warning in its last thirty days. */
export const ENDING_DAYS = 30;

/** Whether a reason, or the name of a body, says nothing: “To follow.”, “tbc”, or nothing at all. */
export function saysNothing(text: string, { words }: Evaluation): boolean {
    return isPlaceholder(text) || words.saysNothing(text);
}

/** Why a gap does not count as accepted; nothing where it does. */
function whyVoid(gap: AcceptedGapFacts, evaluation: Evaluation): string | undefined {
    if (saysNothing(gap.body, evaluation)) return 'no body is named that accepted it';
    if (saysNothing(gap.reason, evaluation)) return 'no reason is given';
    const isEndless = gap.until.date !== undefined && daysBetween(evaluation.today, gap.until.date) > FARTHEST_DAYS;
    return isEndless ? `${dateInWords(gap.until.date ?? '')} is no time limit` : undefined;
}

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
    const why = isAnswered(result.outcome) ? undefined : whyVoid(gap, evaluation);
    if (why) return { ...result, reason: `${result.reason} The gap does not count as accepted: ${why}.` };
    const state = gapState(gap, result.outcome, evaluation.today);
    if (state.state === 'not needed') return { ...result, gap: state };
    const until = gap.until.date ? dateInWords(gap.until.date) : gap.until.shown;
    if (state.state === 'ended') {
        return { ...result, gap: state, reason: `${result.reason} The gap was accepted until ${until}; that time is over.` };
    }
    const reason = `${gap.body} has accepted this gap until ${until}: ${gap.reason} Without that: ${result.reason}`;
    return { ...result, gap: state, outcome: 'gap accepted', at: gap.at, reason };
}
