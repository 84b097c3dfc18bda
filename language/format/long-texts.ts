import type { TextEdit } from '../model/findings.ts';
import { leastOf } from '../model/sorted.ts';
import { isTextType } from '../syntax/strings.ts';
import type { Piece, PiecedText, Place } from './pieces.ts';

const FENCE = /^["“”„‟]{3}/;

/** The column of the line that each piece stands on is needed, and where the piece itself begins. */
interface Standing {
    readonly lineIndent: number;
    readonly column: number;
    readonly opensLine: boolean;
}

/**
 * The edits that move texts and comments over several lines along with their first line. What they say stays the same:
 * the indentation of their lines to each other is kept.
 *
 * @param indent the spaces of one level
 * @param isLeft whether a piece is not to be touched
 */
export function longTextEdits(
    { text, pieces }: PiecedText,
    places: readonly Place[],
    indent: number,
    isLeft: (piece: Piece) => boolean,
): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let lineIndent = 0;
    let column = 0;
    for (const [index, piece] of pieces.entries()) {
        const place = places[index] as Place;
        const opensLine = index === 0 || place.breaks > 0;
        if (opensLine) lineIndent = place.spaces;
        column = opensLine ? place.spaces : column + place.spaces;
        if (piece.image.includes('\n') && !isLeft(piece)) {
            const standing = { lineIndent, column, opensLine };
            if (isTextType(piece.kind) && FENCE.test(piece.image)) for (const edit of proseEdits(piece, standing, indent)) edits.push(edit);
            else if (piece.kind === 'remark') for (const edit of remarkEdits(text, piece, standing)) edits.push(edit);
        }
        column += piece.image.length;
    }
    return edits;
}

/** The lines of a piece after its first, with where each starts; line ends are not part of them. */
function laterLines({ start, image }: Piece): readonly { readonly at: number; readonly line: string }[] {
    const lines: { at: number; line: string }[] = [];
    for (let at = image.indexOf('\n') + 1; at > 0; ) {
        const next = image.indexOf('\n', at);
        const end = next < 0 ? image.length : next;
        lines.push({ at: start + at, line: image.slice(at, image[end - 1] === '\r' && next >= 0 ? end - 1 : end) });
        at = next + 1;
    }
    return lines;
}

const margin = (line: string): number => line.length - line.trimStart().length;

/** Prose stands one level deeper than the line that it begins on, or as deep as its quotes where they begin the line. */
function proseEdits(piece: Piece, { lineIndent, opensLine }: Standing, indent: number): readonly TextEdit[] {
    const lines = laterLines(piece);
    const last = lines.length - 1;
    const closesAlone = FENCE.test(lines[last]?.line.trimStart() ?? '');
    const body = closesAlone ? lines.slice(0, last) : lines;
    const shared = leastOf(body.filter(({ line }) => line.trim()).map(({ line }) => margin(line))) ?? Infinity;
    const deep = ' '.repeat(lineIndent + (opensLine ? 0 : indent));
    const edits: TextEdit[] = [];
    const opening = /[^\S\n\r]+(?=\r?\n)/y;
    opening.lastIndex = 3;
    const trailing = opening.exec(piece.image)?.[0].length ?? 0;
    if (trailing) edits.push({ at: [piece.start + 3, piece.start + 3 + trailing], text: '' });
    for (const { at, line } of body) {
        const isBlank = !line.trim();
        // Spaces of an empty line beyond the margin that all lines share are part of what the text says.
        const wanted = isBlank && line.length <= shared ? '' : deep;
        const taken = Math.min(shared, line.length);
        if (line.slice(0, taken) !== wanted) edits.push({ at: [at, at + taken], text: wanted });
    }
    const closing = closesAlone && lines[last];
    if (closing && closing.line.slice(0, margin(closing.line)) !== ' '.repeat(lineIndent)) {
        edits.push({ at: [closing.at, closing.at + margin(closing.line)], text: ' '.repeat(lineIndent) });
    }
    return edits;
}

/** The lines of a comment move as far as its first line does. */
function remarkEdits(text: string, piece: Piece, { column }: Standing): readonly TextEdit[] {
    const now = piece.start - (text.lastIndexOf('\n', piece.start - 1) + 1);
    const by = column - now;
    if (by === 0) return [];
    return laterLines(piece).flatMap(({ at, line }): TextEdit[] => {
        if (!line.trim()) return [];
        if (by > 0) return [{ at: [at, at], text: ' '.repeat(by) }];
        const taken = Math.min(-by, margin(line));
        return taken ? [{ at: [at, at + taken], text: '' }] : [];
    });
}
