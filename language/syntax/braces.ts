import type { IToken, TokenTypeDictionary } from 'chevrotain';
import type { LexingDiagnostic } from 'langium';
import type { Span } from '../model/values.ts';

/** A block that is open: the tokens of the line that opened it. */
interface OpenBlock {
    readonly first: IToken;
    /** The column of the first, from 1. */
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

/** How many more blocks are opened than closed. */
function imbalance(tokens: readonly IToken[]): number {
    let depth = 0;
    let lowest = 0;
    for (const token of tokens) {
        if (token.image === '{') depth++;
        else if (token.image === '}') lowest = Math.min(lowest, --depth);
    }
    return depth !== 0 ? depth : lowest;
}

/**
 * Adds the closing braces that a document lost, and leaves out those that close nothing, guided by how its lines are
 * indented. Does nothing to a document whose braces pair up, however it is laid out.
 *
 * @param tokens the tokens of the document, in order
 * @param types the token types of the language
 */
export function repairBraces(tokens: IToken[], types: TokenTypeDictionary): RepairedTokens {
    if (imbalance(tokens) === 0) return { tokens, diagnostics: [] };
    const repaired: IToken[] = [];
    const diagnostics: LexingDiagnostic[] = [];
    const open: OpenBlock[] = [];
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

    /** How many of the blocks that are open begin at each column. */
    const columns = new Map<number, number>();
    const count = (at: number, by: number): void => void columns.set(at, (columns.get(at) ?? 0) + by);
    const pop = (): OpenBlock => {
        const block = open.pop() as OpenBlock;
        count(block.column, -1);
        return block;
    };

    let lineStart = 0;
    for (let at = 0; at < tokens.length; at++) {
        const token = tokens[at] as IToken;
        const startsLine = token.startLine !== tokens[at - 1]?.endLine;
        if (startsLine) lineStart = at;
        const current = open.at(-1);
        if (token.image === '}') {
            if (!current) {
                diagnostics.push(problem('This `}` closes nothing. Take it out, or put back the line that opened its block.', token));
                continue;
            }
            if (startsLine && column(token) > current.column && !columns.get(column(token))) {
                diagnostics.push(
                    problem(
                        `This \`}\` closes nothing: the block \`${current.words}\` goes on. Was the line lost that opened a block here?`,
                        token,
                    ),
                );
                continue;
            }
            if (startsLine) {
                while (open.length > 1 && (open.at(-1) as OpenBlock).column > column(token)) {
                    insertBefore(token, pop());
                }
            }
            pop();
        } else if (startsLine && current && column(token) <= current.column && opensBlock(tokens, at)) {
            while (open.length && (open.at(-1) as OpenBlock).column >= column(token)) {
                insertBefore(token, pop());
            }
        }
        repaired.push(token);
        if (token.image === '{') {
            const first = tokens[lineStart] as IToken;
            const words =
                tokens
                    .slice(lineStart, Math.min(at, lineStart + 3))
                    .map(part => part.image)
                    .join(' ') || '{';
            open.push({ first, column: column(first), words, brace: token });
            count(column(first), 1);
        }
    }
    for (const block of open.reverse()) {
        const last = tokens.at(-1) as IToken;
        insertBefore({ ...last, startOffset: (last.endOffset ?? last.startOffset) + 1 }, block);
    }
    return { tokens: repaired, diagnostics };
}

/** How deep blocks may be nested. People need five levels; the parser goes one call deeper for each. */
export const DEEPEST = 100;

/** Leaves out what is nested too deep for anybody to mean it, and says so where it begins. */
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
export interface Block {
    /** From the first word of the line that opens it to the closing brace. */
    readonly whole: Span;
    /** What stands between the braces. */
    readonly inner: Span;
}

/** Where a token stands. Tokens that were put in to mend a text have no length. */
export function tokenSpan(token: IToken): Span {
    return [token.startOffset, (token.endOffset ?? token.startOffset - 1) + 1];
}

/** All blocks of a document, the outer before the inner. Works in broken documents as well: the lexer has mended the braces. */
export function blocksOf(tokens: readonly IToken[]): readonly Block[] {
    const blocks: Block[] = [];
    const open: { readonly header: IToken; readonly brace: IToken }[] = [];
    let first: IToken | undefined;
    for (const [index, token] of tokens.entries()) {
        const before = tokens[index - 1];
        // A line of its own that begins with a brace belongs to the line before it.
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
    return blocks.toSorted((a, b) => a.whole[0] - b.whole[0] || b.whole[1] - a.whole[1]);
}
