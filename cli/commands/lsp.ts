/** `carewright lsp --stdio`: the language server, for editors that start it themselves. It ends with the editor. */
export async function languageServer(): Promise<never> {
    await import('../../server/main/main-node.ts');
    return new Promise<never>(() => {});
}
