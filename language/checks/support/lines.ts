import type { Block } from '../../model/elements/blocks.ts';
import { ALL_LINES, blocksOf, isLine } from '../../model/elements.ts';

/** The names of all lines, as they are written. */
export const LINE_NAMES: readonly string[] = ALL_LINES.filter(([, line]) => isLine(line)).map(([, { words }]) => words);

const IN_BLOCK = new Map<string, readonly string[]>();

/** The names of the lines that a block may have. */
export function labelsOfBlock(block: string): readonly string[] {
    const known = IN_BLOCK.get(block);
    if (known) return known;
    const lines = ALL_LINES.filter(([key, line]) => isLine(line) && blocksOf(key).includes(block as Block)).map(([, { words }]) => words);
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
