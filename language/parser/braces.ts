import type { IToken, TokenTypeDictionary } from 'chevrotain';
import type { LexingDiagnostic } from 'langium';

/** A block that is open: the tokens of the line that opened it. */
interface OpenBlock {
    readonly first: IToken;
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

    let lineStart: IToken | undefined;
    for (let at = 0; at < tokens.length; at++) {
        const token = tokens[at] as IToken;
        const startsLine = token.startLine !== tokens[at - 1]?.endLine;
        if (startsLine) lineStart = token;
        const current = open.at(-1);
        if (token.image === '}') {
            if (!current) {
                diagnostics.push(problem('This `}` closes nothing. Take it out, or put back the line that opened its block.', token));
                continue;
            }
            if (startsLine && column(token) > column(current.first) && open.every(block => column(block.first) !== column(token))) {
                diagnostics.push(
                    problem(
                        `This \`}\` closes nothing: the block \`${current.words}\` goes on. Was the line lost that opened a block here?`,
                        token,
                    ),
                );
                continue;
            }
            if (startsLine) {
                while (open.length > 1 && column(open.at(-1)?.first as IToken) > column(token)) {
                    insertBefore(token, open.pop() as OpenBlock);
                }
            }
            open.pop();
        } else if (startsLine && current && column(token) <= column(current.first) && opensBlock(tokens, at)) {
            while (open.length && column(open.at(-1)?.first as IToken) >= column(token)) {
                insertBefore(token, open.pop() as OpenBlock);
            }
        }
        repaired.push(token);
        if (token.image === '{') {
            const first = lineStart ?? token;
            const words =
                tokens
                    .slice(tokens.indexOf(first), at)
                    .map(part => part.image)
                    .slice(0, 3)
                    .join(' ') || '{';
            open.push({ first, words, brace: token });
        }
    }
    for (const block of open.reverse()) {
        const last = tokens.at(-1) as IToken;
        insertBefore({ ...last, startOffset: (last.endOffset ?? last.startOffset) + 1 }, block);
    }
    return { tokens: repaired, diagnostics };
}

/** Whether the line that starts at a token opens a block. */
function opensBlock(tokens: readonly IToken[], at: number): boolean {
    const line = (tokens[at] as IToken).startLine;
    for (let next = at; next < tokens.length && tokens[next]?.startLine === line; next++) {
        if (tokens[next]?.image === '{') return true;
    }
    return false;
}
