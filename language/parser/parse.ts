import type { LangiumParser } from 'langium';
import type { CareDocument } from '../generated/ast.ts';
import { howToWriteLine } from './how-to-write.ts';

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

function lineAround(text: string, offset: number): readonly [number, number] {
    const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
    const end = text.indexOf('\n', offset);
    return [Math.min(start, offset), end < 0 ? text.length : end];
}

/** Where a line begins with words that the language knows, how such a line is written tells more than what was expected. */
function inTermsOfItsLine(text: string, [start, end]: readonly [number, number]): string | undefined {
    const words = /^\s*([A-Za-z][\w -]*?)\s*:/.exec(text.slice(start, end))?.[1];
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
    const found: Omit<SyntaxProblem, 'line'>[] = [];
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
        const told = known && inTermsOfItsLine(text, lineAround(text, start));
        found.push({ message: told ?? message, at: [start, known ? (known.endOffset ?? start) + 1 : start] });
    }
    found.sort((a, b) => a.at[0] - b.at[0]);
    const problems = found
        // A brace that is missing at the end of the file would stand behind it.
        .map(({ message, at }) => ({ message, at: [Math.min(at[0], text.length), Math.min(at[1], text.length)] as const }))
        .map(problem => ({ ...problem, line: lineAround(text, problem.at[0]) }))
        .filter((problem, index, all) => index === 0 || problem.line[0] !== all[index - 1]?.line[0]);
    return { document: result.value, problems };
}

interface ParserError {
    readonly message: string;
    readonly token: { readonly startOffset: number; readonly endOffset?: number };
    readonly previousToken?: { readonly endOffset?: number };
}
