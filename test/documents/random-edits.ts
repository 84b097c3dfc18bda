/** Edits such as people make between two versions of a specification. */

/** Words of a text that are in no comment. */
function wordsIn(text: string): readonly (readonly [start: number, end: number])[] {
    const blank = text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, comment => ' '.repeat(comment.length));
    return [...blank.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => [index, index + word.length]);
}

/** A paragraph of the indented text in which each line is whole: the text of a policy, or a line with one value. */
function isWholeLine(line: string): boolean {
    return /^\s+(- ".*"|[\w-][\w -]*:.*[^,]|[\w-]+)$/.test(line) && (line.match(/"/g)?.length ?? 0) % 2 === 0;
}

/**
 * A text with some edits: words replaced, put in and taken out, and whole lines taken out, doubled and moved.
 *
 * @param random a number from 0 to below
 */
export function edited(text: string, random: (below: number) => number, edits: number): string {
    let now = text;
    for (let count = 0; count < edits; count++) now = editedOnce(now, random);
    return now;
}

function editedOnce(text: string, random: (below: number) => number): string {
    const words = wordsIn(text);
    const [start, end] = words[random(words.length)] ?? [0, 0];
    const lines = text.split('\n');
    const whole = lines.flatMap((line, at) => (isWholeLine(line) ? [at] : []));
    const at = whole[random(whole.length)] ?? 0;
    const to = whole[random(whole.length)] ?? 0;
    switch (random(6)) {
        case 0:
            return `${text.slice(0, start)}changed${text.slice(end)}`;
        case 1:
            return `${text.slice(0, end)} and more words${text.slice(end)}`;
        case 2:
            return text.slice(0, start) + text.slice(end);
        case 3:
            return lines.toSpliced(at, 1).join('\n');
        case 4:
            return lines.toSpliced(to, 0, lines[at] ?? '').join('\n');
        default: {
            const without = lines.toSpliced(at, 1);
            return without.toSpliced(to, 0, lines[at] ?? '').join('\n');
        }
    }
}

/** A text in which one word outside of comments is another. */
export function withOtherWord(text: string, from: number, random: (below: number) => number): string {
    const words = wordsIn(text).filter(([start]) => start > from);
    const [start, end] = words[random(words.length)] ?? [0, 0];
    return `${text.slice(0, start)}otherword${text.slice(end)}`;
}
