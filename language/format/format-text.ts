import { applyEdits, type TextEdit } from '../model/findings.ts';
import { inOrder, type Span } from '../model/values.ts';
import { Lines, lineEnding, TextLines } from '../syntax/lines.ts';
import { isTextType } from '../syntax/strings.ts';
import { aligned } from './columns.ts';
import {
    type Caution,
    isComment,
    isSameMeaning,
    isSpace,
    linesToLeave,
    type Piece,
    type PiecedText,
    readPieces,
    type Spacing,
} from './pieces.ts';
import { lineStarts, longTextEdits, spaced, wrapped } from './spacing.ts';

/** The space between two pieces: where it is, what is there now, and what may be touched of it. */
interface Gap {
    readonly start: number;
    readonly now: string;
    readonly leftBefore: boolean;
    readonly leftAfter: boolean;
}

const ANY_LINE_END = /\r?\n/g;

/**
 * The edits that put every piece in its place. Line ends that are there stay as they are.
 *
 * @param left which lines are not to be touched
 */
function gapEdits({ text, pieces }: PiecedText, places: readonly Spacing[], left: readonly boolean[]): readonly TextEdit[] {
    const lines = new TextLines(text);
    const isLeft = (offset: number): boolean => left[lines.at(offset)] ?? false;
    const eol = lineEnding(text);
    const edits: TextEdit[] = [];
    let end = 0;
    for (const [index, { start, end: pieceEnd }] of pieces.entries()) {
        const gap = { start: end, now: text.slice(end, start), leftBefore: isLeft(end), leftAfter: isLeft(start) };
        const place = places[index] as Spacing;
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

/** The first word is usually first on its line; where a sign without meaning comes before it, only the line of that word is moved. */
function startOfFile(gap: Gap, { spaces }: Spacing, eol: string): readonly TextEdit[] {
    if (!isSpace(gap.now)) return between({ ...gap, leftBefore: true }, { breaks: 1, spaces }, eol);
    return gap.leftBefore || gap.leftAfter ? [] : replaced(gap.start, gap.now, ' '.repeat(spaces));
}

/** Edits of a gap, one for each line that it touches, so that lines can be formatted by themselves. */
function between({ start, now, leftBefore, leftAfter }: Gap, { breaks, spaces }: Spacing, eol: string): readonly TextEdit[] {
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
    // A sign without meaning in between stays, with all around it.
    if (!leftBefore && !leftAfter && isSpace(now)) {
        const kept = ends.slice(1, breaks).map(([end]) => end);
        const wanted = kept.join('') + eol.repeat(Math.max(0, breaks - ends.length));
        edits.push(...replaced(start + afterFirst, now.slice(afterFirst, afterLast), wanted));
    }
    if (!leftAfter) edits.push(...replaced(start + afterLast, now.slice(afterLast), ' '.repeat(spaces)));
    return edits;
}

interface FormatOptions {
    /** Only the lines that this touches; the whole text where it is left out. */
    readonly range?: Span;
    /** How many spaces each level is indented; two where it is left out. */
    readonly indent?: number;
}

/** What is tried in turn, until the text says the same afterwards. */
const CAUTIONS: readonly Caution[] = ['lines', 'braces', 'blocks'];

/**
 * Lays out the text of a `.care` file: its indentation, its spaces, its line breaks. Lines that can't be read stay as they
 * are, and nothing but white space is changed, and in names what `canonicalName` changes.
 *
 * @returns the edits, in the order of the text, each as small as it can be; none where the text is laid out well
 */
export function formatText(text: string, options: FormatOptions = {}): readonly TextEdit[] {
    return layOut(text, options).edits;
}

/** The same edits, and the numbers, from 1, of the lines that can't be read, which stay as they are. */
export function layOut(
    text: string,
    options: FormatOptions = {},
): { readonly edits: readonly TextEdit[]; readonly unread: readonly number[] } {
    const read = readPieces(text);
    const lines = new TextLines(read.problems.length ? text : '');
    return { edits: safeEdits(read, options), unread: [...new Set(read.problems.map(({ at }) => lines.at(at[0]) + 1))] };
}

function safeEdits(read: PiecedText, options: FormatOptions): readonly TextEdit[] {
    const { text } = read;
    for (const caution of read.problems.length ? CAUTIONS : CAUTIONS.slice(0, 1)) {
        const edits = within(editsOf(read, options.indent ?? 2, caution), text, options.range);
        // Where words can be taken in more than one way, space may decide. A formatter must not.
        if (!edits.length || isSameMeaning(read, readPieces(applyEdits(text, edits)))) return edits;
    }
    return [];
}

function editsOf(read: PiecedText, indent: number, caution: Caution): readonly TextEdit[] {
    const left = linesToLeave(read, caution);
    const lines = new TextLines(read.text);
    const started = spaced(read, lineStarts(read, indent));
    const places = wrapped(read, aligned(read, started, left), indent);
    const texts = longTextEdits(read, places, indent, piece => left[lines.at(piece.start)] ?? false);
    const isLeft = ({ start }: Piece): boolean => left[lines.at(start)] ?? false;
    return [...gapEdits(read, places, left), ...texts, ...nameEdits(read, isLeft)].sort((a, b) => inOrder(a.at, b.at));
}

/** The edits that write names as everyone does: with plain hyphens, and without what has no width. */
function nameEdits({ text, pieces }: PiecedText, isLeft: (piece: Piece) => boolean): readonly TextEdit[] {
    return pieces
        .filter(piece => !isComment(piece) && !isTextType(piece.kind) && !isLeft(piece))
        .filter(({ start, end, image }) => text.slice(start, end) !== image)
        .map(({ start, end, image }) => ({ at: [start, end], text: image }));
}

/** Those edits that touch no line outside a range. A range that ends where a line starts does not reach into that line. */
function within(edits: readonly TextEdit[], text: string, range: Span | undefined): readonly TextEdit[] {
    if (!range) return edits;
    const lines = new TextLines(text);
    const first = lines.at(range[0]);
    const end = lines.at(range[1]);
    const last = end > first && lines.startOf(end) === range[1] ? end - 1 : end;
    return edits.filter(({ at }) => lines.at(at[0]) >= first && lines.at(at[1]) <= last);
}

/**
 * Indents the line on which someone has just begun, or closes a block there. It looks only at what is above, so it
 * works in a text that is not finished.
 *
 * @param text the text with the typed sign in it
 * @param offset where the cursor is, after that sign
 * @param typed the sign: a line break or `}`; others change nothing
 * @param indent the spaces of one level
 * @returns an edit of the space at the start of the line; or those that take a quotation mark back to its text
 */
export function formatOnType(text: string, offset: number, typed: string, indent = 2): readonly TextEdit[] {
    if (typed !== '}' && !/^\r?\n$/.test(typed)) return [];
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    const line = /^[^\n\r]*/.exec(text.slice(start))?.[0] ?? '';
    const closes = line.trimStart().startsWith('}');
    const ended = typed === '}' ? undefined : dashAlone(text, start);
    if (ended && !line.trim()) return [{ at: [ended, start + marginAt(text, start).length], text: '' }];
    const closing = typed === '}' ? undefined : pushedMark(text, start, line);
    if (closing) return closing;
    if (typed === '}' && (!closes || text.slice(start, offset).trim() !== '}')) return [];
    const lines = new Lines(text);
    if ((lines.opaqueAt(start)?.at[1] ?? start) > start) return [];
    const now = marginAt(text, start);
    const wanted = indentationOf(lines, start, closes, indent);
    return now === wanted ? [] : [{ at: [start, start + now.length], text: wanted }];
}

/**
 * Enter at the end of a text, before its quotation mark, ends the line: the mark goes back to the text.
 *
 * @param line what is on the line that was begun
 */
function pushedMark(text: string, start: number, line: string): readonly TextEdit[] | undefined {
    const mark = /^([ \t]*)(["”])[ \t]*$/.exec(line);
    if (!mark) return undefined;
    const from = start + (mark[1] as string).length;
    const above = text.slice(0, start).trimEnd().length;
    if (text.slice(above, start).split('\n').length !== 2) return undefined;
    const joined = new Lines(text.slice(0, above) + text.slice(from));
    const found = joined.opaqueAt(above - 0.5);
    const isText = found !== undefined && found.at[1] === above + 1 && /^["“](?!["“”])/.test(joined.text.slice(...found.at));
    if (!isText) return undefined;
    return [
        { at: [above, above], text: mark[2] as string },
        { at: [from, from + 1], text: '' },
    ];
}

/** Where the dash is that is alone on the line above: after it people press Enter to end the list. */
function dashAlone(text: string, start: number): number | undefined {
    const above = /(?:^|\n)([ \t]*)[-–—•][ \t]*\r?\n$/.exec(text.slice(Math.max(0, start - 200), start));
    if (!above) return undefined;
    const offset = Math.max(0, start - 200) + above.index + (above[0].startsWith('\n') ? 1 : 0) + (above[1] as string).length;
    return new Lines(text).opaqueAt(offset) ? undefined : offset;
}

/** As deep as the line that opened the block, and one level more unless the block is closed here. */
function indentationOf(lines: Lines, start: number, closes: boolean, indent: number): string {
    const block = lines.blockAt(start);
    const outer = block ? marginAt(lines.text, block.open) : '';
    if (closes) return outer;
    const inner = block ? outer + ' '.repeat(indent) : '';
    const continued = lines.continuedFrom(start);
    if (continued === undefined) return inner;
    // The second line of a list is a level deeper than the first; the third is as deep as the second.
    const above = marginAt(lines.text, continued);
    return above.length > inner.length ? above : inner + ' '.repeat(indent);
}

/** The space at the start of the line that an offset is on. */
function marginAt(text: string, offset: number): string {
    return /^[^\S\n\r]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? '';
}
