import { OUTCOME_WORDS } from '../../language/assess/outcome.ts';
import { type Board, boardOf } from '../../language/board/board.ts';
import { type BoardSection, type BoardWords, boardSections } from '../../language/board/sections.ts';
import { type TableView, writeTables } from '../formats/tables.ts';
import { ExitCode, usageError } from '../io/exit-code.ts';
import type { Io } from '../io/io.ts';
import { assessedServices, checkAsOf, placedReviews } from '../workspace/check-documents.ts';
import { knownGuidance } from '../workspace/refusals.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { dayOf, tellUnreadable } from './check.ts';
import type { CoverageOptions } from './coverage.ts';

/** Where something stands, as people see it: a file and a line. */
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
    const asOf = dayOf(options.asOf, io.today);
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

/** Data with `where` (a file and a line) in the place of documents and offsets, however deep. */
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
