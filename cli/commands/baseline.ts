import { resolve } from 'node:path';
import { isCareName, readText } from '../../files/read-files.ts';
import { isoDate } from '../../language/model/dates.ts';
import { type TableOptions, writeTables } from '../formats/tables.ts';
import { ExitCode, fileError, type Io, usageError } from '../io/io.ts';

import { neutraliseLine } from '../io/safe-text.ts';
import { baselineNames, freeze, readBaseline } from '../workspace/versions.ts';
import { shownTarget } from '../workspace/write.ts';
import { refuseUnused } from './unused-options.ts';

export interface BaselineOptions extends Partial<TableOptions> {
    readonly name?: string;
    readonly approvedBy?: string;
    readonly on?: string;
    readonly list?: boolean;
}

const [FREEZING, LISTING] = ['a new baseline', '--list'];

/** What an option is for. */
const USES = { name: [FREEZING], approvedBy: [FREEZING], on: [FREEZING], format: [LISTING], output: [LISTING] };

/** `carewright baseline`: freezes a version of a file that was approved, or lists those that were. */
export async function baseline(written: string, options: BaselineOptions, io: Io): Promise<ExitCode> {
    refuseUnused({ ...options }, USES, options.list ? LISTING : FREEZING);
    const file = resolve(io.cwd, written);
    const read = readText(file);
    if ('reason' in read) throw fileError(`${written} can't be read: ${read.reason}.`);
    if (!isCareName(file)) throw usageError(`${written} is not a .care file. Nothing was frozen.`);
    if (options.list) return list(written, file, { ...options, format: options.format ?? 'text' }, io);
    const on = options.on === undefined ? undefined : isoDate(options.on);
    if (options.on !== undefined && !on) throw usageError(`"${options.on}" is not a date. Write it as 2026-11-28.`);
    const approvedBy = options.approvedBy?.trim() || undefined;
    const name = options.name ?? on ?? io.today;
    const { path, isNew } = await freeze(file, name, { ...(approvedBy && { approvedBy }), ...(on && { on }) }, io.cwd);
    const shown = neutraliseLine(shownTarget(path, io.cwd));
    await io.out.write(`${shown}\n`);
    const next = neutraliseLine(`carewright diff --since ${name} ${written}`);
    await io.err.write(`${isNew ? 'Frozen' : 'This is frozen already'}. To see what has changed since then: ${next}\n`);
    return ExitCode.ok;
}

async function list(written: string, file: string, options: TableOptions, io: Io): Promise<ExitCode> {
    const all = baselineNames(file).flatMap(name => readBaseline(file, name, io.cwd)?.about ?? []);
    const rows = all.map(({ name, approvedBy = '', on = '' }) => [name, on, approvedBy]);
    const columns = [{ title: 'Baseline' }, { title: 'Approved on' }, { title: 'Approved by', grows: 3 }];
    const note = rows.length ? {} : { note: `No version is frozen yet. Freeze this one: carewright baseline ${written}` };
    const view = { title: `Baselines of ${written}`, columns, rows, ...note };
    await writeTables([view], { format: 'carewright-baselines', version: 1, baselines: all }, options, io);
    return ExitCode.ok;
}
