import type { CstNode, LangiumParser } from 'langium';
import type { CareDocument } from '../generated/ast.ts';
import type { SyntaxProblem } from '../model/findings.ts';
import { withoutConflicts } from './conflicts.ts';
import { linesOfEntries, withoutEntries } from './entries.ts';
import { howToWriteBlock, howToWriteLine } from './how-to-write.ts';
import { type CarewrightReport, tokensIn } from './langium-lexer.ts';
import { labelIn, TextLines } from './lines.ts';
import type { ParsedText } from './read.ts';
import { carewright } from './services.ts';
import { mendable } from './slips.ts';
import { placedTree } from './tree.ts';

/** Where a line begins with words that the language knows, how such a line is written tells more than what was expected. */
function inTermsOfItsLine(text: string, [start, end]: readonly [number, number]): string | undefined {
    const label = labelIn(text, start);
    if (!label || label.at[1] >= end) return howToWriteBlock(text.slice(start, end));
    const how = howToWriteLine(label.words);
    return how ? `The line \`${label.words}\` can’t be read. ${how}` : undefined;
}

/** Where the tokens begin that a syntax tree holds. */
function understoodIn(root: CstNode | undefined): ReadonlySet<number> {
    const starts = new Set<number>();
    const add = (node: CstNode): void => {
        if ('content' in node) for (const part of node.content as readonly CstNode[]) add(part);
        else if (!node.hidden) starts.add(node.offset);
    };
    if (root) add(root);
    return starts;
}

/**
 * Reads the text of a `.care` file with Langium's parser, whatever it holds.
 *
 * @param parser the one of the process, where it is left out
 * @returns the tree, as far as the text could be read, and at most one problem a line: the first, since the
 *   others on that line mostly follow from it
 */
export function parseCare(written: string, parser: LangiumParser = carewright().parser.LangiumParser): ParsedText {
    const { text, problems: conflicts } = withoutConflicts(written);
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
        // At the end of the file there is no token: what is missing goes after the last one.
        const start = known ? known.startOffset : Math.max(0, (previousToken?.endOffset ?? -1) + 1);
        found.push({ message, at: [start, known ? (known.endOffset ?? start) + 1 : start], ofParser: known !== undefined });
    }
    found.sort((a, b) => a.at[0] - b.at[0]);
    const lines = new TextLines(found.length ? text : '');
    const told: SyntaxProblem[] = [];
    for (const { message, at, ofParser } of found) {
        // A brace that is missing at the end of the file would come after it.
        const start = Math.min(at[0], text.length);
        const next = lines.at(start) + 1;
        const line = [lines.startOf(next - 1), next < lines.count ? lines.startOf(next) - 1 : text.length] as const;
        if (line[0] === told.at(-1)?.line[0]) continue;
        const inItsTerms = ofParser && inTermsOfItsLine(text, line);
        told.push({ message: inItsTerms || message, at: [start, Math.min(at[1], text.length)], line });
    }
    const document = placedTree(result.value, text, tokensIn(result));
    const toldLines = new Set(told.map(({ line }) => line[0]));
    const unread = linesOfEntries(document, text).filter(({ problem }) => !toldLines.has(problem.line[0]));
    withoutEntries(unread);
    const ofEntries = unread.map(({ problem }): SyntaxProblem => {
        const [mended] = mendable(text, [problem]);
        return mended?.fixes ? { ...problem, fixes: mended.fixes } : problem;
    });
    const problems = [...conflicts, ...mendable(text, told), ...ofEntries].toSorted((a, b) => a.at[0] - b.at[0]);
    if (!problems.length) return { document, problems };
    const { lostFrom } = (result.lexerReport ?? {}) as Partial<CarewrightReport>;
    return { document, problems, understood: understoodIn(result.value.$cstNode), ...(lostFrom !== undefined && { lostFrom }) };
}

interface ParserError {
    readonly message: string;
    readonly token: { readonly startOffset: number; readonly endOffset?: number };
    readonly previousToken?: { readonly endOffset?: number };
}
