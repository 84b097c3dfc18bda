import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { blocksOf, tokenSpan } from '../../language/syntax/braces.ts';
import { isTextType } from '../../language/syntax/strings.ts';
import type { Feature } from '../server.ts';
import type { LoadedDocument } from '../workspace/documents.ts';

const COMMENT_LINE = /^\s*\/\//;

/** Comments: between slashes and stars, and lines with two slashes that follow each other. */
function comments({ text, syntax }: LoadedDocument): FoldingRange[] {
    const content = text.getText();
    const ranges: FoldingRange[] = [];
    let from = 0;
    // Comments are what stands between tokens, besides space: so quotes and links never look like one.
    for (const [start, end] of [...syntax().tokens.map(tokenSpan), [content.length, content.length] as const]) {
        const gap = content.slice(from, start);
        for (const found of gap.matchAll(/\/\*[\s\S]*?\*\//g)) {
            const startLine = text.positionAt(from + found.index).line;
            const endLine = text.positionAt(from + found.index + found[0].length).line;
            if (endLine > startLine) ranges.push({ startLine, endLine, kind: FoldingRangeKind.Comment });
        }
        const firstLine = text.positionAt(from).line;
        let first: number | undefined;
        for (const [index, line] of [...gap.split('\n'), ''].entries()) {
            if (COMMENT_LINE.test(line)) {
                first ??= firstLine + index;
            } else if (first !== undefined) {
                if (firstLine + index - 1 > first)
                    ranges.push({ startLine: first, endLine: firstLine + index - 1, kind: FoldingRangeKind.Comment });
                first = undefined;
            }
        }
        from = Math.max(from, end);
    }
    return ranges;
}

function foldings(document: LoadedDocument): FoldingRange[] {
    const { text } = document;
    const { tokens } = document.syntax();
    const lineAt = (offset: number): number => text.positionAt(offset).line;
    const blocks = blocksOf(tokens).map(({ whole: [start, end] }) => ({ startLine: lineAt(start), endLine: lineAt(end) - 1 }));
    const prose = tokens
        .filter(({ tokenType }) => isTextType(tokenType.name))
        .map(tokenSpan)
        .map(([start, end]) => ({ startLine: lineAt(start), endLine: lineAt(end) }));
    return [...[...blocks, ...prose].filter(({ startLine, endLine }) => endLine > startLine), ...comments(document)];
}

/** What can be folded away: blocks, prose and comments. */
export const folding: Feature = {
    capabilities: { foldingRangeProvider: true },
    register({ connection, workspace }) {
        connection.onFoldingRanges(async ({ textDocument }) => {
            const document = await workspace.load(textDocument.uri);
            return document ? foldings(document) : [];
        });
    },
};
