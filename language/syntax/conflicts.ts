import type { SyntaxProblem, TextEdit } from '../model/findings.ts';
import type { Span } from '../model/values.ts';
import { withoutClutter } from './paragraphs.ts';

/** The two versions that a merge of two people's work leaves in a file: one of them is read, and both can be kept. */

/** A line of a merge: before the first version, before what both come from, between the versions, and after the second. */
const OF_MERGE = /^(?:<{7}(?: ([^\r\n]*))?\r?\n|\|{7}[^\n]*\n|={7}\r?\n|>{7}(?: ([^\r\n]*))?\r?$)/gm;

interface Conflict {
    readonly whole: Span;
    readonly ours: Span;
    readonly theirs: Span;
    /** What the versions are called. */
    readonly names: readonly [first: string | undefined, second: string | undefined];
}

/** The conflicts of a text, found line by line: one that was never closed is none. */
function conflictsIn(text: string): readonly Conflict[] {
    const found: Conflict[] = [];
    let open: RegExpExecArray | undefined;
    let oursEnd: number | undefined;
    let theirsStart: number | undefined;
    for (const line of text.matchAll(OF_MERGE)) {
        const end = line.index + line[0].length;
        if (!open) open = line[0].startsWith('<') ? line : undefined;
        else if (line[0].startsWith('|')) oursEnd ??= line.index;
        else if (line[0].startsWith('=')) {
            oursEnd ??= line.index;
            theirsStart ??= end;
        } else if (line[0].startsWith('>') && oursEnd !== undefined && theirsStart !== undefined) {
            found.push({
                whole: [open.index, end],
                ours: [open.index + open[0].length, oursEnd],
                theirs: [theirsStart, line.index],
                names: [open[1], line[2]],
            });
            open = oursEnd = theirsStart = undefined;
        }
    }
    return found;
}

interface Merged {
    /** The text with the first version of each conflict only, every sign where it was. */
    readonly text: string;
    readonly problems: readonly SyntaxProblem[];
}

const blank = (lines: string): string => lines.replaceAll(/[^\r\n]/g, ' ');

/** Takes a text with the two versions that a merge left: it is read with the first, and each conflict is one problem. */
export function withoutConflicts(text: string): Merged {
    if (!text.includes('<<<<<<<')) return { text, problems: [] };
    const problems: SyntaxProblem[] = [];
    let merged = '';
    let from = 0;
    for (const { whole, ours, theirs, names } of conflictsIn(text)) {
        const keep = (version: Span): readonly TextEdit[] => [{ at: whole, text: text.slice(...version).replace(/\r?\n$/, '') }];
        const name = (given: string | undefined, otherwise: string): string => (given ? `“${given.trim()}”` : otherwise);
        const words = (version: Span): string => withoutClutter(text.slice(...version)).replaceAll(/\s+/g, ' ');
        problems.push({
            message: 'There are two versions of these lines, left by a merge. Keep one of them.',
            at: [whole[0], text.indexOf('\n', whole[0])],
            line: whole,
            fixes:
                words(ours) === words(theirs)
                    ? [{ title: 'Keep one of the two, which are the same', safe: true, edits: keep(ours) }]
                    : [
                          { title: `Keep the first version, ${name(names[0], 'above')}`, safe: false, edits: keep(ours) },
                          { title: `Keep the second version, ${name(names[1], 'below')}`, safe: false, edits: keep(theirs) },
                      ],
        });
        merged +=
            text.slice(from, whole[0]) + blank(text.slice(whole[0], ours[0])) + text.slice(...ours) + blank(text.slice(ours[1], whole[1]));
        from = whole[1];
    }
    return { text: merged + text.slice(from), problems };
}
