import { listIn } from './element-values.ts';
import type { Element } from './facts.ts';
import type { Namespace } from './namespaces.ts';
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

/** The horizon of actions that need money or posts. */
export const LONGER_TERM = 'longer-term';

/** The index of names, as far as it says which terms are kinds of which others. */
interface Terms {
    isWithin(namespace: Namespace, name: string, broader: string): boolean;
}

/** Whether a state of an action leaves nothing to do. The vocabulary of states says so; an action without a state is not over. */
export function isOver(state: string | undefined, names: Terms): boolean {
    return state !== undefined && names.isWithin('states', state, 'closed');
}
