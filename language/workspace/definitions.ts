/** What opens a vocabulary, a guidance or a template: the word where a block can begin, and something behind it. */
const DEFINITION = /(?:^|[{}]|\*\/)(?:[^\S\n\r\u2028\u2029]|\u200B)*(?:vocabulary|guidance|template)(?![\w-])(?!\s*:)/m;

/**
 * Whether a text may hold terms, guidance or templates, which say what the words of all other documents mean. Such
 * documents are read first, and stay in memory; all others can be read, checked and made `slim` one after the other.
 *
 * @returns true for some texts that hold none, such as prose with a line that begins with "guidance": that does no harm
 */
export function mayDeclareForOthers(text: string): boolean {
    return DEFINITION.test(text);
}
