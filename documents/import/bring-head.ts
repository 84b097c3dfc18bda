import type { SeenLine } from '../tree/seen-lines.ts';
import type { Bench, Made } from './made.ts';
import { headEdits, headOf } from './value-edits.ts';

/** The line below the title is one of the first. */
const HEAD_LINES = 4;

/**
 * Brings back status and version of the line below the title: the rest of that line follows from the text.
 *
 * @param at the line, from 0
 */
export function bringHead(at: number, before: SeenLine, now: SeenLine, bench: Bench): boolean {
    const wanted = headOf(now.words);
    if (at >= HEAD_LINES || before.row !== undefined || !wanted) return false;
    const isSaid = ({ lines }: Made): boolean =>
        lines.slice(0, HEAD_LINES).some(({ words }) => {
            const head = headOf(words);
            return head?.status === wanted.status && head?.version === wanted.version;
        });
    const edits = headEdits(before.words, now.words, bench.finder.places, bench.made.context.names);
    return edits.length > 0 && bench.accept(edits, isSaid);
}
