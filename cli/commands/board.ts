import { boardOf } from '../../language/board/board.ts';
import { ExitCode, usageError } from '../exit-code.ts';
import { boardTables, type Where } from '../formats/board.ts';
import { writeTables } from '../formats/tables.ts';
import type { Io } from '../io.ts';
import { assessedServices, checkAsOf, placedReviews } from '../workspace/assessed.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { dayOf, tellUnreadable } from './check.ts';
import type { CoverageOptions } from './coverage.ts';
import { knownGuidance } from './known-names.ts';

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
