import type { IToken } from 'chevrotain';
import type { TextEdit } from '../checks/rule.ts';
import { rankInService } from '../model/service-order.ts';
import type { Span } from '../model/values.ts';
import { type Block, blocksOf } from '../parser/blocks.ts';
import { emptyBlock, keyOf, linesOf, type Merged } from '../skeletons/merge-items.ts';
import { splitItems } from '../skeletons/split-items.ts';

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

/** Puts new lines and blocks into the blocks of a text where people would look for them. */
class Insertion {
    private readonly source: TokenizedText;
    private readonly blocks: readonly Block[];
    private readonly newline: string;
    private readonly at = new Map<number, string[]>();

    constructor(source: TokenizedText) {
        this.source = source;
        this.blocks = blocksOf(source.tokens);
        this.newline = source.text.includes('\r\n') ? '\r\n' : '\n';
    }

    blockAt(whole: Span): Block | undefined {
        return this.blocks.find(block => isWithin(block.whole, whole));
    }

    into(block: Block, items: Merged): void {
        const { text } = this.source;
        const children = childrenOf(block, this.blocks);
        const known = new Set(
            splitItems(text.slice(...block.inner)).map(({ head, body }) => (body === undefined ? keyOf(head) : headKey(head))),
        );
        const lines = new Map([...items.lines].filter(([key]) => !known.has(key)));
        const indent = `${this.indentOf(block)}  `;
        this.write(this.endOf(block, children), [...linesOf({ lines, blocks: new Map() }, indent)]);
        for (const [head, inner] of items.blocks) {
            const same = children.find(child => headKey(this.headOf(child)) === headKey(head));
            if (same) this.into(same, inner);
            else this.addBlock(block, children, head, inner, indent);
        }
    }

    edits(): readonly TextEdit[] {
        return [...this.at]
            .filter(([, lines]) => lines.length)
            .toSorted(([a], [b]) => a - b)
            .map(([at, lines]) => ({ at: [at, at], text: lines.map(line => this.newline + line).join('') + this.tail(at) }));
    }

    /** A closing brace on the line of the insertion goes to a line of its own. */
    private tail(at: number): string {
        const rest = /^[ \t]*\}/.exec(this.source.text.slice(at, at + 200));
        const block = this.blocks.find(
            ({ inner }) => inner[0] <= at && at <= inner[1] && this.source.text.slice(at, inner[1]).trim() === '',
        );
        return rest && block ? `${this.newline}${this.indentOf(block)}` : '';
    }

    private addBlock(parent: Block, children: readonly Block[], head: string, inner: Merged, indent: string): void {
        const lines = [...linesOf({ lines: new Map(), blocks: new Map([[head, inner]]) }, indent)];
        const before = children.findLast(child => rankInService(headKey(this.headOf(child))) <= rankInService(headKey(head)));
        this.write(before ? this.lineEnd(before.whole[1]) : this.endOfLines(parent, children), ['', ...lines]);
    }

    private write(at: number, lines: readonly string[]): void {
        if (lines.length) this.at.set(at, [...(this.at.get(at) ?? []), ...lines]);
    }

    private headOf({ whole, inner }: Block): string {
        return this.source.text.slice(whole[0], inner[0]).replace(/\{\s*$/, '');
    }

    private indentOf({ whole }: Block): string {
        const line = this.source.text.lastIndexOf('\n', whole[0] - 1) + 1;
        return /^[ \t]*/.exec(this.source.text.slice(line, whole[0]))?.[0] ?? '';
    }

    /** The end of what stands on the line of an offset, a comment behind it included. */
    private lineEnd(offset: number): number {
        const rest = /^[ \t]*(?:\/\/[^\r\n]*)?/.exec(this.source.text.slice(offset))?.[0] ?? '';
        return offset + rest.trimEnd().length;
    }

    /** Behind the last thing in a block. */
    private endOf(block: Block, children: readonly Block[]): number {
        // Lines of a block with blocks in it stand above those.
        return children.length ? this.endOfLines(block, children) : this.behind(block.inner);
    }

    /** Behind the last line of a block that stands before its first block. */
    private endOfLines(block: Block, children: readonly Block[]): number {
        const first = children[0];
        return this.behind(first ? [block.inner[0], first.whole[0]] : block.inner);
    }

    private behind([start, end]: Span): number {
        return start + this.source.text.slice(start, end).trimEnd().length;
    }
}

/**
 * The edits that bring lines and blocks into a service or a review: into the blocks that are there, or in new ones at the
 * place where people expect them. What is there already is not said twice.
 *
 * @param whole where the service or review stands
 * @returns the edits in the order of the text; none where there is nothing to add
 */
export function insertItems(source: TokenizedText, whole: Span, items: Merged): readonly TextEdit[] {
    const insertion = new Insertion(source);
    const block = insertion.blockAt(whole);
    if (!block) return [];
    insertion.into(block, items);
    return insertion.edits();
}

/** The edits that add one line to a service or a review. */
export function insertLine(source: TokenizedText, whole: Span, line: string): readonly TextEdit[] {
    const items = emptyBlock();
    items.lines.set(line, line);
    return insertItems(source, whole, items);
}
