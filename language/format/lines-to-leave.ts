import type { IToken } from 'chevrotain';
import { countFirst } from '../model/sorted.ts';
import { TextLines } from '../syntax/lines.ts';
import { isComment, isSpace, type PiecedText, spaceAround } from './pieces.ts';

/** A line end of machines long gone: the lexer and editors count lines differently there. */
const LONE_RETURN = /\r(?!\n)/;

/** How much is left beside a line that can't be read: nothing, what lost a brace as a whole, or all blocks with a problem as a whole. */
export type Caution = 'lines' | 'braces' | 'blocks';

/** A block: where its first line and its last word are; `mended` where a brace was put in for one that it lost. */
interface Block {
    readonly start: number;
    end: number;
    mended: boolean;
    /** Whether it stands in the file itself, and not in another block. */
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
 * Which lines are not to be touched, since nobody can be sure what they mean: those with a problem, those that the parser
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
