import type { TextEdit } from '../model/findings.ts';
import type { Place } from './placing.ts';
import type { PiecedText } from './read-text.ts';
import { isSpace } from './space.ts';
import { lineEnding, TextLines } from './text-lines.ts';

/** The space between two pieces: where it is, what stands there now, and what may be touched of it. */
interface Gap {
    readonly start: number;
    readonly now: string;
    readonly leftBefore: boolean;
    readonly leftAfter: boolean;
}

const ANY_LINE_END = /\r?\n/g;

/**
 * The edits that put every piece where it is to stand. Line ends that are there stay as they are.
 *
 * @param left which lines are not to be touched
 */
export function gapEdits({ text, pieces }: PiecedText, places: readonly Place[], left: readonly boolean[]): readonly TextEdit[] {
    const lines = new TextLines(text);
    const isLeft = (offset: number): boolean => left[lines.at(offset)] ?? false;
    const eol = lineEnding(text);
    const edits: TextEdit[] = [];
    let end = 0;
    for (const [index, { start, end: pieceEnd }] of pieces.entries()) {
        const gap = { start: end, now: text.slice(end, start), leftBefore: isLeft(end), leftAfter: isLeft(start) };
        const place = places[index] as Place;
        if (index === 0) edits.push(...startOfFile(gap, place, eol));
        else edits.push(...between(gap, place, eol));
        end = pieceEnd;
    }
    if (!isLeft(end) && !isLeft(text.length) && isSpace(text.slice(end)))
        edits.push(...replaced(end, text.slice(end), pieces.length ? finalLineEnd(text.slice(end), eol) : ''));
    return edits;
}

function replaced(start: number, now: string, wanted: string): readonly TextEdit[] {
    return now === wanted ? [] : [{ at: [start, start + now.length], text: wanted }];
}

function finalLineEnd(now: string, eol: string): string {
    return now.match(ANY_LINE_END)?.[0] ?? eol;
}

/** Nothing stands before the first word; where a sign without meaning does, only the line of that word is moved. */
function startOfFile(gap: Gap, { spaces }: Place, eol: string): readonly TextEdit[] {
    if (!isSpace(gap.now)) return between({ ...gap, leftBefore: true }, { breaks: 1, spaces }, eol);
    return gap.leftBefore || gap.leftAfter ? [] : replaced(gap.start, gap.now, ' '.repeat(spaces));
}

/** Edits of a gap, one for each line that it touches, so that lines can be formatted by themselves. */
function between({ start, now, leftBefore, leftAfter }: Gap, { breaks, spaces }: Place, eol: string): readonly TextEdit[] {
    const ends = [...now.matchAll(ANY_LINE_END)];
    const first = ends[0];
    const last = ends.at(-1);
    if (!first || !last || breaks === 0) {
        if (leftBefore || leftAfter || !isSpace(now)) return [];
        return replaced(start, now, eol.repeat(breaks) + ' '.repeat(spaces));
    }
    const edits: TextEdit[] = [];
    if (!leftBefore) edits.push(...replaced(start, now.slice(0, first.index), ''));
    const afterFirst = first.index + first[0].length;
    const afterLast = last.index + last[0].length;
    // A sign without meaning that stands in between stays, and all around it.
    if (!leftBefore && !leftAfter && isSpace(now)) {
        const kept = ends.slice(1, breaks).map(([end]) => end);
        const wanted = kept.join('') + eol.repeat(Math.max(0, breaks - ends.length));
        edits.push(...replaced(start + afterFirst, now.slice(afterFirst, afterLast), wanted));
    }
    if (!leftAfter) edits.push(...replaced(start + afterLast, now.slice(afterLast), ' '.repeat(spaces)));
    return edits;
}
