import type { IToken } from 'chevrotain';
import type { Lexer } from 'langium';
import type { Network } from './network.ts';
import { followAll, type Path, startOf } from './path.ts';
import { headOf, type Place } from './place.ts';

/** Where a writer is in the grammar, and what stands behind the cursor on the line. */
export interface Position {
    /** Every way in which the words up to the cursor can be read. */
    readonly paths: readonly Path[];
    /** How deep in the grammar the block around is: what begins there begins something new. */
    readonly base: number;
    /** What stands behind the word at the cursor, up to the end of the line. */
    readonly rest: readonly IToken[];
    /** What stands there now: the word at the cursor, and what stands behind it. */
    readonly now: readonly IToken[];
    /** The tokens of what stands behind the cursor if a text is written there, from where it is written. */
    written(text: string): readonly IToken[];
}

/** What a block is, where the line that opens it can't be read: the least that would open it. */
const PLAIN_HEADS: readonly (readonly [begins: RegExp, head: string])[] = [
    [/^service\b/, 'service x {'],
    [/^guidance\b/, 'guidance x {'],
    [/^template\b/, 'template x for x {'],
    [/^review\b/, 'review x using x {'],
    [/^vocabulary\b/, 'vocabulary x {'],
    [/^policy\b/, 'policy x {'],
    [/^works\b/, 'works with x {'],
    [/^finding\b/, 'finding x {'],
    [/^action\b/, 'action x {'],
    [/^section\b/, 'section x {'],
    [/^must\b/, 'must x {'],
    [/^should\b/, 'should x {'],
];

function plainHead(head: string): string | undefined {
    return PLAIN_HEADS.find(([begins]) => begins.test(head))?.[1];
}

/** Reads the few lines that matter for a place, in constant time however long the document is. */
export class PositionReader {
    private readonly network: Network;
    private readonly lexer: Lexer;

    constructor(network: Network, lexer: Lexer) {
        this.network = network;
        this.lexer = lexer;
    }

    private tokens(text: string): readonly IToken[] {
        return this.lexer.tokenize(text).tokens.filter(token => !token.isInsertedInRecovery);
    }

    /** Goes into the blocks around a place, by the lines that open them. */
    private enterBlocks(text: string, { blocks }: Place): readonly Path[] {
        let paths: readonly Path[] = [startOf(this.network)];
        for (const block of blocks) {
            const head = headOf(text, block);
            const inside = followAll(this.network, paths, this.tokens(head));
            const plain = inside.length ? undefined : plainHead(head);
            paths = plain ? followAll(this.network, paths, this.tokens(plain)) : inside;
            if (!paths.length) break;
        }
        return paths;
    }

    /** The position of a place; nothing where the words before it can't be read. */
    read(text: string, place: Place, start = place.word[0]): Position | undefined {
        const inside = this.enterBlocks(text, place);
        if (!inside.length) return undefined;
        const base = Math.max(...inside.map(({ depth }) => depth));
        for (const from of place.starts) {
            // A word in the place of the one that is being written: what stands behind is read as what follows a word.
            const before = `{\n${text.slice(from, start)}`;
            const behind = text.slice(place.word[1], place.end);
            const tokens = this.tokens(`${before}x${behind}`).slice(1);
            const at = tokens.findIndex(({ startOffset }) => startOffset >= before.length);
            if (at < 0) continue;
            const paths = followAll(this.network, inside, tokens.slice(0, at), base);
            if (!paths.length) continue;
            const written = (word: string): readonly IToken[] => this.tokens(`${before}${word}${behind}`).slice(at + 1);
            return { paths, base, rest: tokens.slice(at + 1), now: written(text.slice(start, place.word[1])), written };
        }
        return undefined;
    }
}
