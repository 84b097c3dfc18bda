import type { BlockContent, PhrasingContent } from 'mdast';
import { heading } from '../tree/build.ts';
import { partOf, saysNot } from './known-headings.ts';

/** A paragraph that may be a heading: by its style, its outline level, or as a line in bold. */
export interface Candidate {
    readonly type: 'candidate';
    readonly origin: 'title' | 'style' | 'bold';
    /** Its level, from 1 for the title; nothing where only its number can tell. */
    readonly level: number | undefined;
    readonly words: string;
    readonly children: PhrasingContent[];
}

/** What was read, before it is known which lines are headings. */
export type Read<Point> = BlockContent | Candidate | Point;

/** A heading that somebody gave a style is no longer than this. */
const LONGEST_STYLED = 200;
/** A line in bold that is longer than this is text. */
const LONGEST_BOLD = 120;
/** `3.2 Pathway` is a heading of the second level. */
const NUMBERED = /^(\d+(?:\.\d+)*)\.?\s/;

/** The level of a line; of one in bold, by its number, else below the heading with a style that is above it. */
function levelOf({ level, words }: Candidate, styled: number): number {
    const number = NUMBERED.exec(words)?.[1];
    return level ?? (number ? number.split('.').length + 1 : Math.max(3, styled + 1));
}

/** For each block, the level of the last heading with a style before it; 0 for none. */
function styledLevels<Point extends { readonly type: 'point' }>(blocks: readonly Read<Point>[]): readonly number[] {
    let last = 0;
    return blocks.map(block => {
        const before = last;
        if (block.type === 'candidate' && (block as Candidate).origin === 'style') last = (block as Candidate).level ?? last;
        return before;
    });
}

/** Whether a line ends as a sentence does, or leads into what follows it. */
function endsAsSentence(words: string): boolean {
    return /[.;,!?:…]["”’')\]]*$/.test(words.trim());
}

/**
 * Decides which lines are headings. A line is one where text follows it, and it neither is long nor ends as a sentence does; all others are
 * text. A line in bold after one that ends in a colon belongs to that one.
 *
 * @param isCell whether the lines are in a cell of a table, which has headings only by style
 */
export function settled<Point extends { readonly type: 'point' }>(
    blocks: readonly Read<Point>[],
    isCell = false,
): (BlockContent | Point)[] {
    const styled = styledLevels(blocks);
    const out: (BlockContent | Point)[] = [];
    let next: BlockContent | Point | undefined;
    for (let at = blocks.length - 1; at >= 0; at--) {
        const block = blocks[at];
        if (!block) continue;
        const made =
            block.type === 'candidate'
                ? decided(block as Candidate, styled[at] ?? 0, next, blocks[at - 1], isCell)
                : (block as BlockContent | Point);
        out.push(made);
        next = made;
    }
    return out.toReversed();
}

function decided<Point extends { readonly type: 'point' }>(
    line: Candidate,
    styled: number,
    next: BlockContent | Point | undefined,
    before: Read<Point> | undefined,
    isCell: boolean,
): BlockContent {
    const { origin, words, children } = line;
    const text: BlockContent = { type: 'paragraph', children };
    const isKnown = partOf(words) !== undefined && !saysNot(words);
    const level = levelOf(line, styled);
    const hasText = next !== undefined && (next.type !== 'heading' || next.depth > level);
    // What a file begins with is its title, whatever follows.
    const isFirst = origin === 'style' && before === undefined && !isCell && next !== undefined;
    if (origin === 'title') return words.length <= LONGEST_STYLED ? heading(1, words) : text;
    if ((!hasText && !isFirst) || words.length > (origin === 'style' ? LONGEST_STYLED : LONGEST_BOLD)) return text;
    if (endsAsSentence(words) && !isKnown) return text;
    if (origin === 'bold' && (isCell || leadsOn(before))) return text;
    return heading(level, words);
}

/** Whether a line ends in a colon, so that what follows belongs to it. */
function leadsOn<Point extends { readonly type: 'point' }>(block: Read<Point> | undefined): boolean {
    if (block?.type === 'candidate') return /:\s*$/.test((block as Candidate).words) && partOf((block as Candidate).words) === undefined;
    const last = block && 'children' in block ? (block.children as readonly unknown[]).at(-1) : undefined;
    return block !== undefined && (block.type === 'paragraph' || block.type === 'point') && /:\s*$/.test(lastWords(last));
}

function lastWords(phrase: unknown): string {
    if (typeof phrase !== 'object' || phrase === null) return '';
    if ('value' in phrase && typeof phrase.value === 'string') return phrase.value;
    return 'children' in phrase && Array.isArray(phrase.children) ? lastWords(phrase.children.at(-1)) : '';
}
