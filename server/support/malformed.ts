import { ErrorCodes, ResponseError } from 'vscode-languageserver';

type Need =
    | 'document'
    | 'position'
    | 'positions'
    | 'range'
    | 'item'
    | 'diagnostics'
    | 'newName'
    | 'query'
    | 'uri'
    | 'id'
    | 'text'
    | 'changes';

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPosition(value: unknown): boolean {
    return isObject(value) && typeof value.line === 'number' && typeof value.character === 'number';
}

function isRange(value: unknown): boolean {
    return isObject(value) && isPosition(value.start) && isPosition(value.end);
}

function isDocument(value: unknown): boolean {
    return isObject(value) && typeof value.uri === 'string';
}

/** What a request may need: whether it is there, and how to say that it is not. */
const CHECKS: Readonly<Record<Need, readonly [(params: Readonly<Record<string, unknown>>) => boolean, string]>> = {
    document: [({ textDocument }) => isDocument(textDocument), 'the address of a document, as `textDocument: { uri }`'],
    position: [({ position }) => isPosition(position), 'a place in the document, as `position: { line, character }`'],
    positions: [
        ({ positions }) => Array.isArray(positions) && positions.every(isPosition),
        'places in the document, as `positions: [{ line, character }]`',
    ],
    range: [({ range }) => isRange(range), 'a part of the document, as `range: { start, end }`'],
    item: [({ item }) => isDocument(item) && isRange((item as Record<string, unknown>).selectionRange), 'an `item` of the call hierarchy'],
    diagnostics: [
        ({ context }) => isObject(context) && Array.isArray(context.diagnostics),
        'the findings, as `context: { diagnostics: [] }`',
    ],
    newName: [({ newName }) => typeof newName === 'string', 'the new name, as `newName`'],
    query: [({ query }) => typeof query === 'string', 'the words to look for, as `query`'],
    uri: [({ uri }) => typeof uri === 'string', 'the address of a document, as `uri`'],
    id: [({ id }) => typeof id === 'string', 'a name, as `id`'],
    text: [({ textDocument }) => isObject(textDocument) && typeof textDocument.text === 'string', 'the text, as `textDocument: { text }`'],
    changes: [({ contentChanges }) => Array.isArray(contentChanges), 'the changes, as `contentChanges: []`'],
};

const IN_DOCUMENT = ['onDocumentSymbol', 'onDocumentFormatting', 'onDocumentLinks', 'onFoldingRanges', 'onCodeLens', 'semanticTokens.on'];
const AT_PLACE = ['onHover', 'onCompletion', 'onDefinition', 'onReferences', 'onDocumentHighlight', 'onPrepareRename'];

/** What each request and notification needs, by the name of its handler or its method. */
const NEEDS: Readonly<Record<string, readonly Need[]>> = {
    ...Object.fromEntries(IN_DOCUMENT.map(name => [name, ['document']])),
    ...Object.fromEntries(
        [...AT_PLACE, 'onDocumentOnTypeFormatting', 'callHierarchy.onPrepare'].map(name => [name, ['document', 'position']]),
    ),
    ...Object.fromEntries(
        ['onDocumentRangeFormatting', 'inlayHint.on', 'semanticTokens.onRange'].map(name => [name, ['document', 'range']]),
    ),
    ...Object.fromEntries(['callHierarchy.onIncomingCalls', 'callHierarchy.onOutgoingCalls'].map(name => [name, ['item']])),
    ...Object.fromEntries(
        ['coverage', 'preview', 'documentChoices', 'generate', 'libraryText'].map(name => [`carewright/${name}`, ['uri']]),
    ),
    'carewright/insertRequirement': ['uri', 'id'],
    'carewright/explain': ['id'],
    onCodeAction: ['document', 'range', 'diagnostics'],
    onRenameRequest: ['document', 'position', 'newName'],
    onSelectionRanges: ['document', 'positions'],
    onWorkspaceSymbol: ['query'],
    onDidOpenTextDocument: ['document', 'text'],
    onDidChangeTextDocument: ['document', 'changes'],
    onDidCloseTextDocument: ['document'],
    onDidSaveTextDocument: ['document'],
};

/** The answer to a request that lacks what it is about, in words for who writes the editor; nothing where all is there. */
export function refuseMalformed(name: string, params: unknown): ResponseError | undefined {
    const lacking = (NEEDS[name] ?? []).filter(need => !CHECKS[need][0](isObject(params) ? params : {}));
    if (!lacking.length) return undefined;
    return new ResponseError(ErrorCodes.InvalidParams, `This request needs ${lacking.map(need => CHECKS[need][1]).join(' and ')}.`);
}
