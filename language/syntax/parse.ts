import type { LangiumParser } from 'langium';
import type { CareDocument } from '../generated/ast.ts';
import { countFirst } from '../model/sorted.ts';
import { readTokens } from './generated/rules.ts';
import { howToWriteLine } from './how-to-write.ts';
import { scan } from './scan.ts';
import { InDoubt } from './tree.ts';

/** Something that the parser could not read: from where to where in the text, and what was expected there. */
export interface SyntaxProblem {
    readonly message: string;
    readonly at: readonly [start: number, end: number];
    /** The line that it stands on. */
    readonly line: readonly [start: number, end: number];
}

export interface ParsedText {
    readonly document: CareDocument;
    readonly problems: readonly SyntaxProblem[];
}

/** Where the lines of a text begin. */
function lineStartsOf(text: string): readonly number[] {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
}

/** Where a line begins with words that the language knows, how such a line is written tells more than what was expected. */
function inTermsOfItsLine(text: string, [start, end]: readonly [number, number]): string | undefined {
    const words = /^[^\S\n]*([A-Za-z][\w-]*(?: +[\w-]+)*)\s*:/.exec(text.slice(start, Math.min(end, start + 200)))?.[1];
    const how = words && howToWriteLine(words);
    return how ? `The line \`${words}\` can’t be read as it stands. ${how}` : undefined;
}

/**
 * Reads the text of a `.care` file, whatever it holds.
 *
 * @returns the tree, as far as the text could be read, and at most one problem a line: the first, since the
 *   others on that line mostly follow from it
 */
export function parseCare(parser: LangiumParser, text: string): ParsedText {
    const result = parser.parse<CareDocument>(text);
    const found: (Omit<SyntaxProblem, 'line'> & { readonly ofParser?: boolean })[] = [];
    for (const { message, offset, length } of [...(result.lexerReport?.diagnostics ?? []), ...result.lexerErrors]) {
        const image = text.slice(offset, offset + length);
        const plain = message.startsWith('unexpected character')
            ? `\`${image}\` has no meaning here. Put text in quotation marks.`
            : message;
        found.push({ message: plain, at: [offset, offset + length] });
    }
    for (const { message, token, previousToken } of result.parserErrors as readonly ParserError[]) {
        const known = token.startOffset >= 0 ? token : undefined;
        // At the end of the file there is no token: what is missing belongs behind the last one.
        const start = known ? known.startOffset : Math.max(0, (previousToken?.endOffset ?? -1) + 1);
        found.push({ message, at: [start, known ? (known.endOffset ?? start) + 1 : start], ofParser: known !== undefined });
    }
    found.sort((a, b) => a.at[0] - b.at[0]);
    const starts = found.length ? lineStartsOf(text) : [];
    const problems: SyntaxProblem[] = [];
    for (const { message, at, ofParser } of found) {
        // A brace that is missing at the end of the file would stand behind it.
        const start = Math.min(at[0], text.length);
        const number = countFirst(starts, each => each <= start);
        const line = [starts[number - 1] ?? 0, number < starts.length ? (starts[number] as number) - 1 : text.length] as const;
        if (line[0] === problems.at(-1)?.line[0]) continue;
        const told = ofParser && inTermsOfItsLine(text, line);
        problems.push({ message: told || message, at: [start, Math.min(at[1], text.length)], line });
    }
    return { document: result.value, problems };
}

interface ParserError {
    readonly message: string;
    readonly token: { readonly startOffset: number; readonly endOffset?: number };
    readonly previousToken?: { readonly endOffset?: number };
}

/**
 * Reads a text that is written as the grammar wants it, in a fraction of the time that Langium's parser takes.
 *
 * The tree holds what Langium's would, but neither links names nor has a syntax tree: `facts/` reads both alike, and
 * the tests in `test/language/quick` hold them to the same facts.
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
