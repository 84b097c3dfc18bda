import type { IToken, TokenTypeDictionary } from 'chevrotain';
import type { LexingDiagnostic } from 'langium';

/** A block that is open: the tokens of the line that opened it. */
interface OpenBlock {
    readonly first: IToken;
    /** The column of the first, from 1. */
    readonly column: number;
    readonly words: string;
    readonly brace: IToken;
}

export interface RepairedTokens {
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
