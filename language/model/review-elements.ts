import { listIn } from './element-values.ts';
import type { Element } from './facts.ts';
import type { Span } from './values.ts';

/** The answers that say that nothing is lacking. */
export const IN_PLACE: ReadonlySet<string> = new Set(['in-place', 'met', 'yes']);

/** The questions of a finding that say whether something is written down, and whether it is done. */
export const POSITIONS = ['policy', 'practice'] as const;

/** The requirements whose gaps an action closes: that of its finding, and those that it addresses. */
export function closedBy(action: Element): readonly string[] {
    return listIn(action, 'gap');
}

/** Where a finding says that something is in place; nothing where it does not. */
export function inPlaceAt(finding: Element, question: (typeof POSITIONS)[number]): Span | undefined {
    const value = finding.values[question];
    return value?.type === 'text' && IN_PLACE.has(value.text) ? value.at : undefined;
}

/** Whether nothing is left to do about an action. */
export function isOver(action: Element): boolean {
    const { state } = action.values;
    return state?.type === 'text' && (state.text === 'done' || state.text === 'withdrawn');
}
