/** `\w` of JavaScript: that of Oniguruma knows all letters of the world. */
const WORD = '0-9A-Za-z_';

/**
 * Writes a JavaScript pattern for Oniguruma, which reads TextMate grammars: what differs are the classes, that a `[` in a
 * class opens a class of its own, and how a character is written by its number.
 *
 * @param pattern the pattern, or its source
 */
export function toOniguruma(pattern: RegExp | string): string {
    const source = typeof pattern === 'string' ? pattern : pattern.source;
    let inClass = false;
    return source.replaceAll(/\\u([\da-fA-F]{4})|\\(.)|[[\]]/g, (found, code: string | undefined, escaped: string | undefined) => {
        if (code) return String.fromCharCode(Number.parseInt(code, 16));
        if (escaped === 'w') return inClass ? WORD : `[${WORD}]`;
        if (escaped === 'd') return inClass ? '0-9' : '[0-9]';
        if (escaped === '/') return '/';
        if (escaped) return found;
        if (found === ']') inClass = false;
        else if (inClass) return '\\[';
        else inClass = true;
        return found;
    });
}

/** Words with whatever space between them, of several the longest first. */
export function anyOf(phrases: Iterable<string>): string {
    return [...new Set(phrases)]
        .sort((a, b) => b.length - a.length || a.localeCompare(b))
        .map(phrase => phrase.split(' ').join(`${SPACE}+`))
        .join('|');
}

export const SPACE = '[ \\t\u00A0]';
