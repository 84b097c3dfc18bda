import { isUnchecked } from '../../language/assess/asker.ts';
import { effectiveRequirements } from '../../language/assess/effective-guidance.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import { dateInWords, daysBetween } from '../../language/model/dates.ts';
import type { RequirementFacts } from '../../language/model/facts.ts';
import { isSound, type TextEdit } from '../../language/model/findings.ts';
import { webLink } from '../../language/model/links.ts';
import { ALL_VOCABULARIES } from '../../language/model/namespaces.ts';
import { counted, nearestName, quoted } from '../../language/model/text.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { type TableOptions, type TableView, writeTables } from '../formats/tables.ts';
import { ExitCode, type Io, usageError } from '../io/io.ts';

import { knownGuidance, mustBeName, openWorkspace } from '../workspace/workspace.ts';
import { type Editable, readToEdit, writeEdits, writeNew } from '../workspace/write.ts';

import { namedDay, tellUnreadable } from './check.ts';

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
    /** Days since then. */
    readonly days?: number;
    readonly source: string;
    readonly address: string;
}

/** The day on which a requirement was read at its source; empty where it was not. */
function readOn({ source }: RequirementFacts, asOf = '9999'): string {
    const day = (!source?.unverified && source?.checked) || '';
    return day > asOf ? '' : day;
}

