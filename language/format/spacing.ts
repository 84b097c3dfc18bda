import { isTextType } from '../syntax/strings.ts';
import { isComment, type Piece, type PiecedText, type Place } from './pieces.ts';

const CLOSE_BEHIND = new Set([':', ',', ';']);
const ONE_SPACE = new Set([':', ',', ';', '{', '}']);

/** What a writer may set apart with two spaces: texts, links, and words that begin another part of a line. */
const SET_APART = new Set(
    [
        ...['also', 'from', 'until', 'succeeded', 'code', 'instead', 'scored', 'within', 'typical', 'source', 'checked', 'unverified'],
        ...['meets', 'measured', 'vacant', 'because', 'counted', 'where', 'on', 'by'],
    ]
        .flatMap(word => [word, `${word} (word)`])
        .concat('STRING', 'LINK'),
);

/** How many spaces stand before each piece that goes on in a line: one or, where a writer set something apart, two. */
export function spaced({ pieces }: PiecedText, places: readonly Place[]): readonly Place[] {
    let head = 0;
    return places.map((place, index) => {
        const piece = pieces[index] as Piece;
        const before = pieces[index - 1];
        if (piece.statement) head = endOfHead(pieces, index);
        if (place.breaks > 0 || !before) return place;
        return { breaks: 0, spaces: spacesBetween(before, piece, index < head) };
    });
}

/** Up to where the label of a line goes, or the words that open a block. */
function endOfHead(pieces: readonly Piece[], first: number): number {
    // The title of a term belongs to its name.
    if (pieces[first]?.statement?.$type === 'Term') return first + 2;
    for (let index = first + 1; index < pieces.length; index++) {
        const piece = pieces[index] as Piece;
        if (piece.kind === ':' || piece.kind === '{') return index;
        if (piece.statement || piece.kind === '}') break;
    }
    return first;
}

function spacesBetween(before: Piece, after: Piece, inHead: boolean): number {
    const now = after.start - before.end;
    if (CLOSE_BEHIND.has(after.kind)) return 0;
    if (after.kind === 'comment') return 2;
    if (ONE_SPACE.has(before.kind) || ONE_SPACE.has(after.kind)) return 1;
    // A number and its unit are quoted as they are written, together or apart.
    if (before.kind === 'NUMBER') return Math.min(now, SET_APART.has(after.kind) ? 2 : 1);
    const isBullet = before.kind === 'DASH' && before.statement !== undefined;
    if (!isBullet && (before.kind === 'DASH' || after.kind === 'DASH')) return Math.min(now, 1);
    const canBeApart = SET_APART.has(after.kind) && (!inHead || after.kind === 'meets (word)');
    return !isBullet && canBeApart && now > 1 ? 2 : 1;
}

/** How long a list of names may get before it goes on in the next line. */
const WIDTH = 120;

/**
 * Breaks lists of names that run past the width of a page behind a comma. Text is never broken, and a list behind a text
 * is left on its line.
 *
 * @param indent the spaces of one level
 */
export function wrapped({ pieces }: PiecedText, places: readonly Place[], indent: number): readonly Place[] {
    const result = [...places];
    let column = 0;
    let lineIndent = 0;
    let goesOn = false;
    let isList = true;
    for (const [index, piece] of pieces.entries()) {
        const place = result[index] as Place;
        if (index === 0 || place.breaks > 0) {
            lineIndent = place.spaces;
            column = 0;
            isList = true;
            // A line that goes on with a list is as deep already as the lines after it.
            goesOn = pieces[index - 1]?.kind === ',';
        }
        const width = place.spaces + piece.image.length + (pieces[index + 1]?.kind === ',' ? 1 : 0);
        if (isList && isNextName(pieces, index) && column + width > WIDTH && place.breaks === 0) {
            if (!goesOn) lineIndent += indent;
            goesOn = true;
            result[index] = { breaks: 1, spaces: lineIndent };
            column = lineIndent + piece.image.length;
            continue;
        }
        column += place.spaces + piece.image.length;
        if (isTextType(piece.kind) || isComment(piece)) isList = false;
    }
    return result;
}

/** Whether a piece is a name behind a comma, in a list of names. */
function isNextName(pieces: readonly Piece[], index: number): boolean {
    const [name, comma, before] = [pieces[index], pieces[index - 1], pieces[index - 2]];
    return comma?.kind === ',' && isName(name) && isName(before);
}

function isName(piece: Piece | undefined): boolean {
    return piece !== undefined && (piece.kind === 'ID' || piece.kind.endsWith(' (word)'));
}
