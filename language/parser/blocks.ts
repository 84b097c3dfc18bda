import type { IToken } from 'chevrotain';
import type { Span } from '../model/values.ts';

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
