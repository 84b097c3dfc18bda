import { isTextType } from '../syntax/strings.ts';
import type { Place } from './placing.ts';
import { isComment, type Piece, type PiecedText } from './read-text.ts';

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
