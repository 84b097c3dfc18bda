import type { IToken } from 'chevrotain';
import { type AstNode, AstUtils } from 'langium';
import type { SyntaxProblem } from '../model/findings.ts';
import { countFirst } from '../model/values.ts';
import { TextLines } from '../syntax/lines.ts';
import { parseCare } from '../syntax/parse.ts';
import { readCare } from '../syntax/read.ts';
import { carewright } from '../syntax/services.ts';
import { isClosedText, isTextType, textValue } from '../syntax/strings.ts';
import { wholeOf } from '../syntax/tree.ts';

/** A text as the formatter sees it: words, signs, texts and comments, and where each is to be. */

/** A word, sign, text or comment of the file, as written there; a name as everyone writes it (`canonicalName`). */
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

/** Lists whose members are each on a separate line. */
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

/** Where a piece goes: after how many line breaks, and then after how many spaces. */
export interface Spacing {
    readonly breaks: number;
    readonly spaces: number;
}

/** What the lexer takes for space between words. */
const ANY_SPACE = String.raw`[\s\u00A0\u00AD\u2007\u202F\u200B-\u200D\u2060\uFEFF]`;
const SPACE = new RegExp(`^${ANY_SPACE}*`);
const SPACE_ONLY = new RegExp(`^${ANY_SPACE}*$`);
const SPACE_AT_END = new RegExp(`(?<!${ANY_SPACE})${ANY_SPACE}*$`);

/** Whether there is nothing but space in a piece of text. */
export function isSpace(text: string): boolean {
    return SPACE_ONLY.test(text);
}

/** How much space a piece of text begins and ends with. */
function spaceAround(text: string): { readonly before: number; readonly after: number } {
    return { before: SPACE.exec(text)?.[0].length ?? 0, after: SPACE_AT_END.exec(text)?.[0].length ?? 0 };
}

/** A line end of machines long gone: the lexer and editors count lines differently there. */
const LONE_RETURN = /\r(?!\n)/;

/** How much is left beside a line that can't be read: nothing, what lost a brace as a whole, or all blocks with a problem as a whole. */
export type Caution = 'lines' | 'braces' | 'blocks';

/** A block: where its first line and its last word are; `mended` where a brace was put in for one that it lost. */
interface Block {
    readonly start: number;
    end: number;
    mended: boolean;
    /** Whether it is in the file itself, and not in another block. */
    readonly outer: boolean;
}

function blocksOf(tokens: readonly IToken[]): readonly Block[] {
    const blocks: Block[] = [];
    const open: Block[] = [];
    let outer: Block | undefined;
    let lineStart = 0;
    let previous: IToken | undefined;
    for (const token of tokens) {
        const { startOffset: start, image } = token;
        if (token.startLine !== previous?.endLine && !token.isInsertedInRecovery) lineStart = start;
        if (!outer) {
            outer = { start, end: start, mended: false, outer: true };
            blocks.push(outer);
        }
        if (image === '{') {
            const block = open.length ? { start: lineStart, end: start, mended: false, outer: false } : outer;
            if (open.length) blocks.push(block);
            open.push(block);
        } else if (image === '}') {
            const block = open.pop();
            if (block) block.end = previous?.startOffset ?? start;
            if (block && token.isInsertedInRecovery) block.mended = true;
            if (!open.length) outer = undefined;
        }
        if (!token.isInsertedInRecovery) previous = token;
    }
    return blocks;
}

/**
 * Which lines are not to be touched, since no one can be sure what they mean: those with a problem, those that the parser
 * passed over, and blocks of the file that lost a brace or have one too many.
 *
 * @param caution how much around them is left as well
 * @returns for each line whether it is to be left
 */
export function linesToLeave({ text, pieces, tokens, problems }: PiecedText, caution: Caution): readonly boolean[] {
    const lines = new TextLines(text);
    const left = new Array<boolean>(lines.count).fill(false);
    const strayBraces: number[] = [];
    const leave = (start: number, end: number): void => {
        left.fill(true, lines.at(start), lines.at(end) + 1);
    };
    const leaveUnlessSpace = (start: number, end: number): void => {
        const gap = text.slice(start, end);
        if (LONE_RETURN.test(gap)) leave(start, end);
        else if (!isSpace(gap)) {
            const { before, after } = spaceAround(gap);
            leave(start + before, end - after - 1);
        }
        // The lexer leaves out a brace that closes nothing.
        if (gap.includes('}')) strayBraces.push(start + gap.indexOf('}'));
    };

    for (const { at } of problems) leave(at[0], at[1]);
    let end = 0;
    for (const piece of pieces) {
        leaveUnlessSpace(end, piece.start);
        if (LONE_RETURN.test(piece.image) || !(piece.node || isComment(piece))) leave(piece.start, piece.end);
        end = piece.end;
    }
    leaveUnlessSpace(end, text.length);

    const blocks = blocksOf(tokens);
    for (const { start, end: last, mended, outer } of blocks) if (mended && !outer) leave(start, last);
    const outer = blocks.filter(block => block.outer);
    const doubtful = [...strayBraces, ...blocks.filter(block => block.mended).map(({ start }) => start)]
        .map(offset => lines.at(offset))
        .sort((a, b) => a - b);
    for (const [index, { start, mended }] of outer.entries()) {
        const from = lines.at(start);
        const next = outer[index + 1];
        const to = next ? Math.max(from, lines.at(next.start) - 1) : lines.count - 1;
        const lostBrace = (doubtful[countFirst(doubtful, line => line < from)] ?? Infinity) <= to;
        const hasProblem = left.slice(from, to + 1).includes(true);
        if (mended || (caution !== 'lines' && lostBrace) || (caution === 'blocks' && hasProblem)) left.fill(true, from, to + 1);
    }
    return withLongTexts(left, pieces, lines);
}

/** A text over several lines stays as it is together with its first and last line. */
function withLongTexts(left: readonly boolean[], pieces: PiecedText['pieces'], lines: TextLines): readonly boolean[] {
    const grown = [...left];
    const long = pieces.map(({ start, end }) => [lines.at(start), lines.at(end)] as const).filter(([from, to]) => from !== to);
    for (const [from, to] of [...long, ...long.toReversed()]) {
        if (grown.slice(from, to + 1).includes(true)) grown.fill(true, from, to + 1);
    }
    return grown;
}

function said(piece: Piece): string {
    if (isComment(piece)) return piece.image.replace(/\s+/g, ' ');
    const what = isTextType(piece.kind) ? `${isClosedText(piece.image)} ${textValue(piece.image)}` : piece.image;
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
