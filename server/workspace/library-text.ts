import { TextDocument } from 'vscode-languageserver-textdocument';

/** The text of a document of the library; nothing where the library has no such document. */
export async function libraryText(uri: string): Promise<string | undefined> {
    return (await import('../../language/library/texts.ts')).LIBRARY_TEXTS[uri];
}

const documents = new Map<string, TextDocument>();

/** The same with its lines, for places in it: nothing in it changes, and nobody has to read what it says for that. */
export async function libraryLines(uri: string): Promise<TextDocument | undefined> {
    const known = documents.get(uri);
    if (known) return known;
    const text = await libraryText(uri);
    if (text === undefined) return undefined;
    const document = TextDocument.create(uri, 'carewright', 0, text);
    documents.set(uri, document);
    return document;
}
