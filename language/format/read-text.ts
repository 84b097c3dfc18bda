import type { IToken } from 'chevrotain';
import { type AstNode, AstUtils, CstUtils, type LeafCstNode } from 'langium';
import { parseCare, type SyntaxProblem } from '../syntax/parse.ts';
import { createCarewrightServices } from '../syntax/services.ts';

/** A word, sign, text or comment of the file, as it stands there; a name as everybody writes it (`canonicalName`). */
export interface Piece {
    readonly start: number;
    readonly end: number;
    readonly image: string;
    /** The name of its token type; comments are `comment` where they end with their line, `remark` otherwise. */
    readonly kind: string;
    /** The statement or block that begins with it, where the text could be read. */
    readonly statement?: AstNode;
    /** Its place in the syntax tree; nothing for comments and for what the parser passed over. */
    readonly leaf?: LeafCstNode;
}

/** A text, cut up for the formatter. */
export interface PiecedText {
    readonly text: string;
    readonly pieces: readonly Piece[];
    /** All tokens, with braces that the lexer put in for lost ones. */
    readonly tokens: readonly IToken[];
    readonly problems: readonly SyntaxProblem[];
}

/** Lists whose members each stand on a line of their own. */
const STATEMENT_LISTS = new Set(['blocks', 'items', 'terms', 'checks']);

/** Whether a node of the tree is a statement: a block, or a line of one. */
export function isStatement(node: AstNode): boolean {
    return STATEMENT_LISTS.has(node.$containerProperty ?? '');
}

let shared: ReturnType<typeof createCarewrightServices>['language'] | undefined;

function language(): NonNullable<typeof shared> {
    shared ??= createCarewrightServices().language;
    return shared;
}

/** The tokens of a text, with braces and quotes mended, and its comments. */
export function tokensOf(text: string): { readonly tokens: readonly IToken[]; readonly comments: readonly IToken[] } {
    const { tokens, hidden } = language().parser.Lexer.tokenize(text);
    return { tokens, comments: hidden };
}

/** Reads the text of a `.care` file into pieces, whatever it holds. */
export function readPieces(text: string): PiecedText {
    const { document, problems } = parseCare(language().parser.LangiumParser, text);
    const { tokens, comments } = tokensOf(text);
    const leaves = new Map<number, LeafCstNode>();
    const statements = new Map<number, AstNode>();
    if (document.$cstNode) {
        for (const leaf of CstUtils.flattenCst(document.$cstNode)) if (!leaf.hidden) leaves.set(leaf.offset, leaf);
    }
    for (const node of AstUtils.streamAllContents(document)) {
        // A block comes before what it begins with, and the block is what counts.
        if (node.$cstNode && isStatement(node) && !statements.has(node.$cstNode.offset)) statements.set(node.$cstNode.offset, node);
    }
    const pieces = [
        ...tokens
            .filter(token => !token.isInsertedInRecovery)
            .map(({ startOffset, endOffset = startOffset, image, tokenType }) => ({
                start: startOffset,
                end: endOffset + 1,
                image,
                kind: tokenType.name,
                statement: statements.get(startOffset),
                leaf: leaves.get(startOffset),
            })),
        ...comments.map(commentPiece),
    ].sort((a, b) => a.start - b.start);
    return { text, pieces, tokens, problems };
}

/** Spaces at the end of a line are not part of a comment. */
function commentPiece({ startOffset, image, tokenType }: IToken): Piece {
    const isLine = tokenType.name === 'SL_COMMENT';
    const shown = isLine ? image.trimEnd() : image;
    return { start: startOffset, end: startOffset + shown.length, image: shown, kind: isLine ? 'comment' : 'remark' };
}

/** Whether a piece is a comment of either form. */
export function isComment(piece: Piece): boolean {
    return piece.kind === 'comment' || piece.kind === 'remark';
}
