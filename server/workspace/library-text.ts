/** The text of a document of the library; nothing where the library has no such document. */
export async function libraryText(uri: string): Promise<string | undefined> {
    return (await import('../../language/library/texts.ts')).LIBRARY_TEXTS[uri];
}
