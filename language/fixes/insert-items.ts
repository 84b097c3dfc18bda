import type { IToken } from 'chevrotain';
import type { RequirementResult } from '../assess/assessment.ts';
import { exampleFor } from '../assess/example-for.ts';
import { isOpen as isOpenOutcome } from '../assess/outcome.ts';
import { addMonths } from '../model/dates.ts';
import { rankInService } from '../model/elements.ts';
import type { SubjectFacts } from '../model/facts.ts';
import { lineEndOf, type TextEdit } from '../model/findings.ts';

import type { Span } from '../model/values.ts';
import { emptyBlock, keyOf, linesOf, type Merged, mergeInto, splitItems } from '../skeletons/items.ts';
import { type Block, blocksOf } from '../syntax/braces.ts';
import { linePlacesOf } from './insert-lines.ts';

/** Edits that put lines, blocks and terms into a text where people would look for them. */

/** A text with its tokens, as the lexer left them. */
interface TokenizedText {
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
        return this.text.slice(whole[0], inner[0] - 1);
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
function insertItems(source: TokenizedText, subject: SubjectFacts, items: Merged): readonly TextEdit[] {
    const insertion = new Insertion(source, subject);
    const block = insertion.blockAt(subject.whole);
    if (!block) return [];
    insertion.into(block, items);
    return insertion.edits();
}

/** The edits that add one line to a service or a review. */
function insertLine(source: TokenizedText, subject: SubjectFacts, line: string): readonly TextEdit[] {
    const items = emptyBlock();
    items.lines.set(line, line);
    return insertItems(source, subject, items);
}

/** What people may call a term, from its name: `peer-support-worker` is a “Peer support worker”. */
function titleOf(name: string): string {
    const words = name.replaceAll('-', ' ');
    return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The edits that declare a term in a document: in its vocabulary of that kind, or in a new one at its end.
 *
 * @param kind of vocabulary, such as `roles`
 */
export function declareTerm({ text, tokens }: TokenizedText, kind: string, name: string): readonly TextEdit[] {
    const newline = lineEndOf(text);
    const term = `  ${name} "${titleOf(name)}"`;
    const known = blocksOf(tokens).find(
        ({ whole, inner }) =>
            text
                .slice(whole[0], inner[0] - 1)
                .trim()
                .replaceAll(/\s+/g, ' ') === `vocabulary ${kind}`,
    );
    if (known) {
        const [, end] = known.inner;
        return [linePlacesOf(text).insert(end, [term])];
    }
    const end = text.trimEnd().length;
    const gap = end ? `${newline}${newline}` : '';
    return [{ at: [end, text.length], text: `${gap}vocabulary ${kind} {${newline}${term}${newline}}${newline}` }];
}

/** Whether a result leaves something to write. */
export function isOpen({ outcome, unwritten }: RequirementResult): boolean {
    return isOpenOutcome(outcome) && !unwritten;
}

/**
 * The edits that write what requirements ask for, after their examples. The examples hold placeholders, which stay reported
 * until somebody writes over them: no fix hides a gap.
 *
 * @returns none where the requirements have no example, or all that is in it is there already
 */
export function writeRequirements(
    source: TokenizedText,
    subject: SubjectFacts,
    results: readonly RequirementResult[],
): readonly TextEdit[] {
    const items = emptyBlock();
    for (const { requirement } of results) {
        const example = exampleFor(requirement, subject);
        if (example) mergeInto(items, splitItems(example));
    }
    return insertItems(source, subject, items);
}

/** The edits that say that a requirement does not apply; the reason is left to people. */
export function sayNotApplicable(source: TokenizedText, subject: SubjectFacts, id: string): readonly TextEdit[] {
    return insertLine(source, subject, `not applicable ${id} because "[Why it does not apply here]"`);
}

/** How long a gap is accepted where nobody has said otherwise, in months. */
const ACCEPTED_FOR = 6;

/** The edits that record that a body accepts a gap for a time; who, why and for how long is left to people. */
export function acceptGap(source: TokenizedText, subject: SubjectFacts, id: string, today: string): readonly TextEdit[] {
    const until = addMonths(today, ACCEPTED_FOR);
    const line = `accepts gap ${id} until ${until} by "[The committee that accepts it]" because "[Why, and what is done meanwhile]"`;
    return insertLine(source, subject, line);
}
