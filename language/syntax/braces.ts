import type { IToken, TokenTypeDictionary } from 'chevrotain';
import type { LexingDiagnostic } from 'langium';
import { outerFirst, type Span } from '../model/values.ts';

/**
 * The blocks that are open while a text is gone through: tells which brace closes which. Where braces do not pair up, it goes by how
 * the lines that open blocks are indented, as a reader would: a line that opens or closes a block further left than the block around
 * it ends that block, and a brace that begins a line further right than anything that is open closes nothing.
 */
export class OpenBlocks<Block extends { readonly column: number }> {
    private readonly open: Block[] = [];
    /** How many of the blocks that are open begin at each column. */
    private readonly columns = new Map<number, number>();
    private readonly mends: boolean;

    /** @param mends whether braces do not pair up */
    constructor(mends: boolean) {
        this.mends = mends;
    }

    get current(): Block | undefined {
        return this.open.at(-1);
    }

    enter(block: Block): void {
        this.open.push(block);
        this.count(block.column, 1);
    }

    /** Goes on to a line that opens a block. Returns the blocks that end before it, the inner first: they lost their braces. */
    beginLine(column: number): readonly Block[] {
        const lost: Block[] = [];
        while (this.mends && this.current && this.current.column >= column) lost.push(this.pop());
        return lost;
    }

    /**
     * Goes on to a closing brace.
     *
     * @param column where it begins its line
     * @returns the block that it closes, if any, and those in it that end before its line, the inner first: they lost their braces
     */
    close(column?: number): { readonly lost: readonly Block[]; readonly closed: Block | undefined } {
        const lost: Block[] = [];
        const { current } = this;
        if (!current) return { lost, closed: undefined };
        if (this.mends && column !== undefined) {
            if (column > current.column && !this.columns.get(column)) return { lost, closed: undefined };
            while (this.open.length > 1 && (this.current as Block).column > column) lost.push(this.pop());
        }
        return { lost, closed: this.pop() };
    }

    /** Leaves what is still open at the end of the text, the inner first. */
    rest(): readonly Block[] {
        return this.open.splice(0).reverse();
    }

    private pop(): Block {
        const block = this.open.pop() as Block;
        this.count(block.column, -1);
        return block;
    }

    private count(column: number, by: number): void {
        this.columns.set(column, (this.columns.get(column) ?? 0) + by);
    }
}

/** A block that is open: the words of the line that opened it, and its brace. */
interface OpenBlock {
    /** The column of the first token of that line, from 1. */
    readonly column: number;
    readonly words: string;
    readonly brace: IToken;
}

interface RepairedTokens {
    readonly tokens: IToken[];
    readonly diagnostics: LexingDiagnostic[];
}

const column = (token: IToken): number => token.startColumn as number;

function problem(message: string, token: IToken): LexingDiagnostic {
    return { message, offset: token.startOffset, length: token.image.length, line: token.startLine, column: token.startColumn };
}

/**
 * Whether as many blocks are closed as opened, in an order that makes sense.
 *
 * @param step by how much each part of a text goes deeper into blocks: 1 for a brace that opens one, -1 for one that closes one
 */
export function isBalanced<Part>(parts: readonly Part[], step: (part: Part) => number): boolean {
    let depth = 0;
    for (const part of parts) {
        depth += step(part);
        if (depth < 0) return false;
    }
    return depth === 0;
}

/** By how much a token goes deeper into blocks: 1, 0 or -1. */
export function stepOf({ image }: IToken): number {
    return image === '{' ? 1 : image === '}' ? -1 : 0;
}

/**
 * Adds the closing braces that a document lost, and leaves out those that close nothing, guided by how its lines are
 * indented. Does nothing to a document whose braces pair up, however it is laid out.
 *
 * @param tokens the tokens of the document, in order
 * @param types the token types of the language
 */
