import type { DocumentSymbol } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../../language/model/values.ts';
import { type OutlineItem, outline } from '../../language/syntax/outline.ts';
import type { Feature } from '../server.ts';
import { rangeOf } from '../support/places.ts';
import { symbolKind } from '../support/symbol-kinds.ts';

/** The first line of a part: where the editor takes people who choose it. */
function firstLine(text: string, [start, end]: Span): Span {
    const line = text.slice(start, end).search(/[\r\n{]/);
    return [start, line < 0 ? end : start + text.slice(start, start + line).trimEnd().length];
}

function symbolOf(item: OutlineItem, document: TextDocument, content: string): DocumentSymbol {
    return {
        name: item.label,
        ...(item.detail && { detail: item.detail }),
        kind: symbolKind(item.kind),
        range: rangeOf(document, item.whole),
        selectionRange: rangeOf(document, firstLine(content, item.whole)),
        children: item.children.map(child => symbolOf(child, document, content)),
    };
}

/** The table of contents of a document. */
export const documentSymbols: Feature = {
    capabilities: { documentSymbolProvider: { label: 'Contents' } },
    register({ connection, workspace }) {
        connection.onDocumentSymbol(async ({ textDocument }) => {
            const document = await workspace.load(textDocument.uri);
            if (!document) return [];
            const content = document.text.getText();
            return outline(document.syntax().parsed.document).map(item => symbolOf(item, document.text, content));
        });
    },
};
