/** How long a quotation may be, in UTF-16 code units. */
export const MOST_WORDS = 160;

/** A text on one line, as its reader compares it: without what only the layout makes of it. */
export function withoutLayout(text: string): string {
    return text.replaceAll(/\s+/g, ' ').trim();
}

/** Words to quote: on one line, whole words, at most 160 characters. */
export function quotable(text: string): string {
    const line = text.length > 4 * MOST_WORDS ? text.slice(0, 4 * MOST_WORDS) : text;
    const plain = withoutLayout(line);
    if (plain.length <= MOST_WORDS) return plain;
    const cut = plain.slice(0, MOST_WORDS - 1);
    const end = cut.lastIndexOf(' ');
    return `${cut.slice(0, end > MOST_WORDS / 2 ? end : undefined).trimEnd()}…`;
}

/** A text between quotation marks, as the language writes it: a text can't hold the marks that end it, so they become single ones. */
export function quoted(text: string): string {
    const line = withoutLayout(text);
    return `"${line.replaceAll(/[“„‟]|(?<![^\s([])"/g, '‘').replaceAll(/["”]/g, '’')}"`;
}

/** A text on one line, and without the marks that would end a text of the language. */
export function onOneLine(text: string): string {
    return withoutLayout(text).replaceAll('"', '’');
}
