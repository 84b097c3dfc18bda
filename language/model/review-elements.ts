import type { Element } from './facts.ts';
import type { LibraryTerm, Namespace, TermOrWord } from './namespaces.ts';
import { dateIn, listIn, textIn } from './subjects.ts';
import { titleOf } from './text.ts';
import type { Span, TextValue, Value } from './values.ts';

/** The answers that say that nothing is lacking. `yes` is a choice of other templates than the library's. */
export const IN_PLACE: ReadonlySet<string> = new Set<LibraryTerm<'choice'> | 'yes'>(['in-place', 'met', 'yes']);

/** Whether an answer is a choice of the library's template. */
export function isChoice(answer: Value | undefined, choice: LibraryTerm<'choice'>): answer is TextValue {
    return answer?.type === 'text' && answer.text === choice;
}

/** The questions of a finding that say whether something is written down, and whether it is done. */
export const POSITIONS = ['policy', 'practice'] as const;

/** An action of a review, as all who show it read it. Days are `YYYY-MM-DD`; what is not written is left out. */
export interface Action {
    readonly name: string;
    readonly title: string;
    /** The requirements whose gaps it closes. */
    readonly closes: readonly string[];
    /** A term of the vocabulary of horizons. */
    readonly horizon?: TermOrWord<'horizons'>;
    readonly owner?: string;
    readonly due?: string;
    readonly completed?: string;
    /** A term of the vocabulary of states. */
    readonly state?: TermOrWord<'states'>;
    readonly progress?: string;
    readonly evidence?: string;
    readonly resource?: string;
}

/** What an action says. */
export function actionOf(element: Element): Action {
    const said = {
        horizon: element.term as TermOrWord<'horizons'> | undefined,
        owner: textIn(element, 'owner'),
        due: dateIn(element, 'due'),
        completed: dateIn(element, 'completedon'),
        state: textIn(element, 'state') as TermOrWord<'states'> | undefined,
        progress: textIn(element, 'progress'),
        evidence: textIn(element, 'evidence'),
        resource: textIn(element, 'resource'),
    };
    const name = element.name ?? '';
    return {
        name,
        title: titleOf({ name, title: textIn(element, 'title') }),
        closes: closedBy(element),
        ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    };
}

/** Actions by the day on which they are due; those without a day come last. */
export function byDue<Each extends Pick<Action, 'due'>>(actions: readonly Each[]): readonly Each[] {
    const day = ({ due }: Each): string => due ?? '9';
    return actions.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}

/** Whether an action should have been done before a day, and something is left to do about it. */
export function isOverdue({ due, state }: Pick<Action, 'due' | 'state'>, today: string, names: Terms): boolean {
    return due !== undefined && due < today && !isOver(state, names);
}

/** The requirements whose gaps an action closes: that of its finding, and those that it addresses. */
export function closedBy(action: Element): readonly string[] {
    return listIn(action, 'gap');
}

/** Where a finding says that something is in place; nothing where it does not. */
export function inPlaceAt(finding: Element, question: (typeof POSITIONS)[number]): Span | undefined {
    const value = finding.values[question];
    return value?.type === 'text' && IN_PLACE.has(value.text) ? value.at : undefined;
}

/** The horizon of actions that need little or no money. */
export const SHORT_TERM: LibraryTerm<'horizons'> = 'short-term';

/** The horizon of actions that need money or posts. */
export const LONGER_TERM: LibraryTerm<'horizons'> = 'longer-term';

/** The state of an action with which nothing is left to do, and the broader term of others like it. */
const CLOSED: LibraryTerm<'states'> = 'closed';

/** The index of names, as far as it says which terms are kinds of which others. */
interface Terms {
    isWithin(namespace: Namespace, name: string, broader: string): boolean;
}

/** Whether a state of an action leaves nothing to do. The vocabulary of states says so; an action without a state is not over. */
export function isOver(state: string | undefined, names: Terms): boolean {
    return state !== undefined && names.isWithin('states', state, CLOSED);
}