export function repairBraces(tokens: IToken[], types: TokenTypeDictionary): RepairedTokens {
    if (isBalanced(tokens, stepOf)) return { tokens, diagnostics: [] };
    const repaired: IToken[] = [];
    const diagnostics: LexingDiagnostic[] = [];
    const open = new OpenBlocks<OpenBlock>(true);
    const close = types['}'];

    const insertBefore = (next: IToken, block: OpenBlock): void => {
        repaired.push({
            ...next,
            image: '}',
            tokenType: close as NonNullable<typeof close>,
            tokenTypeIdx: close?.tokenTypeIdx as number,
            endOffset: next.startOffset,
            isInsertedInRecovery: true,
        });
        diagnostics.push(problem(`The block \`${block.words}\` is not closed: a \`}\` is missing at its end.`, block.brace));
    };

    let lineStart = 0;
    for (let at = 0; at < tokens.length; at++) {
        const token = tokens[at] as IToken;
        const startsLine = token.startLine !== tokens[at - 1]?.endLine;
        if (startsLine) lineStart = at;
        if (token.image === '}') {
            const { current } = open;
            const { lost, closed } = open.close(startsLine ? column(token) : undefined);
            for (const block of lost) insertBefore(token, block);
            if (!closed) {
                const why = current
                    ? `This \`}\` closes nothing: the block \`${current.words}\` goes on. Was the line lost that opened a block here?`
                    : 'This `}` closes nothing. Take it out, or put back the line that opened its block.';
                diagnostics.push(problem(why, token));
                continue;
            }
        } else if (startsLine && opensBlock(tokens, at)) for (const block of open.beginLine(column(token))) insertBefore(token, block);
        repaired.push(token);
        if (token.image === '{') {
            const first = tokens[lineStart] as IToken;
            const words =
                tokens
                    .slice(lineStart, Math.min(at, lineStart + 3))
                    .map(part => part.image)
                    .join(' ') || '{';
            open.enter({ column: column(first), words, brace: token });
        }
    }
    for (const block of open.rest()) {
        const last = tokens.at(-1) as IToken;
        insertBefore({ ...last, startOffset: (last.endOffset ?? last.startOffset) + 1 }, block);
    }
    return { tokens: repaired, diagnostics };
}

/** How deep blocks may be nested. People need five levels; the parser goes one call deeper for each. */
export const DEEPEST = 100;

/** Leaves out what is nested too deep to be meant, and says so where it begins. */
export function leaveOutDepths({ tokens, diagnostics }: RepairedTokens): RepairedTokens {
    let depth = 0;
    if (!tokens.some(({ image }) => (image === '{' ? ++depth > DEEPEST : image === '}' && depth-- < 0))) return { tokens, diagnostics };
    depth = 0;
    const kept: IToken[] = [];
    const told = [...diagnostics];
    for (const token of tokens) {
        if (token.image === '{' && ++depth === DEEPEST + 1) {
            told.push(
                problem(
                    `Blocks are nested more than ${DEEPEST} deep here. Nothing in this one is read: take it out, or close the blocks around it.`,
                    token,
                ),
            );
        }
        if (depth <= DEEPEST) kept.push(token);
        if (token.image === '}') depth--;
    }
    return { tokens: kept, diagnostics: told };
}

/** Whether the line that starts at a token opens a block. */
function opensBlock(tokens: readonly IToken[], at: number): boolean {
    const line = (tokens[at] as IToken).startLine;
    for (let next = at; next < tokens.length && tokens[next]?.startLine === line; next++) {
        if (tokens[next]?.image === '{') return true;
    }
    return false;
}

/** A pair of braces, and the line that opens it. */
export interface Braced {
    /** From the first word of the line that opens it to the closing brace. */
    readonly whole: Span;
    /** What is between the braces. */
    readonly inner: Span;
}

/** Where a token is. Tokens that were put in to mend a text have no length. */
export function tokenSpan(token: IToken): Span {
    return [token.startOffset, (token.endOffset ?? token.startOffset - 1) + 1];
}

/** All blocks of a document, the outer before the inner. Works in broken documents as well: the lexer has mended the braces. */
export function bracedIn(tokens: readonly IToken[]): readonly Braced[] {
    const blocks: Braced[] = [];
    const open: { readonly header: IToken; readonly brace: IToken }[] = [];
    let first: IToken | undefined;
    for (const [index, token] of tokens.entries()) {
        const before = tokens[index - 1];
        // A line that begins with a brace belongs to the line before it.
        if (!before || (before.endLine !== token.startLine && token.image !== '{') || before.image === '{') first = token;
        if (token.image === '{' && token.tokenType.name === '{') {
            open.push({ header: first ?? token, brace: token });
        } else if (token.image === '}' || token.tokenType.name === '}') {
            const opened = open.pop();
            if (!opened) continue;
            const end = tokenSpan(token)[1];
            blocks.push({
                whole: [opened.header.startOffset, end],
                inner: [tokenSpan(opened.brace)[1], token.startOffset],
            });
        }
    }
    return blocks.toSorted((a, b) => outerFirst(a.whole, b.whole));
}
