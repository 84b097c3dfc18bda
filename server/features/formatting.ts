import type { FormattingOptions, Range, TextEdit } from 'vscode-languageserver';
import { formatText } from '../../language/format/format-text.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import type { Feature, Server } from '../server.ts';
import { lspEdits } from '../support/edits.ts';
import { spanOf } from '../support/places.ts';

async function formatted({ workspace }: Server, uri: string, options: FormattingOptions, range?: Range): Promise<TextEdit[]> {
    const document = isLibrary(uri) ? undefined : await workspace.load(uri);
    if (!document) return [];
    // Documents of the language are indented by spaces, whatever an editor does elsewhere.
    const indent = options.insertSpaces ? options.tabSize : 2;
    const edits = formatText(document.text.getText(), { indent, ...(range && { range: spanOf(document.text, range) }) });
    return lspEdits(document.text, edits);
}

/** Layout: of the whole document, or of a part. */
export const formatting: Feature = {
    capabilities: { documentFormattingProvider: true, documentRangeFormattingProvider: true },
    register(server) {
        const { connection } = server;
        connection.onDocumentFormatting(({ textDocument, options }) => formatted(server, textDocument.uri, options));
        connection.onDocumentRangeFormatting(({ textDocument, range, options }) => formatted(server, textDocument.uri, options, range));
    },
};
