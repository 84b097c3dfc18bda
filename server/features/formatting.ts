import type { DocumentOnTypeFormattingParams, FormattingOptions, Range, TextEdit } from 'vscode-languageserver';
import { formatOnType } from '../../language/format/format-on-type.ts';
import { formatText } from '../../language/format/format-text.ts';
import { isLibrary } from '../../language/library/scheme.ts';
import type { Address } from '../../language/model/address.ts';
import type { Feature, Server } from '../server.ts';
import type { Addressed } from '../support/connection.ts';
import { lspEdits, spanOf } from '../support/places.ts';

// Documents of the language are indented by spaces, whatever an editor does elsewhere.
function indentOf({ insertSpaces, tabSize }: FormattingOptions): number {
    return insertSpaces ? tabSize : 2;
}

async function formatted({ workspace }: Server, uri: Address, options: FormattingOptions, range?: Range): Promise<TextEdit[]> {
    const document = isLibrary(uri) ? undefined : await workspace.load(uri);
    if (!document) return [];
    const edits = formatText(document.text.getText(), { indent: indentOf(options), ...(range && { range: spanOf(document.text, range) }) });
    return lspEdits(document.text, edits);
}

/** The indentation of the line on which somebody begins, or closes a block. Needs nothing but the text. */
async function onType(
    { workspace }: Server,
    { textDocument, position, ch, options }: Addressed<DocumentOnTypeFormattingParams>,
): Promise<TextEdit[]> {
    const document = isLibrary(textDocument.uri) ? undefined : await workspace.load(textDocument.uri);
    if (!document) return [];
    const edits = formatOnType(document.text.getText(), document.text.offsetAt(position), ch, indentOf(options));
    return lspEdits(document.text, edits);
}

/** Layout: of the whole document, of a part, or as one types. */
export const formatting: Feature = {
    capabilities: {
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n', moreTriggerCharacter: ['}'] },
    },
    register(server) {
        const { connection } = server;
        connection.onDocumentFormatting(({ textDocument, options }) => formatted(server, textDocument.uri, options));
        connection.onDocumentOnTypeFormatting(params => onType(server, params));
        connection.onDocumentRangeFormatting(({ textDocument, range, options }) => formatted(server, textDocument.uri, options, range));
    },
};