function entryOf(requirement: RequirementFacts, asOf: string): SourceEntry {
    const { id, title, obligation, basis, source } = requirement;
    // Nothing has been read on a day to come.
    const checked = readOn(requirement, asOf);
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

/** A change that is coming: one of the library's list, or the first or last day of a term. */
interface ComingEntry {
    /** Nothing where no page that was read gives it. */
    readonly day?: string;
    /** Days until then; less than none where it has come. */
    readonly days?: number;
    readonly what: string;
    readonly source: string;
    readonly address: string;
}

/** What is said of a change whose day has come. */
const HAS_COME = 'Its day has come, and this version may not have it yet.';

/** What will change after a day, the next first; what has no day comes last. */
function comingAfter(asOf: string, names: NameIndex): readonly ComingEntry[] {
    const entries = ALL_VOCABULARIES.flatMap(kind =>
        [...names.all(kind)].flatMap(([found]): readonly ComingEntry[] => {
            const { declaration: { name, title, term } = { name: '', title: '', term: undefined } } = found ?? {};
            const entry = (words: string, day?: string): ComingEntry => ({
                ...(day && { day, days: daysBetween(asOf, day) }),
                what: words,
                source: term?.source?.title ?? '',
                address: term?.source?.link ?? '',
            });
            const called = `${title ?? name} (${name})`;
            // The library names a change until it has followed it: one whose day has come is most worth a look.
            if (kind === 'coming') return [entry(term?.from && term.from <= asOf ? `${called}. ${HAS_COME}` : called, term?.from)];
            return [
                ...(term?.from && term.from > asOf ? [entry(`${called} begins`, term.from)] : []),
                ...(term?.until && term.until > asOf ? [entry(`${called} ends`, term.until)] : []),
            ];
        }),
    );
    return entries.toSorted((one, other) => (one.day ?? '9999').localeCompare(other.day ?? '9999'));
}

function comingTable(entries: readonly ComingEntry[]): TableView {
    return {
        title: 'Changes that are coming',
        columns: [
            { title: 'Day' },
            { title: 'Days' },
            { title: 'What', grows: 1 },
            { title: 'Source', grows: 2 },
            { title: 'Address', grows: 2 },
        ],
        detail: 3,
        place: 4,
        rows: entries.map(({ day, days, what, source, address }) => [
            day ?? 'not known',
            days === undefined ? '' : String(days),
            what,
            source,
            address,
        ]),
    };
}

/** `carewright sources`: where each requirement can be read, those first that have not been read there, then the oldest. */
export async function sources(options: SourcesOptions, io: Io): Promise<ExitCode> {
    const asOf = namedDay(options.asOf, io.today);
    const workspace = await openWorkspace([], io.cwd);
    const { names } = workspace;
    const all = [...names.all('guidance')].flatMap(found => found[0]?.declaration.name ?? []);
    const guidance = options.guidance ? knownGuidance(options.guidance, names) : all;
    const entries = entriesOf(guidance, names, options.unverified === true, asOf);
    const unread = entries.filter(({ checked }) => checked === undefined).length;
    const note = entries.length
        ? `${counted(entries.length, 'requirement')}, ${unread} not read at the source, as of ${dateInWords(asOf)}.`
        : 'Every requirement has been read at its source.';
    const coming = options.unverified || options.guidance ? [] : comingAfter(asOf, names);
    const data = { format: 'carewright-sources', version: 1, asOf, requirements: entries, coming };
    await writeTables([sourcesTable(entries, note), ...(coming.length ? [comingTable(coming)] : [])], data, options, io);
    await tellUnreadable(workspace.unreadable, io);
    return workspace.unreadable.length ? ExitCode.file : ExitCode.ok;
}

export interface RecordOptions {
    readonly by: string;
    readonly on?: string;
    readonly source?: string;
    readonly link?: string;
    readonly into: string;
    readonly output?: string;
}

/** A record that someone has read a requirement at its source, as it is written in a guidance. */
function recordOf({ id, source }: RequirementFacts, day: string, { by, source: title, link }: RecordOptions): string {
    const [words, address] = [title ?? source?.title, link ?? (title === undefined ? source?.link : undefined)];
    const place = [words && quoted(words), address && `<${address}>`].filter(Boolean).join(' ');
    const reason = quoted(`Read at its source (${by}).`);
    return `  tightens ${id} because ${reason} {\n    source: ${place} checked ${day}\n  }\n`;
}

/** What was read, by its id, and all of it with a place where it can be read again. */
function toRecord(ids: readonly string[], { source, link }: RecordOptions, names: NameIndex): readonly RequirementFacts[] {
    return ids.map(id => {
        const requirement = names.requirement(id) ?? names.requirement(id.toUpperCase());
        if (!requirement) {
            const known = [...names.all('requirement')].flatMap(found => found[0]?.declaration.name ?? []);
            const nearest = nearestName(id, known);
            throw usageError(`There is no requirement called "${id}".${nearest ? ` Did you mean ${nearest}?` : ''}`);
        }
        const isNamed =
            requirement.source?.link !== undefined || (requirement.source?.title ?? 'General knowledge') !== 'General knowledge';
        if (source === undefined && link === undefined && !isNamed)
            throw usageError(
                `The library does not know where ${requirement.id} can be read. Say where you read it: --source "Title, section and page"`,
            );
        return requirement;
    });
}

/** The edits that put records into a guidance which is there: one for each requirement, in place of an older one. */
function recordsInto(
    { facts, text }: Editable,
    guidance: string,
    requirements: readonly RequirementFacts[],
    record: (requirement: RequirementFacts) => string,
): readonly TextEdit[] {
    const own = facts.guidance.find(({ name }) => name === guidance);
    const whole = facts.declarations.find(({ namespace, name }) => namespace === 'guidance' && name === guidance)?.whole;
    if (!own || !whole) return [];
    const edits: TextEdit[] = [];
    const added: string[] = [];
    for (const requirement of requirements) {
        const older = own.amendments.find(({ type, requirement: { name } }) => type === 'tightens' && name === requirement.id);
        // One that asks for more than having been read stays, and the record comes after it.
        const isRecord = older && older.says === undefined && older.obligation === undefined && !older.expectations.length;
        if (isRecord) edits.push({ at: older.at, text: record(requirement).trim() });
        else added.push(record(requirement));
    }
    const brace = whole[1] - 1;
    const line = text.lastIndexOf('\n', brace) + 1;
    const isAlone = !text.slice(line, brace).trim();
    const at = isAlone ? line : brace;
    if (added.length) edits.push({ at: [at, at], text: `\n${added.join('\n')}` });
    const missing = [...new Set(requirements.map(each => each.guidance))].filter(
        name => name !== guidance && !own.parents.some(parent => parent.name === name),
    );
    const last = own.parents.at(-1);
    if (missing.length) {
        const after = last ? last.at[1] : text.lastIndexOf('{', brace);
        const head = text.indexOf('{', own.at[1]);
        edits.push(
            last ? { at: [after, after], text: `, ${missing.join(', ')}` } : { at: [head, head], text: `extends ${missing.join(', ')} ` },
        );
    }
    return edits.toSorted((a, b) => a.at[0] - b.at[0]);
}

/** `carewright sources record`: notes in the workspace that someone has read requirements at their source, as guidance. */
export async function record(ids: readonly string[], options: RecordOptions, io: Io): Promise<ExitCode> {
    const day = namedDay(options.on, io.today);
    if (day > io.today) throw usageError(`${options.on} has not come yet: nothing can have been read on that day.`);
    if (options.link !== undefined && !webLink(options.link)) throw usageError(`"${options.link}" is not the address of a web page.`);
    const workspace = await openWorkspace([], io.cwd);
    const { names } = workspace;
    const requirements = toRecord(ids, options, names);
    const into = mustBeName(options.into);
    const written = (requirement: RequirementFacts): string => recordOf(requirement, day, options);
    const known = names.guidance(into);
    if (known && isLibrary(known.uri)) throw usageError(`${into} is a guidance of the library. Name your own: --into OUR-READING`);
    if (known) {
        const found = await readToEdit(known.uri, workspace);
        const edits = recordsInto(found, into, requirements, written);
        const path = workspace.pathOf(known.uri);
        if (!edits.length || !isSound(found.facts, [0, found.text.length]))
            throw usageError(`${path} has lines that can't be read. Put them right first: carewright check ${path}`);
        await writeEdits(known.uri, found.text, edits, workspace);
        await io.err.write(`Recorded in ${path}. Next, run: carewright sources --guidance ${into}\n`);
        return ExitCode.ok;
    }
    const parents = [...new Set(requirements.map(({ guidance }) => guidance))];
    const head = `guidance ${into} "What we have read at its source" extends ${parents.join(', ')} {\n`;
    const note = `// Services that follow ${into} in place of ${parents.join(', ')} go by what has been read.\n`;
    await writeNew(
        `${note}${head}${requirements.map(written).join('\n')}}\n`,
        options.output ?? `${into.toLowerCase()}.care`,
        'Name another file: --output',
        io,
    );
    return ExitCode.ok;
}
