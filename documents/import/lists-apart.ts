import type { Element } from '../../language/model/facts.ts';
import { lineEnding } from '../../language/syntax/lines.ts';
import { indentAt } from '../../language/syntax/paragraphs.ts';
import type { Subject } from './row-edits.ts';
import type { CandidateEdits } from './source-edits.ts';

/**
 * Puts the names of an entry on separate lines, as documents have them in separate rows. What they say stays the same.
 *
 * @param said what is written after a name instead of what all of them say; nothing where it is that
 * @returns the edits of each entry that has several names
 */
export function listsApart(
    { facts, source: { text } }: Subject,
    said: (entry: Element, after: string) => string | undefined = () => undefined,
): readonly CandidateEdits[] {
    const entries = facts.elements.filter(({ kind, term }) => ['role', 'offer', 'workswith'].includes(kind) && term !== undefined);
    return [...Map.groupBy(entries, ({ whole }) => whole[0]).values()].flatMap((all): readonly CandidateEdits[] => {
        const [first, last] = [all[0], all.at(-1)];
        if (!first || !last || first === last) return [];
        const gaps = all.slice(1).map(({ at }, index) => text.slice(all[index]?.at[1], at[0]));
        // A comment between names is about one of them.
        if (!gaps.every(gap => /^\s*,\s*$/.test(gap))) return [];
        const [start, end] = first.whole;
        const [before, after] = [text.slice(start, first.at[0]), text.slice(last.at[1], end)];
        const lines = all.map(entry => before + text.slice(...entry.at) + (said(entry, after) ?? after));
        return [[{ at: [start, end], text: lines.join(lineEnding(text) + indentAt(text, start)) }]];
    });
}
