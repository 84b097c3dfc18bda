import { blocksOf, FIELD_KEYS } from '../../facts/field-places.ts';
import { type Block, ELEMENTS } from '../../model/elements.ts';

/** Kinds of element that are entries or blocks, never a line with a colon. */
const NO_LINES = new Set([
    'aim',
    'outcome',
    'pathway',
    'role',
    'offer',
    'policy',
    'workswith',
    'measure',
    'indicator',
    'answer',
    'finding',
    'gap',
    'action',
]);

const WORDS: Readonly<Record<string, string>> = {
    decidedby: 'decided by',
    completedon: 'completed on',
    resourcegap: 'resource gap',
};

/** The names of all lines, as they are written. */
export const LINES: readonly string[] = FIELD_KEYS.filter(key => !NO_LINES.has(key)).map(wordsOf);

const IN_BLOCK = new Map<string, readonly string[]>();

function wordsOf(key: string): string {
    return ELEMENTS[key]?.words ?? WORDS[key] ?? key;
}

/** The names of the lines that a block may have. */
export function linesOf(block: string): readonly string[] {
    const known = IN_BLOCK.get(block);
    if (known) return known;
    const lines = LINES.filter(line => blocksOf(line.replaceAll(' ', '')).includes(block as Block));
    IN_BLOCK.set(block, lines);
    return lines;
}

/** How a block is named in a message. */
export function blockInWords(block: string): string {
    return block === 'service' || block === 'review' || block === 'guidance' ? `the ${block} itself, outside its blocks` : `\`${block}\``;
}

/** Some names as a list in words: `a`, `b` or `c`. */
export function either(names: readonly string[]): string {
    return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
