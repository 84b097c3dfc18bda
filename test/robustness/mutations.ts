/** A repeatable stream of numbers: the same seed gives the same damage on every machine. */
export function randomNumbers(seed: number): (below: number) => number {
    // Neighbouring seeds would begin with nearly the same numbers.
    let state = Math.imul((seed ^ (seed >>> 16)) >>> 0, 0x9e3779b1) >>> 0;
    state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) >>> 0;
    return below => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
    };
}

const INSERTED = [
    '{',
    '}',
    '"',
    '“',
    '”',
    '"""',
    ':',
    ',',
    '-',
    '–',
    '£',
    '\u00A0',
    '\n',
    '\r\n',
    '/*',
    '*/',
    '//',
    '<',
    '>',
    '\0',
    '\u202E',
    '\u00AD',
    '\u2011',
    '\u0301',
    '\u200D',
    'я',
    '😀',
    '31 September 2026',
    '99999999999999999999',
    'meets',
    'policy',
    'service x {',
    'within',
    'every',
];

/** Does one small harm to a text, such as people and programs do: something lost, doubled, moved, or put in. */
export function damage(text: string, random: (below: number) => number): string {
    const at = random(text.length + 1);
    const lines = text.split('\n');
    const line = random(lines.length);
    switch (random(7)) {
        case 0:
            return text.slice(0, at) + text.slice(at + 1);
        case 1:
            return text.slice(0, at) + INSERTED[random(INSERTED.length)] + text.slice(at);
        case 2:
            return text.slice(0, at) + text.slice(at + random(200));
        case 3:
            return [...lines.slice(0, line), ...lines.slice(line + 1)].join('\n');
        case 4:
            return [...lines.slice(0, line), lines[line], ...lines.slice(line)].join('\n');
        case 5:
            return [...lines.slice(line), ...lines.slice(0, line)].join('\n');
        default:
            return text.slice(0, at) + String.fromCodePoint(random(0xd7ff) + 1) + text.slice(at + 1);
    }
}
