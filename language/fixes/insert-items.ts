import type { IToken } from 'chevrotain';
import type { SubjectFacts } from '../model/facts.ts';
import type { TextEdit } from '../model/findings.ts';
import { rankInService } from '../model/service-order.ts';
import type { Span } from '../model/values.ts';
import { emptyBlock, keyOf, linesOf, type Merged } from '../skeletons/merge-items.ts';
import { splitItems } from '../skeletons/split-items.ts';
import { type Block, blocksOf } from '../syntax/braces.ts';
import { linePlacesOf } from './insert-lines.ts';

/** A text with its tokens, as the lexer left them. */
export interface TokenizedText {
    readonly text: string;
    readonly tokens: readonly IToken[];
}

/** What makes two blocks the same block: its word, and what it is about. Titles and claims behind that make no difference. */
function headKey(head: string): string {
    const words = head.trim().split(/\s+/);
    const count = words[0] === 'works' ? 3 : /^(policy|finding|action|section|service|review)$/.test(words[0] ?? '') ? 2 : 1;
    return words.slice(0, count).join(' ');
}

function isWithin([start, end]: Span, [outerStart, outerEnd]: Span): boolean {
    return outerStart <= start && end <= outerEnd;
}

/** The blocks that stand in a block, and not in a block in it. */
function childrenOf(block: Block, all: readonly Block[]): readonly Block[] {
    const inside = all.filter(other => other !== block && isWithin(other.whole, block.inner));
    return inside.filter(one => !inside.some(other => other !== one && isWithin(one.whole, other.inner)));
}

/** The blocks of a service or a review, and itself: where they begin is known better than their tokens show. */
function blocksAround(tokens: readonly IToken[], { whole, blocks, elements }: SubjectFacts): readonly Block[] {
    const starts = new Map([...elements, ...blocks, { whole }].map(place => [place.whole[1], place.whole[0]]));
    return blocksOf(tokens)
        .filter(({ whole: [, end] }) => whole[0] < end && end <= whole[1])
        .map(({ whole: [start, end], inner }) => ({ whole: [starts.get(end) ?? start, end] as const, inner }))
        .toSorted((a, b) => a.whole[0] - b.whole[0] || b.whole[1] - a.whole[1]);
}

/** Puts new lines and blocks into the blocks of a text where people would look for them. */
class Insertion {
    private readonly text: string;
    private readonly blocks: readonly Block[];
    private readonly at = new Map<number, string[]>();

    constructor({ text, tokens }: TokenizedText, subject: SubjectFacts) {
        this.text = text;
        this.blocks = blocksAround(tokens, subject);
    }

    blockAt(whole: Span): Block | undefined {
        return this.blocks.find(block => block.whole[1] === whole[1]) ?? this.blocks.find(block => isWithin(block.whole, whole));
    }

    into(block: Block, items: Merged): void {
        const children = childrenOf(block, this.blocks);
        const known = new Set(
            splitItems(this.text.slice(...block.inner)).map(({ head, body }) => (body === undefined ? keyOf(head) : headKey(head))),
        );
        const lines = new Map([...items.lines].filter(([key]) => !known.has(key)));
        this.write(this.endOfLines(block, children), [...linesOf({ lines, blocks: new Map() }, '')]);
        for (const [head, inner] of items.blocks) {
            const same = children.find(child => headKey(this.headOf(child)) === headKey(head));
            if (same) this.into(same, inner);
            else this.addBlock(block, children, head, inner);
        }
    }

    edits(): readonly TextEdit[] {
        const places = linePlacesOf(this.text);
        return [...this.at].map(([at, lines]) => places.insert(at, lines)).toSorted((a, b) => a.at[0] - b.at[0]);
    }

    private addBlock(parent: Block, children: readonly Block[], head: string, inner: Merged): void {
        const lines = [...linesOf({ lines: new Map(), blocks: new Map([[head, inner]]) }, '')];
        const before = children.findLast(child => rankInService(headKey(this.headOf(child))) <= rankInService(headKey(head)));
        this.write(before ? before.whole[1] : this.endOfLines(parent, children), ['', ...lines]);
    }

    private write(at: number, lines: readonly string[]): void {
        if (lines.length) this.at.set(at, [...(this.at.get(at) ?? []), ...lines]);
    }

    private headOf({ whole, inner }: Block): string {
        return this.text.slice(whole[0], inner[0]).replace(/\{\s*$/, '');
    }

    /** After the last line of a block that is above its first block: the lines of a block with blocks in it are above those. */
    private endOfLines({ inner: [start, end] }: Block, [first]: readonly Block[]): number {
        return start + this.text.slice(start, first ? first.whole[0] : end).trimEnd().length;
    }
}

/**
 * The edits that bring lines and blocks into a service or a review: into the blocks that are there, or in new ones at the
 * place where people expect them. What is there already is not said twice.
 *
 * @returns the edits in the order of the text; none where there is nothing to add
 */
export function insertItems(source: TokenizedText, subject: SubjectFacts, items: Merged): readonly TextEdit[] {
    const insertion = new Insertion(source, subject);
    const block = insertion.blockAt(subject.whole);
    if (!block) return [];
    insertion.into(block, items);
    return insertion.edits();
}

/** The edits that add one line to a service or a review. */
export function insertLine(source: TokenizedText, subject: SubjectFacts, line: string): readonly TextEdit[] {
    const items = emptyBlock();
    items.lines.set(line, line);
    return insertItems(source, subject, items);
}
