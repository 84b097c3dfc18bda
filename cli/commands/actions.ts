import { type ActionEntry, actionsOf } from '../../language/board/actions.ts';
import { counted } from '../../language/model/text.ts';
import { nearestName } from '../../language/names/nearest-name.ts';
import { type TableOptions, type TableView, writeTables } from '../formats/tables.ts';
import { ExitCode, usageError } from '../io/exit-code.ts';
import type { Io } from '../io/io.ts';
import { placedReviews } from '../workspace/check-documents.ts';
import { type OpenWorkspace, openWorkspace } from '../workspace/workspace.ts';

import { dayOf, tellUnreadable } from './check.ts';

export interface ActionsOptions extends TableOptions {
    readonly overdue?: boolean;
    readonly owner?: string;
    readonly asOf?: string;
}

/** An action with its place as people see it. */
interface LocatedAction extends Omit<ActionEntry, 'uri' | 'at' | 'isOver'> {
    readonly path: string;
    readonly line: number;
}

/** Actions with their files and lines in the place of offsets. */
function locatedActions(actions: readonly ActionEntry[], { pathOf, sourceOf }: OpenWorkspace): readonly LocatedAction[] {
    return actions.map(({ uri, at, isOver: _, ...action }) => ({ ...action, path: pathOf(uri), line: sourceOf(uri).place(at).line }));
}

/** Actions as a table. */
function actionsTable(title: string, actions: readonly LocatedAction[], note?: string): TableView {
    return {
        title,
        columns: [
            { title: 'Due' },
            { title: '' },
            { title: 'State' },
            { title: 'Owner', grows: 2 },
            { title: 'Closes', grows: 1 },
            { title: 'Where', grows: 1 },
            { title: 'Action', grows: 3 },
        ],
        detail: 6,
        place: 5,
        rows: actions.map(action => [
            action.due ?? '-',
            action.overdue ? 'overdue' : '',
            action.state ?? '-',
            action.owner ?? '-',
            action.closes.join(', '),
            `${action.path}:${action.line}`,
            action.title,
        ]),
        ...(note && { note }),
    };
}

function isOwnedBy({ owner }: ActionEntry, wanted: string): boolean {
    return owner?.toLowerCase().includes(wanted.toLowerCase()) ?? false;
}

function refuseUnknownOwner(all: readonly ActionEntry[], wanted: string): void {
    if (all.some(action => isOwnedBy(action, wanted))) return;
    const owners = [...new Set(all.flatMap(({ owner }) => owner ?? []))];
    const nearest = nearestName(wanted, owners);
    throw usageError(
        `No action is owned by "${wanted}".${nearest ? ` Did you mean ${nearest}?` : ` Owners are: ${owners.join(', ') || 'none'}.`}`,
    );
}

/** Why a list of actions is empty. */
function noneFound({ overdue, owner }: ActionsOptions, all: readonly ActionEntry[], asOf: string): string {
    if (!all.length) return 'There are no actions yet. Reviews hold them: write `action ... { }` in a finding or at the end of a review.';
    return overdue ? `No action${owner === undefined ? '' : ` of "${owner}"`} is overdue on ${asOf}.` : 'There are no such actions.';
}

/** `carewright actions`: the actions of all reviews, by the day on which they are due. */
export async function actions(options: ActionsOptions, io: Io): Promise<ExitCode> {
    const asOf = dayOf(options.asOf, io.today);
    const workspace = await openWorkspace([], io.cwd);
    const reviews = placedReviews(workspace.documents);
    if (!reviews.length) throw usageError('There are no reviews in this folder. Begin with: carewright new review my-review');
    const all = actionsOf(reviews, asOf, workspace.names);
    if (options.owner !== undefined) refuseUnknownOwner(all, options.owner);
    const wanted = all.filter(
        action => (!options.overdue || action.overdue) && (options.owner === undefined || isOwnedBy(action, options.owner)),
    );
    const located = locatedActions(wanted, workspace);
    const late = wanted.filter(({ overdue }) => overdue).length;
    const note = wanted.length ? `${counted(wanted.length, 'action')}, ${late} overdue on ${asOf}.` : noneFound(options, all, asOf);
    const data = { format: 'carewright-actions', version: 1, asOf, actions: located };
    await writeTables([actionsTable('Actions', located, note)], data, options, io);
    await tellUnreadable(workspace.unreadable, io);
    return workspace.unreadable.length ? ExitCode.file : ExitCode.ok;
}
