/** A text between quotation marks, as the language writes it: a text can't hold the marks that end it. */
export function quoted(text: string): string {
    return `"${text.replaceAll(/["“”]/g, '’').replaceAll(/\s+/g, ' ').trim()}"`;
}
