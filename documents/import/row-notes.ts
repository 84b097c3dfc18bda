import { listed } from '../../language/model/text.ts';
import type { SeenLine } from '../tree/seen-lines.ts';
import type { LineChange } from './line-changes.ts';
import { identityOf } from './line-identity.ts';
import type { WordLine } from './seen-in-word.ts';
import type { TableRow } from './table-rows.ts';

/** What an action needs before people can hold someone to it. */
const NEEDED = [
    ['owner', 'no owner'],
    ['due', 'no date'],
    ['addresses', 'no requirement whose gap it closes'],
] as const;

/**
 * What is to be known of rows that people wrote or changed: what could not be read, and what a new action lacks.
 *
 * @param newRows the numbers of the rows that are new
 * @param left what was not brought back
 * @param isNew whether people wrote a line, or changed it
 * @param made the document as it is made from the text now
 */
export function rowNotes(
    newRows: ReadonlySet<number>,
    left: readonly LineChange[],
    now: readonly WordLine[],
    rows: ReadonlyMap<number, TableRow>,
    made: readonly SeenLine[],
    isNew: (line: WordLine) => boolean,
): readonly string[] {
    const leftRows = new Set(left.flatMap(change => (change.kind === 'removed' ? [] : (now[change.now]?.row ?? []))));
    const there = new Set(made.map(identityOf));
    const isThere = (line: WordLine | undefined): boolean => line !== undefined && there.has(identityOf(line));
    return [...rows].flatMap(([number, row]) => {
        const said = leftRows.has(number) ? row.unread.map(each => `In the row “${row.about}”: ${each}.`) : [];
        for (const { check, line } of row.says)
            if (check && isNew(line) && isThere(line)) said.push(`In the row “${row.about}”: ${check}.`);
        const first = now.find(line => line.row === number);
        if (row.inOwnWords && newRows.has(number) && isThere(first)) said.push(row.inOwnWords);
        if (row.kind === 'actions' && newRows.has(number) && isThere(first)) {
            const lacks = NEEDED.flatMap(([label, words]) => (row.says.some(each => each.label === label) ? [] : [words]));
            if (lacks.length) said.push(`The new action “${row.about}” has ${listed(lacks)}. Add what is missing.`);
        }
        return said;
    });
}
