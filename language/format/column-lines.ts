import type { AstNode } from 'langium';
import type { Place } from './placing.ts';
import { isComment, type Piece, type PiecedText } from './read-text.ts';
import type { TextLines } from './text-lines.ts';

/** What can stand in a column, from left to right: a title, a value behind a colon, what is said of it, a comment. */
export const COLUMNS = ['title', 'value', 'addition', 'comment'] as const;

export type Column = (typeof COLUMNS)[number];

/** The first line of a statement. */
export interface Line {
    /** The index of its first piece. */
    readonly first: number;
    /** The pieces that can stand in a column. */
    readonly cells: Readonly<Partial<Record<Column, number>>>;
    /** Lines of the same run can share a column. */
    readonly run: number;
    /** Whether that run goes through a whole list of terms or questions. */
    readonly isListed: boolean;
}

/** Statements whose columns go through the whole block of the file, empty lines and comments in between or not. */
const LISTED = new Set(['Term', 'Ask']);

/**
 * The lines of a text that may have columns. Lines of a block stay together up to an empty line, a comment, an inner
 * block or a text of many lines.
 */
export function columnLines(
    { pieces }: PiecedText,
    places: readonly Place[],
    left: readonly boolean[],
    textLines: TextLines,
): readonly Line[] {
    const lines: Line[] = [];
    let runs = 0;
    let run = ++runs;
    let listed = ++runs;
    for (let first = 0; first < pieces.length; first++) {
        const piece = pieces[first] as Piece;
        const isLeft = left[textLines.at(piece.start)] ?? false;
        const opensLine = first === 0 || (places[first] as Place).breaks > 0;
        if (piece.statement?.$containerProperty === 'blocks') listed = ++runs;
        if (isLeft || parts(piece, places[first] as Place, opensLine)) run = ++runs;
        if (!opensLine || !piece.statement || isLeft) continue;
        let end = first + 1;
        while (end < pieces.length && places[end]?.breaks === 0) end++;
        const type = piece.statement.$type;
        const isListed = LISTED.has(type);
        lines.push({ first, cells: cellsOf(pieces, first, end, type), run: isListed ? listed : run, isListed });
        if (pieces.slice(first, end).some(each => each.image.includes('\n'))) run = ++runs;
    }
    return lines;
}

/** Whether what stands behind a piece is not beside what stands before it. */
function parts(piece: Piece, { breaks }: Place, opensLine: boolean): boolean {
    if (breaks > 1 || (opensLine && isComment(piece))) return true;
    const node: AstNode | undefined = piece.node;
    return (piece.kind === '{' || piece.kind === '}') && node?.$type !== 'CheckGroup';
}

function cellsOf(pieces: readonly Piece[], first: number, end: number, type: string): Line['cells'] {
    const cells: Partial<Record<Column, number>> = {};
    const line = pieces.slice(first, end);
    const kindOf = (index: number): string | undefined => line[index]?.kind;
    const title = type === 'Term' ? 1 : type === 'Ask' ? 2 : -1;
    if (kindOf(title) === 'STRING') cells.title = first + title;
    const colon = line.findIndex(({ kind }) => kind === ':' || kind === '{');
    const value = colon + 1;
    const hasValue = kindOf(colon) === ':' && line[value] !== undefined && kindOf(value) !== 'comment';
    if (hasValue && !line[value]?.image.includes('\n')) cells.value = first + value;
    const addition = type === 'Term' ? title + 1 : hasValue ? line.findIndex(({ kind }, index) => index > value && kind === 'STRING') : -1;
    if (addition > 0 && kindOf(addition) && kindOf(addition) !== 'comment' && !line[addition]?.image.includes('\n')) {
        cells.addition = first + addition;
    }
    if (kindOf(line.length - 1) === 'comment') cells.comment = first + line.length - 1;
    return cells;
}
