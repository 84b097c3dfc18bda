import type { PlannedAction } from '../../server/protocol.ts';
import { counted } from '../../server/protocol.ts';

/** How the actions of a board are laid out. */
export type Grouping = 'date' | 'owner';

/** Some actions under one heading. */
export interface ActionGroup {
    /** Stays the same while people type, so that what is open in the tree stays open. */
    readonly id: string;
    readonly title: string;
    readonly isOverdue: boolean;
    /** Whether nothing is left to do about them. */
    readonly isOver: boolean;
    readonly actions: readonly PlannedAction[];
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** The month of a day, `2026-10-01`, in words: `October 2026`. */
function monthOf(day: string): string {
    const [year, month] = day.split('-');
    return `${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** A day, `2026-10-01`, as people write it: `1 October 2026`. */
export function dayInWords(day: string): string {
    return `${Number(day.slice(8))} ${monthOf(day)}`;
}

/** Actions under headings, in the order in which each heading comes up first. */
function groupActions(actions: readonly PlannedAction[], kind: string, titleOf: (action: PlannedAction) => string): ActionGroup[] {
    return [...Map.groupBy(actions, titleOf)].map(([title, of]) => ({
        id: `${kind}/${title}`,
        title,
        isOverdue: false,
        isOver: false,
        actions: of,
    }));
}

function groupByOwner(actions: readonly PlannedAction[]): ActionGroup[] {
    const owned = actions.filter(({ owner }) => owner !== undefined);
    const nobodys = actions.filter(({ owner }) => owner === undefined);
    return [
        ...groupActions(owned, 'owner', ({ owner }) => owner ?? '').toSorted((a, b) => a.title.localeCompare(b.title, 'en-GB')),
        ...groupActions(nobodys, 'no owner', () => 'No owner yet'),
    ];
}

function groupByDate(actions: readonly PlannedAction[]): ActionGroup[] {
    const dated = actions.filter(({ due }) => due !== undefined);
    const undated = actions.filter(({ due }) => due === undefined);
    return [...groupActions(dated, 'month', ({ due }) => monthOf(due ?? '')), ...groupActions(undated, 'no date', () => 'No date yet')];
}

/**
 * Actions under headings: those that are late first, those that are over last; between them by owner, or by the month in which
 * they are due.
 *
 * @param actions those that are due first in front
 */
export function actionGroups(actions: readonly PlannedAction[], grouping: Grouping): readonly ActionGroup[] {
    const late = actions.filter(({ isOverdue }) => isOverdue);
    const over = actions.filter(({ isOver }) => isOver);
    const open = actions.filter(({ isOverdue, isOver }) => !isOverdue && !isOver);
    return [
        ...groupActions(late, 'late', () => 'Overdue').map(group => ({ ...group, isOverdue: true })),
        ...(grouping === 'owner' ? groupByOwner(open) : groupByDate(open)),
        ...groupActions(over, 'over', () => 'Done or withdrawn').map(group => ({ ...group, isOver: true })),
    ];
}

/** How many actions there are, and how many of them are late: `12 actions, 1 overdue`. */
export function actionsInWords(actions: readonly PlannedAction[]): string {
    const late = actions.filter(({ isOverdue }) => isOverdue).length;
    return `${counted(actions.length, 'action')}${late ? `, ${late} overdue` : ''}`;
}
