import { OUTCOME_WORDS } from '../../language/assess/outcome.ts';
import { type ActionEntry, actionsOf, type Board, boardOf } from '../../language/board/board.ts';

import { type BoardSection, type BoardWords, boardSections } from '../../language/board/sections.ts';
import { dateInWords } from '../../language/model/dates.ts';
import { counted, nearestName } from '../../language/model/text.ts';
import { type TableOptions, type TableView, writeTables } from '../formats/tables.ts';
import { ExitCode, type Io, usageError } from '../io/io.ts';
import { assessedServices, checkAsOf, placedReviews } from '../workspace/check-documents.ts';
import { knownGuidance, type OpenWorkspace, openWorkspace } from '../workspace/workspace.ts';
import { namedDay, tellUnreadable } from './check.ts';
import type { CoverageOptions } from './coverage.ts';

/** Where something is, as people see it: a file and a line. */
type Where = (place: { readonly uri: string; readonly at: readonly [number, number] }) => string;

function matrixTable({ matrix }: Board, wide: boolean): TableView {
    const { services, rows } = matrix;
    const title = (index: number): string => (wide ? (services[index]?.title ?? '') : `[${index + 1}]`);
    return {
        title: 'What each service says',
        columns: [{ title: 'Requirement' }, { title: 'Title', grows: 1 }, ...services.map((_, index) => ({ title: title(index) }))],
        rows: rows.map(({ id, title: words, cells }) => [
            id,
            words,
            ...services.map(({ name }) => {
                const outcome = cells[name]?.outcome;
                if (!outcome) return wide ? '' : '-';
                return wide ? outcome : OUTCOME_WORDS[outcome].short;
            }),
        ]),
        ...(wide ? {} : { note: services.map(({ title: words }, index) => `[${index + 1}] ${words}`).join('; ') }),
    };
}

/** A part of the board's view as a table, with the place of each line. */
function sectionTable({ title, columns, rows, note }: BoardSection, where: Where): TableView {
    const detail = columns.findIndex(({ type }) => type === 'long');
    return {
        title,
        columns: [
            ...columns.map(({ title: words, type }) =>
                type === 'number' ? { title: words, alignRight: true } : { title: words, grows: 1 },
            ),
            { title: 'Where', grows: 1 },
        ],
        ...(detail >= 0 && { detail, place: columns.length }),
        rows: rows.map(({ cells, place }) => [...cells, where(place)]),
        ...(note && { note }),
    };
}

/** A board's view as tables: the matrix first, and then what to act on. */
function boardTables(
    board: Board,
    { where, wide, ...words }: BoardWords & { readonly where: Where; readonly wide: boolean },
): readonly TableView[] {
    return [matrixTable(board, wide), ...boardSections(board, words).map(section => sectionTable(section, where))];
}

/** `carewright coverage --board`: all services and reviews of the folder side by side. */
export async function board(options: CoverageOptions, io: Io): Promise<ExitCode> {
    const asOf = namedDay(options.asOf, io.today);
    const workspace = await openWorkspace([], io.cwd);
    const { documents, names } = workspace;
    const guidance = options.guidance && knownGuidance(options.guidance, names);
    checkAsOf(asOf, { guidance }, workspace.shared);
    const services = assessedServices(documents, workspace.shared);
    if (!services.length) throw usageError('There are no services in this folder. Begin with: carewright new service my-service');
    const view = boardOf({ services, reviews: placedReviews(documents), names, today: asOf });
    const where: Where = ({ uri, at }) => `${workspace.pathOf(uri)}:${workspace.sourceOf(uri).place(at).line}`;
    const tables = boardTables(view, { names, today: asOf, where, wide: options.format !== 'text' });
    await writeTables(tables, { format: 'carewright-board', version: 1, asOf, ...located(view, where) }, options, io);
    await tellUnreadable(workspace.unreadable, io);
    return workspace.unreadable.length ? ExitCode.file : ExitCode.ok;
}

/** Data with `where` (a file and a line) in place of documents and offsets, however deep. */
function located(value: object, where: Where): Record<string, unknown> {
    const entries = Object.entries(value).map(([key, each]): [string, unknown] => [key, locatedValue(each, where)]);
    const { uri, at, ...rest } = Object.fromEntries(entries);
    return typeof uri === 'string' && Array.isArray(at)
        ? { ...rest, where: where({ uri, at: at as unknown as [number, number] }) }
        : Object.fromEntries(entries);
}

function locatedValue(value: unknown, where: Where): unknown {
    if (Array.isArray(value)) return value.map(each => locatedValue(each, where));
    return typeof value === 'object' && value !== null ? located(value, where) : value;
}

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

/** Actions with their files and lines in place of offsets. */
function locatedActions(actions: readonly ActionEntry[], { pathOf, sourceOf }: OpenWorkspace): readonly LocatedAction[] {
    return actions.map(({ uri, at, isOver: _, ...action }) => ({ ...action, path: pathOf(uri), line: sourceOf(uri).place(at).line }));
}

/** Actions as a table. */
function actionsTable(title: string, actions: readonly LocatedAction[], note?: string): TableView {
    return {
        title,
        columns: [
            { title: 'Due', blank: 'no day' },
            { title: 'Overdue' },
            { title: 'State', blank: 'not said' },
            { title: 'Owner', grows: 2, blank: 'no owner yet' },
            { title: 'Closes', grows: 1 },
            { title: 'Where', grows: 1 },
            { title: 'Action', grows: 3 },
        ],
        detail: 6,
        place: 5,
        rows: actions.map(action => [
            action.due ?? '',
            action.overdue ? 'overdue' : '',
            action.state ?? '',
            action.owner ?? '',
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
    return overdue
        ? `No action${owner === undefined ? '' : ` of "${owner}"`} is overdue on ${dateInWords(asOf)}.`
        : 'There are no such actions.';
}

/** `carewright actions`: the actions of all reviews, by the day on which they are due. */
export async function actions(options: ActionsOptions, io: Io): Promise<ExitCode> {
    const asOf = namedDay(options.asOf, io.today);
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
    const note = wanted.length
        ? `${counted(wanted.length, 'action')}, ${late} overdue on ${dateInWords(asOf)}.`
        : noneFound(options, all, asOf);
    const data = { format: 'carewright-actions', version: 1, asOf, actions: located };
    await writeTables([actionsTable('Actions', located, note)], data, options, io);
    await tellUnreadable(workspace.unreadable, io);
    return workspace.unreadable.length ? ExitCode.file : ExitCode.ok;
}
