import type { DocumentSymbol } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { Lines } from '../../language/syntax/lines.ts';
import { type OutlineItem, outline } from '../../language/syntax/outline.ts';
import type { Feature } from '../server.ts';
import { rangeOf } from '../support/places.ts';
import { symbolKind } from '../support/symbol-kinds.ts';

function symbolOf(item: OutlineItem, document: TextDocument, lines: Lines): DocumentSymbol {
    // The first line of a part is where the editor takes people who choose it.
    const [start, end] = item.whole;
    return {
        name: item.label,
        ...(item.detail && { detail: item.detail }),
        kind: symbolKind(item.kind),
        range: rangeOf(document, item.whole),
        selectionRange: rangeOf(document, [start, Math.min(end, lines.endOfLine(start))]),
        children: item.children.map(child => symbolOf(child, document, lines)),
    };
}

/** The table of contents of a document. */
export const documentSymbols: Feature = {
    capabilities: { documentSymbolProvider: { label: 'Contents' } },
    register({ connection, workspace }) {
        connection.onDocumentSymbol(async ({ textDocument }) => {
            const document = await workspace.load(textDocument.uri);
            if (!document) return [];
            const lines = new Lines(document.text.getText());
            return outline(document.syntax().parsed.document).map(item => symbolOf(item, document.text, lines));
        });
    },
};
