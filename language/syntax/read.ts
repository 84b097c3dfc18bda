import type { CareDocument } from '../generated/ast.ts';
import type { SyntaxProblem } from '../model/findings.ts';
import { readTokens } from './generated/rules.ts';
import { scan } from './scan.ts';
import { InDoubt } from './tree.ts';

export interface ParsedText {
    readonly document: CareDocument;
    readonly problems: readonly SyntaxProblem[];
    /** Where the tokens begin that the parser made sense of; nothing where it made sense of all of them. */
    readonly understood?: ReadonlySet<number>;
}

/**
 * Reads a text that is written as the grammar wants it, in a fraction of the time that Langium's parser takes.
 *
 * The tree is the one that `parseCare` would make: the tests in `test/language/quick` hold both to the same facts.
 *
 * @returns nothing for any other text: Langium's parser then finds out what is wrong, and saves the rest
 */
export function readQuickly(text: string): CareDocument | undefined {
    const tokens = scan(text);
    if (!tokens) return undefined;
    try {
        const document = readTokens(tokens);
        if (!document || tokens.kinds[tokens.at] !== 0) return undefined;
        document.$text = text;
        return document as unknown as CareDocument;
    } catch (error) {
        if (error instanceof InDoubt) return undefined;
        throw error;
    }
}

/**
 * Reads a text, whatever it holds.
 *
 * @param parse reads a text with Langium's parser, which finds out what is wrong with it and saves the rest
 */
export function readCare(text: string, parse: (text: string) => ParsedText): ParsedText {
    const document = readQuickly(text);
    return document ? { document, problems: [] } : parse(text);
}
