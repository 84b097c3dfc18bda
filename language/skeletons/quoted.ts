/** A text between quotation marks, as the language writes it: a text can't hold the marks that end it. */
export function quoted(text: string): string {
    return `"${onOneLine(text).replaceAll(/[“”]/g, '’')}"`;
}

/** A text on one line, and without the marks that would end a text of the language. */
export function onOneLine(text: string): string {
    return text.replaceAll(/\s+/g, ' ').replaceAll('"', '’').trim();
}
