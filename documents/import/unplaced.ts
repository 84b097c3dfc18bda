import { type PlaceFinder, rowsOf, type SourcePlace } from '../model/source-places.ts';
import type { SeenLine } from '../tree/seen-lines.ts';
import type { LineChange } from './line-changes.ts';
import { unreadDates } from './policy-lines.ts';
import { isTaken, policyCalled } from './policy-titles.ts';
import type { Subject } from './row-edits.ts';
import type { WordLine } from './seen-in-word.ts';

/** A change that could not be brought back, in a sentence, and the line of the text that it is about. */
export interface Unplaced {
    readonly words: string;
    readonly place: SourcePlace | undefined;
}

/** How many lines before a line are looked at for the place that it belongs to. */
const NEAR = 12;

/** The place that a line comes from, or the nearest line before it that has one; never the whole service or review. */
export function nearestPlace(
    lines: readonly SeenLine[],
    at: number,
    finder: PlaceFinder,
    rows: ReadonlyMap<number, string>,
    step: -1 | 1 = -1,
): SourcePlace | undefined {
    for (let index = at; index >= 0 && index < lines.length && Math.abs(index - at) < NEAR; index += step) {
        const { words, row } = lines[index] as SeenLine;
        const context = row === undefined ? '' : (rows.get(row) ?? '');
        const found = finder.likely(words, context.replace(words, ' ')).find(place => place !== finder.places[0]);
        if (found) return found;
        // What is new in a row is at the place of the row.
        const ofRow = context && finder.likely(context).find(place => place !== finder.places[0]);
        if (ofRow) return ofRow;
    }
    return undefined;
}

/** Lines of one row or one table are reported together. */
interface Group {
    readonly what: 'row' | 'table';
    readonly rows: readonly (readonly LineChange[])[];
}

function lineOf(change: LineChange, was: readonly SeenLine[], now: readonly SeenLine[]): SeenLine {
    return (change.kind === 'added' ? now[change.now] : was[change.before]) as SeenLine;
}

/** That words are others now, and what of them can't be read. */
function changeInWords(before: string, { words, row }: SeenLine, subject: Subject | undefined): string {
    const unread = row === undefined && subject?.facts.type === 'service' ? unreadDates(words, subject.names) : [];
    const why = unread.map(part => `. “${part}” can’t be read as a date`);
    return [`“${before}” became “${words}”`, ...why].join('');
}

/** That a heading is another one now, and why it was not changed. */
function headingInWords(before: string, now: string, subject: Subject | undefined): string {
    const said = `The heading “${before}” became “${now}”`;
    if (!subject) return said;
    const { facts } = subject;
    if (isTaken(before, now, subject))
        return `${said}, and there is a policy of that name already. Move the text to it, or delete one of the two`;
    if (policyCalled(before, subject)) return said;
    if (facts.type === 'service')
        return `${said}. Headings of sections come from the layout of the document: to change one, change the layout (\`--layout\`)`;
    return `${said}. Headings of sections come from the template \`${facts.template?.name ?? ''}\`: to change one, change the template`;
}

/** What could not be brought back, in sentences: a row that is new or gone is one, and so is a table. */
export function unplacedOf(
    changes: readonly LineChange[],
    was: readonly SeenLine[],
    now: readonly WordLine[],
    finder: PlaceFinder,
    subject: Subject | undefined,
): readonly Unplaced[] {
    const [rowsBefore, rowsNow] = [rowsOf(was), rowsOf(now)];
    const groups = groupsOf(changes, was, now);
    const told = new Set<Group>();
    return changes.flatMap((change): Unplaced[] => {
        const group = groups.get(change);
        if (group && told.has(group)) return [];
        if (group) told.add(group);
        const before = change.kind === 'added' ? undefined : was[change.before];
        const after = change.kind === 'removed' ? undefined : now[change.now];
        const place =
            change.kind === 'added' ? nearestPlace(now, change.now, finder, rowsNow) : nearestPlace(was, change.before, finder, rowsBefore);
        if (group) {
            const rows = group.rows.map(row => row.map(each => lineOf(each, was, now).words).join(' | '));
            const end = change.kind === 'added' ? 'is new' : 'is gone';
            return [{ words: `The ${group.what} “${rows.join('; ')}” ${end}`, place }];
        }
        const words =
            change.kind === 'moved'
                ? `“${before?.words ?? ''}” was moved`
                : before?.isHeading && after
                  ? headingInWords(before.words, after.words, subject)
                  : before && after
                    ? changeInWords(before.words, after, subject)
                    : after
                      ? `“${after.words}” is new`
                      : `“${before?.words ?? ''}” is gone`;
        return [{ words, place }];
    });
}

/** For each line of a row that is new or gone as a whole, the row; of a table that is, the table. */
function groupsOf(changes: readonly LineChange[], was: readonly SeenLine[], now: readonly WordLine[]): ReadonlyMap<LineChange, Group> {
    const groups = new Map<LineChange, Group>();
    for (const [kind, lines] of [['removed', was] as const, ['added', now] as const]) {
        const own = changes.filter(change => change.kind === kind && lineOf(change, was, now).row !== undefined);
        const whole = [...Map.groupBy(own, change => lineOf(change, was, now).row ?? 0).values()].filter(
            row => row.length > 1 && row.length === lines.filter(line => line.row === lineOf(row[0] as LineChange, was, now).row).length,
        );
        const tables = Map.groupBy(whole, ([first]) => lineOf(first as LineChange, was, now).table);
        for (const [table, rows] of tables) {
            const isTable = table !== undefined && rows.flat().length === lines.filter(line => line.table === table).length;
            const all: readonly Group[] = isTable ? [{ what: 'table', rows }] : rows.map(row => ({ what: 'row', rows: [row] }));
            for (const group of all) for (const change of group.rows.flat()) groups.set(change, group);
        }
    }
    return groups;
}
