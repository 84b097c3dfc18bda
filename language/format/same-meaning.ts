import { isClosed, isTextType, textValue } from '../syntax/strings.ts';
import { isComment, type Piece, type PiecedText } from './read-text.ts';

function said(piece: Piece): string {
    if (isComment(piece)) return piece.image.replace(/\s+/g, ' ');
    const what = isTextType(piece.kind) ? `${isClosed(piece.image)} ${textValue(piece.image)}` : piece.image;
    return `${piece.statement?.$type ?? ''} ${piece.node?.$type ?? ''} ${what}`;
}

/** Whether two texts say the same to a reader of the language: word for word, with the same problems. */
export function isSameMeaning(before: PiecedText, after: PiecedText): boolean {
    return (
        before.pieces.length === after.pieces.length &&
        before.tokens.length === after.tokens.length &&
        before.problems.length === after.problems.length &&
        before.tokens.every((token, index) => token.isInsertedInRecovery === after.tokens[index]?.isInsertedInRecovery) &&
        before.problems.every((problem, index) => problem.message === after.problems[index]?.message) &&
        before.pieces.every((piece, index) => said(piece) === said(after.pieces[index] as Piece))
    );
}
