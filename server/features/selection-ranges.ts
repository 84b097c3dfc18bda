import type { SelectionRange } from 'vscode-languageserver';
import type { Span } from '../../language/model/values.ts';
import { blocksOf, tokenSpan } from '../../language/syntax/braces.ts';
import type { Feature } from '../server.ts';
import { isAt, rangeOf } from '../support/places.ts';
import { allToFillIn } from '../workspace/completions.ts';
import type { LoadedDocument } from '../workspace/documents.ts';

/** The word that an offset is in, as people count words. */
function wordAt(content: string, offset: number): Span {
    const before = /[\p{L}\p{N}’']*$/u.exec(content.slice(Math.max(0, offset - 100), offset))?.[0].length ?? 0;
    const after = /^[\p{L}\p{N}’']*/u.exec(content.slice(offset, offset + 100))?.[0].length ?? 0;
    return [offset - before, offset + after];
}

function lineAt(content: string, offset: number): Span {
    const start = content.lastIndexOf('\n', offset - 1) + 1;
    const end = content.indexOf('\n', offset);
    const line = content.slice(start, end < 0 ? content.length : end);
    return [start + (line.length - line.trimStart().length), start + line.trimEnd().length];
}

/** What people may want to select around an offset, from the word to the whole document: each holds the one before. */
function selectionsAt({ text, syntax, facts }: Pick<LoadedDocument, 'text' | 'syntax' | 'facts'>, offset: number): readonly Span[] {
    const { tokens } = syntax();
    const content = text.getText();
    const token = tokens.map(tokenSpan).find(span => span[1] > span[0] && isAt(span, offset));
    const quotes = token && /^["“”„‟]+/.exec(content.slice(...token))?.[0].length;
    const inQuotes: Span[] = token && quotes ? [[token[0] + quotes, Math.max(token[0] + quotes, token[1] - quotes)]] : [];
    const blocks = blocksOf(tokens).flatMap(({ whole, inner }) => [inner, whole]);
    const candidates = [
        wordAt(content, offset),
        ...(token ? [token] : []),
        ...inQuotes,
        ...allToFillIn(facts).map(({ at }) => at),
        lineAt(content, offset),
        ...blocks,
        [0, content.length] as const,
    ];
    const around = candidates.filter(span => isAt(span, offset)).toSorted((a, b) => a[1] - a[0] - (b[1] - b[0]));
    const chain: Span[] = [];
    for (const span of around) {
        const last = chain.at(-1);
        const holds = !last || (span[0] <= last[0] && last[1] <= span[1]);
        if (holds && (!last || span[0] < last[0] || last[1] < span[1])) chain.push(span);
    }
    return chain;
}

/** Growing and shrinking the selection: word, placeholder, value, line, block, document. */
export const selectionRanges: Feature = {
    capabilities: { selectionRangeProvider: true },
    register({ connection, workspace }) {
        connection.onSelectionRanges(async ({ textDocument, positions }) => {
            const document = await workspace.load(textDocument.uri);
            if (!document) return [];
            return positions.map(position => {
                const spans = selectionsAt(document, document.text.offsetAt(position));
                const whole = spans
                    .toReversed()
                    .reduce<SelectionRange | undefined>(
                        (parent, span) => ({ range: rangeOf(document.text, span), ...(parent && { parent }) }),
                        undefined,
                    );
                return whole ?? { range: { start: position, end: position } };
            });
        });
    },
};
