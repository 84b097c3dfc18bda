import type { IToken } from 'chevrotain';
import { type AstNode, AstUtils } from 'langium';
import type { SyntaxProblem } from '../model/findings.ts';
import { parseCare } from '../syntax/parse.ts';
import { wholeOf } from '../syntax/places.ts';
import { readCare } from '../syntax/read.ts';
import { carewright } from '../syntax/services.ts';

/** A text as the formatter sees it: words, signs, texts and comments, and where each is to be. */

/** A word, sign, text or comment of the file, as it stands there; a name as everybody writes it (`canonicalName`). */
export interface Piece {
    readonly start: number;
    readonly end: number;
    readonly image: string;
    /** The name of its token type; comments are `comment` where they end with their line, `remark` otherwise. */
    readonly kind: string;
    /** The statement or block that begins with it, where the text could be read. */
    readonly statement?: AstNode;
    /** The innermost node of the tree that it is a part of; nothing for comments and for what the parser passed over. */
    readonly node?: AstNode;
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

/** The tokens of a text, with braces and quotes mended, and its comments. */
function tokensOf(text: string): { readonly tokens: readonly IToken[]; readonly comments: readonly IToken[] } {
    const { tokens, hidden } = carewright().parser.Lexer.tokenize(text);
    return { tokens, comments: hidden };
}

/** Reads the text of a `.care` file into pieces, whatever it holds. */
export function readPieces(text: string): PiecedText {
    const { document, problems, understood } = readCare(text, parseCare);
    const { tokens, comments } = tokensOf(text);
    const written = tokens.filter(token => !token.isInsertedInRecovery);
    const nodes = innermostNodes(document, written);
    const statements = new Map<number, AstNode>();
    for (const node of AstUtils.streamAllContents(document)) {
        // A block comes before what it begins with, and the block is what counts.
        const [start, end] = wholeOf(node);
        if (end && isStatement(node) && !statements.has(start)) statements.set(start, node);
    }
    const pieces = [
        ...written.map(({ startOffset, endOffset = startOffset, image, tokenType }, index) => ({
            start: startOffset,
            end: endOffset + 1,
            image,
            kind: tokenType.name,
            statement: statements.get(startOffset),
            node: !understood || understood.has(startOffset) ? nodes[index] : undefined,
        })),
        ...comments.map(commentPiece),
    ].sort((a, b) => a.start - b.start);
    return { text, pieces, tokens, problems };
}

/** For each token the innermost node that it is in. */
function innermostNodes(document: AstNode, tokens: readonly IToken[]): readonly (AstNode | undefined)[] {
    const found: (AstNode | undefined)[] = [];
    let at = 0;
    const enter = (node: AstNode): void => {
        const end = wholeOf(node)[1];
        const fill = (to: number): void => {
            for (; at < tokens.length && (tokens[at] as IToken).startOffset < to; at++) found.push(node);
        };
        // The parts of a node come in the order in which the grammar assigns them, which is that of the text but for lists of two kinds.
        const parts = AstUtils.streamContents(node).toArray();
        for (const part of parts.toSorted((a, b) => wholeOf(a)[0] - wholeOf(b)[0])) {
            const [from, to] = wholeOf(part);
            if (!to) continue;
            fill(from);
            enter(part);
        }
        fill(end);
    };
    enter(document);
    while (found.length < tokens.length) found.push(undefined);
    return found;
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

/** Where a piece is to stand: behind how many line breaks, and then behind how many spaces. */
export interface Place {
    readonly breaks: number;
    readonly spaces: number;
}

/** What the lexer takes for space between words. */
const SPACE = /^[\s\u00A0\u00AD\u2007\u202F\u200B-\u200D\u2060\uFEFF]*/;
const SPACE_ONLY = new RegExp(`${SPACE.source}$`);
const SPACE_AT_END = new RegExp(`${SPACE.source.slice(1)}$`);

/** Whether there is nothing but space in a piece of text. */
export function isSpace(text: string): boolean {
    return SPACE_ONLY.test(text);
}

/** How much space a piece of text begins and ends with. */
export function spaceAround(text: string): { readonly before: number; readonly after: number } {
    return { before: SPACE.exec(text)?.[0].length ?? 0, after: SPACE_AT_END.exec(text)?.[0].length ?? 0 };
}
