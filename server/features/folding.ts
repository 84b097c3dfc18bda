import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { Lines } from '../../language/syntax/lines.ts';
import type { Feature } from '../server.ts';

/** Comments: between slashes and stars, and lines with two slashes that follow each other. */
function comments(text: TextDocument, { text: content, opaque }: Lines): FoldingRange[] {
    const ranges: { startLine: number; endLine: number; kind: FoldingRangeKind }[] = [];
    let last: (typeof ranges)[number] | undefined;
    for (const { kind, at } of opaque) {
        if (kind !== 'comment') continue;
        const startLine = text.positionAt(at[0]).line;
        const isLine = content.startsWith('//', at[0]);
        const beginsLine = !content.slice(content.lastIndexOf('\n', at[0]) + 1, at[0]).trim();
        if (isLine && beginsLine && last?.endLine === startLine - 1) {
            last.endLine = startLine;
            continue;
        }
        const range = { startLine, endLine: text.positionAt(at[1]).line, kind: FoldingRangeKind.Comment };
        ranges.push(range);
        last = isLine ? range : undefined;
    }
    return ranges;
}

function foldings(text: TextDocument): FoldingRange[] {
    const lines = new Lines(text.getText());
    const lineAt = (offset: number): number => text.positionAt(offset).line;
    const blocks = lines.blocks.map(block => ({ startLine: lineAt(lines.startOf(block)), endLine: lineAt(block.end) - 1 }));
    const prose = lines.opaque
        .filter(({ kind }) => kind === 'text')
        .map(({ at: [start, end] }) => ({ startLine: lineAt(start), endLine: lineAt(end) }));
    return [...blocks, ...prose, ...comments(text, lines)].filter(({ startLine, endLine }) => endLine > startLine);
}

/** What can be folded away: blocks, prose and comments. */
export const folding: Feature = {
    capabilities: { foldingRangeProvider: true },
    register({ connection, workspace }) {
        connection.onFoldingRanges(async ({ textDocument }) => {
            const document = await workspace.load(textDocument.uri);
            return document ? foldings(document.text) : [];
        });
    },
};
