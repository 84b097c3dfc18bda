/** What the lexer takes for space between words. */
const SPACE = /^[\s\u00A0\u00AD\u2007\u202F\u200B-\u200D\u2060\uFEFF]*/;
const SPACE_ONLY = new RegExp(`${SPACE.source}$`);
const SPACE_AT_END = new RegExp(`${SPACE.source.slice(1)}$`);

/** Whether there is nothing but space in a piece of text. */
export function isSpace(text: string): boolean {
    return SPACE_ONLY.test(text);
}

/** How much space a piece of text begins and ends with. */
export function spaceAround(text: string): { readonly before: number; readonly after: number } {
    return { before: SPACE.exec(text)?.[0].length ?? 0, after: SPACE_AT_END.exec(text)?.[0].length ?? 0 };
}
