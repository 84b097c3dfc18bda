/** Whether nothing but space stands in front of a place on its line. */
export function beginsLine(text: string, offset: number): boolean {
    return /(?:^|\n)[ \t]*$/.test(text.slice(text.lastIndexOf('\n', offset - 1), offset));
}

/** The end of the line of a place, where nothing but a comment follows on it: else the place itself. */
export function behindLine(text: string, offset: number): number {
    const rest = /^[ \t]*(?:\/\/[^\r\n]*)?(?=\r?\n|$)/.exec(text.slice(offset));
    return offset + (rest?.[0].length ?? 0);
}
