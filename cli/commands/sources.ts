import { isUnchecked } from '../../language/assess/asker.ts';
import { effectiveRequirements } from '../../language/assess/effective-guidance.ts';
import { daysBetween } from '../../language/model/dates.ts';
import type { RequirementFacts } from '../../language/model/facts.ts';
import { counted } from '../../language/model/text.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { type TableOptions, type TableView, writeTables } from '../formats/tables.ts';
import { ExitCode, type Io } from '../io/io.ts';

import { knownGuidance, openWorkspace } from '../workspace/workspace.ts';

import { dayOf, tellUnreadable } from './check.ts';

export interface SourcesOptions extends TableOptions {
    readonly guidance?: readonly string[];
    readonly unverified?: boolean;
    readonly asOf?: string;
}

/** Where a requirement can be read, and how long ago that was done. */
interface SourceEntry {
    readonly id: string;
    readonly title: string;
    readonly weight: RequirementFacts['obligation'];
    readonly basis: string;
    /** Nothing where it has not been read at its source. */
    readonly checked?: string;
    /** Days since then; below zero where the day is still to come. */
    readonly days?: number;
    readonly source: string;
    readonly address: string;
}

/** The day on which a requirement was read at its source; empty where it was not. */
function readOn({ source }: RequirementFacts): string {
    return (!source?.unverified && source?.checked) || '';
}

function entryOf(requirement: RequirementFacts, asOf: string): SourceEntry {
    const { id, title, obligation, basis, source } = requirement;
    const checked = readOn(requirement);
    return {
        id,
        title: title ?? '',
        weight: obligation,
        basis,
        ...(checked && { checked, days: daysBetween(checked, asOf) }),
        source: source?.title ?? '',
        address: source?.link ?? '',
    };
}

/** What some guidances ask for, first what has not been read at its source, then by the day on which it was, the oldest first. */
function entriesOf(guidance: readonly string[], names: NameIndex, onlyUnread: boolean, asOf: string): readonly SourceEntry[] {
    // A guidance of the workspace may say that what it inherits has been read since: of each requirement, what was read last.
    const known = new Map<string, RequirementFacts>();
    for (const requirement of guidance.flatMap(name => effectiveRequirements(name, each => names.guidance(each)))) {
        const other = known.get(requirement.id);
        if (!other || readOn(other) < readOn(requirement)) known.set(requirement.id, requirement);
    }
    const wanted = [...known.values()].filter(requirement => !onlyUnread || isUnchecked(requirement));
    // The order of the text stays where two days are the same.
    return wanted
        .map(requirement => entryOf(requirement, asOf))
        .toSorted((one, other) => (one.checked ?? '').localeCompare(other.checked ?? ''));
}

function sourcesTable(entries: readonly SourceEntry[], note: string): TableView {
    return {
        title: 'Sources of requirements',
        columns: [
            { title: 'Requirement' },
            { title: 'Read on' },
            { title: 'Days' },
            { title: 'Weight' },
            { title: 'Basis' },
            { title: 'Title', grows: 1 },
            { title: 'Source', grows: 2 },
            { title: 'Address', grows: 2 },
        ],
        detail: 6,
        place: 7,
        rows: entries.map(({ id, checked, days, weight, basis, title, source, address }) => [
            id,
            checked ?? 'unverified',
            days === undefined ? '' : String(days),
            weight,
            basis,
            title,
            source,
            address,
        ]),
        note,
    };
}

/** `carewright sources`: where each requirement can be read, those first that have not been read there, then the oldest. */
export async function sources(options: SourcesOptions, io: Io): Promise<ExitCode> {
    const asOf = dayOf(options.asOf, io.today);
    const workspace = await openWorkspace([], io.cwd);
    const { names } = workspace;
    const all = [...names.all('guidance')].flatMap(found => found[0]?.declaration.name ?? []);
    const guidance = options.guidance ? knownGuidance(options.guidance, names) : all;
    const entries = entriesOf(guidance, names, options.unverified === true, asOf);
    const unread = entries.filter(({ checked }) => checked === undefined).length;
    const note = entries.length
        ? `${counted(entries.length, 'requirement')}, ${unread} not read at the source, as of ${asOf}.`
        : 'Every requirement has been read at its source.';
    const data = { format: 'carewright-sources', version: 1, asOf, requirements: entries };
    await writeTables([sourcesTable(entries, note)], data, options, io);
    await tellUnreadable(workspace.unreadable, io);
    return workspace.unreadable.length ? ExitCode.file : ExitCode.ok;
}
