import { isGap as isGapOutcome, type Outcome } from '../assess/outcome.ts';
import type { Sight } from './covered.ts';

/** How far the specifications show something: what a finding can say of policy. */
export type Position = 'in-place' | 'partly' | 'not-in-place';

const SHOWN: Readonly<Partial<Record<Outcome, Position>>> = {
    shown: 'in-place',
    claimed: 'in-place',
    partly: 'partly',
    against: 'not-in-place',
    'gap accepted': 'not-in-place',
};

/**
 * The position of policy that the specifications of some services suggest: the one that they share, else `partly`. Of
 * practice they say nothing, and neither does this.
 *
 * @returns nothing where the requirement applies to none of them, or where one of them is silent: silence is not absence
 */
export function proposedPosition(sights: readonly Sight[]): Position | undefined {
    if (sights.some(({ result }) => result.outcome === 'missing')) return undefined;
    const positions = new Set(sights.flatMap(({ result }) => SHOWN[result.outcome] ?? []));
    const [only] = positions;
    return positions.size > 1 ? 'partly' : only;
}

/** Whether a specification leaves something open that a review has to call a gap. */
export function isGap({ result }: Sight): boolean {
    return isGapOutcome(result.outcome);
}
