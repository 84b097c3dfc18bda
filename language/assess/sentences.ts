/** A sentence of a text, and where it begins in it. */
export interface Sentence {
    readonly text: string;
    readonly start: number;
}

/** The sentences of a text; a line or a point of a list is one as well. */
export function sentencesOf(text: string): readonly Sentence[] {
    const sentences: Sentence[] = [];
    const add = (from: number, to: number): void => {
        const part = text.slice(from, to);
        const lead = part.length - part.trimStart().length;
        const trimmed = part.trim();
        if (trimmed) sentences.push({ text: trimmed, start: from + lead });
    };
    let from = 0;
    for (const end of text.matchAll(/[.!?]+["”’)]*(?=\s|$)|\n+(?:[ \t]*[-*•][ \t]+)?/g)) {
        add(from, end.index + (end[0].startsWith('\n') ? 0 : end[0].length));
        from = end.index + end[0].length;
    }
    add(from, text.length);
    return sentences;
}
