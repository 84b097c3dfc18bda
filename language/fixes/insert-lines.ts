import type { IToken } from 'chevrotain';
import type { RequirementResult } from '../assess/assessment.ts';
import { exampleFor } from '../assess/example-for.ts';
import { isOpen } from '../assess/outcome.ts';
import { openerOf } from '../model/elements/blocks.ts';
import { rankInService } from '../model/elements.ts';
import type { SubjectFacts } from '../model/facts.ts';
import { lineEndOf, type TextEdit } from '../model/findings.ts';
import { capitalised, startOfSigns, titleOf } from '../model/text.ts';
import { inOrder, isWithin, outerFirst, type Span } from '../model/values.ts';
import { emptyBlock, keyOfLine, linesOf, type Merged, mergeInto, splitItems } from '../skeletons/items.ts';
import { type Braced, bracedIn } from '../syntax/braces.ts';
import { type CodeBlock, Lines } from '../syntax/lines.ts';

/** Spaces at the beginning of a line. */
function marginOf(line: string): string {
    return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** The indentation that all lines share; infinite where none says anything. */
function leastMargin(lines: readonly string[]): number {
    return lines.reduce((least, line) => (line.trim() ? Math.min(least, marginOf(line).length) : least), Number.POSITIVE_INFINITY);
}

/** Lines without the indentation that all of them share. */
function outdented(lines: readonly string[]): readonly string[] {
    const least = leastMargin(lines);
    return lines.map(line => line.slice(Math.min(least, marginOf(line).length)));
}

/** A place between two things of a block, on one line or on several, where lines can be put. */
interface Gap {
    /** From the end of what is before it to what is after it, at most to the end of the line. */
    readonly at: readonly [start: number, end: number];
    /** How its lines are indented. */
    readonly margin: string;
    /** How what is after it is indented, where that has to go to the next line. */
    readonly next: string | undefined;
}

/** The places of the text that was asked for last: many edits are made for one text. */
let last: { readonly text: string; readonly places: LinePlaces } | undefined;

/** Where lines can be put into a text. */
function linePlacesOf(text: string): LinePlaces {
    if (last?.text !== text) last = { text, places: new LinePlaces(text) };
    return last.places;
}

/** Where lines can be put into a text so that each of them begins a line of the block that it is meant for. */
class LinePlaces {
    private readonly text: string;
    private readonly lines: Lines;
    private readonly newline: string;

    constructor(text: string) {
        // Lone carriage returns end lines, too. The length stays.
        this.text = text.replaceAll(/\r(?!\n)/g, '\n');
        this.lines = new Lines(this.text);
        this.newline = lineEndOf(text);
    }

    /**
     * The edit that puts lines into the block around an offset, after what is before the offset and after a comment on that
     * line. What was after it on the same line goes to the next.
     *
     * @param lines without line ends; an empty one stays a blank line
     */
    insert(offset: number, lines: readonly string[]): TextEdit {
        const { at, margin, next } = this.gapAt(offset);
        const written = outdented(lines).map(line => this.newline + (line.trim() ? margin + line.trimEnd() : ''));
        return { at, text: written.join('') + (next === undefined ? '' : this.newline + next) };
    }

    /** Whether an offset is in a block. */
    isInBlock(offset: number): boolean {
        return this.lines.blockAt(offset) !== undefined;
    }

    /** Whether nothing but spaces is before an offset on its line. */
    beginsLine(offset: number): boolean {
        return !this.text.slice(this.lineStart(offset), offset).trim();
    }

    private lineStart(offset: number): number {
        return this.text.lastIndexOf('\n', offset - 1) + 1;
    }

    private marginOf({ open, around }: CodeBlock): string {
        const line = this.lineStart(open);
        const before = around && around.open >= line ? this.marginOf(around) + this.unitOf(around) : '';
        return before || marginOf(this.text.slice(line, open));
    }

    /** One step of indentation in a block: as it is there. */
    private unitOf({ open, end }: CodeBlock): string {
        return /\n\t/.test(this.text.slice(open, end)) ? '\t' : '  ';
    }

    private gapAt(offset: number): Gap {
        const { text } = this;
        const from = this.lines.opaqueAt(offset)?.at[1] ?? offset;
        const block = this.lines.blockAt(from);
        const first = block ? block.open + 1 : 0;
        let start = first + text.slice(first, from).trimEnd().length;
        for (;;) {
            const after = start + (/^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0);
            const comment = this.lines.opaqueAt(after + 1);
            if (comment?.kind !== 'comment' || comment.at[0] !== after) break;
            // Carriage returns before the end of the line are none of the comment.
            start += text.slice(start, comment.at[1]).trimEnd().length;
        }
        const end = start + (/^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0);
        const margin = block ? this.marginOf(block) : '';
        const inner = block ? margin + this.unitOf(block) : '';
        const endsLine = end >= text.length || /[\r\n]/.test(text[end] as string);
        return { at: [start, end], margin: inner, next: endsLine ? undefined : end === block?.end ? margin : inner };
    }
}

/** The lines of an insertion as it was written for a place where a line begins. */
function editedLines(text: string, beginsLine: boolean): readonly string[] {
    const lines = text.split(/\r\n|\r|\n/);
    if (!lines.at(-1)?.trim()) lines.pop();
    const [first = '', ...rest] = lines;
    if (!first.trim()) return beginsLine ? lines : rest;
    // The first continues a line that was begun: its own indentation says nothing.
    const least = leastMargin(rest);
    return [`${' '.repeat(Number.isFinite(least) ? least : 0)}${first.trimStart()}`, ...rest];
}

/** A removal that leaves neither a line of spaces nor spaces at the end of a line. */
function tidied(text: string, { at: [start, end] }: TextEdit): TextEdit {
    const before = start - startOfSigns(text, start, /[ \t]/);
    const after = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
    const lineEnd = /^(?:\r\n|\r|\n)/.exec(text.slice(end + after))?.[0].length;
    const isLast = end + after === text.length;
    // Something else is after it on the line.
    if (lineEnd === undefined && !isLast) return { at: [start, end + (before || start === 0 ? after : 0)], text: '' };
    const beginsLine = start === before || /[\r\n]/.test(text[start - before - 1] as string);
    if (!beginsLine || (isLast && start === before)) return { at: [start - before, end + after], text: '' };
    // Of the last line, the line end before it goes.
    if (isLast)
        return { at: [start - before - (/(?:\r\n|\r|\n)$/.exec(text.slice(0, start - before))?.[0].length ?? 0), text.length], text: '' };
    return { at: [start - before, end + after + (lineEnd ?? 0)], text: '' };
}

/**
 * Edits whose new lines begin lines of the block that they are meant for, whatever is on the line where they are put: a closing
 * brace, another block, a comment. What takes out a line takes all of it. Other edits stay where they are. All that is put in has
 * the line ends of the text: those of most of its lines.
 *
 * @returns in the order of the text
 */
export function settleLines(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
    const isLines = ({ at, text: put }: TextEdit): boolean => at[0] === at[1] && /[\r\n]/.test(put) && put.trim() !== '';
    const places = edits.some(isLines) ? linePlacesOf(text) : undefined;
    const settled: TextEdit[] = [];
    const byPlace = new Map<string, { offset: number; lines: string[] }>();
    for (const edit of edits) {
        const [offset] = edit.at;
        if (!places || !isLines(edit) || !places.isInBlock(offset)) {
            settled.push(edit.text === '' && edit.at[0] < edit.at[1] ? tidied(text, edit) : edit);
            continue;
        }
        const lines = editedLines(edit.text, places.beginsLine(offset));
        // Two insertions may come to the same place once spaces are passed over.
        const key = String(places.insert(offset, ['x']).at);
        const known = byPlace.get(key);
        if (known) for (const each of outdented(lines)) known.lines.push(each);
        else byPlace.set(key, { offset, lines: [...outdented(lines)] });
    }
    for (const { offset, lines } of byPlace.values()) settled.push((places as LinePlaces).insert(offset, lines));
    const ending = lineEndOf(text);
    return settled.map(({ at, text: put }) => ({ at, text: put.replaceAll(/\r?\n/g, ending) })).toSorted((a, b) => inOrder(a.at, b.at));
}

/** A text with its tokens, as the lexer left them. */
interface TokenizedText {
    readonly text: string;
    readonly tokens: readonly IToken[];
}

/** What makes two blocks the same block: its word, and what it is about. Titles and claims after that make no difference. */
function headKey(head: string): string {
    const words = head.trim().split(/\s+/);
    const opener = openerOf(head.trim());
    const count = opener ? opener.words.split(' ').length + (opener.name ? 1 : 0) : 1;
    return words.slice(0, count).join(' ');
}

/** The blocks directly in a block, and not in a block inside it. */
function childrenOf(block: Braced, all: readonly Braced[]): readonly Braced[] {
    const inside = all.filter(other => other !== block && isWithin(other.whole, block.inner));
    return inside.filter(one => !inside.some(other => other !== one && isWithin(one.whole, other.inner)));
}

/** The blocks of a service or a review, and itself: where they begin is known better than their tokens show. */
function blocksAround(tokens: readonly IToken[], { whole, blocks, elements }: SubjectFacts): readonly Braced[] {
    const starts = new Map([...elements, ...blocks, { whole }].map(place => [place.whole[1], place.whole[0]]));
    return bracedIn(tokens)
        .filter(({ whole: [, end] }) => whole[0] < end && end <= whole[1])
        .map(({ whole: [start, end], inner }) => ({ whole: [starts.get(end) ?? start, end] as const, inner }))
        .toSorted((a, b) => outerFirst(a.whole, b.whole));
}

/** Puts new lines and blocks into the blocks of a text where people would look for them. */
class Insertion {
    private readonly text: string;
    private readonly blocks: readonly Braced[];
    private readonly at = new Map<number, string[]>();

    constructor({ text, tokens }: TokenizedText, subject: SubjectFacts) {
        this.text = text;
        this.blocks = blocksAround(tokens, subject);
    }

    blockAt(whole: Span): Braced | undefined {
        return this.blocks.find(block => block.whole[1] === whole[1]) ?? this.blocks.find(block => isWithin(block.whole, whole));
    }

    into(block: Braced, items: Merged): void {
        const children = childrenOf(block, this.blocks);
        const known = new Set(
            splitItems(this.text.slice(...block.inner)).map(({ head, body }) => (body === undefined ? keyOfLine(head) : headKey(head))),
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

    private addBlock(parent: Braced, children: readonly Braced[], head: string, inner: Merged): void {
        const lines = [...linesOf({ lines: new Map(), blocks: new Map([[head, inner]]) }, '')];
        const before = children.findLast(child => rankInService(headKey(this.headOf(child))) <= rankInService(headKey(head)));
        this.write(before ? before.whole[1] : this.endOfLines(parent, children), ['', ...lines]);
    }

    private write(at: number, lines: readonly string[]): void {
        if (lines.length) this.at.set(at, [...(this.at.get(at) ?? []), ...lines]);
    }

    private headOf({ whole, inner }: Braced): string {
        return this.text.slice(whole[0], inner[0] - 1);
    }

    /** After the last line of a block that is above its first block: the lines of a block with blocks in it are above those. */
    private endOfLines({ inner: [start, end] }: Braced, [first]: readonly Braced[]): number {
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

/**
 * The edits that declare a term in a document: in its vocabulary of that kind, or in a new one at its end.
 *
 * @param kind of vocabulary, such as `roles`
 */
export function declareTerm({ text, tokens }: TokenizedText, kind: string, name: string): readonly TextEdit[] {
    const newline = lineEndOf(text);
    const term = `  ${name} "${capitalised(titleOf({ name }))}"`;
    const known = bracedIn(tokens).find(
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
export function isLeftToWrite({ outcome, unwritten }: RequirementResult): boolean {
    return isOpen(outcome) && !unwritten;
}

/**
 * The edits that write what requirements ask for, after their examples. The examples hold placeholders, which stay reported
 * until it is written over: no fix hides a gap.
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

/** The edits that record that a body accepts a gap for a time; who, why and for how long is left to people. */
export function acceptGap(source: TokenizedText, subject: SubjectFacts, id: string): readonly TextEdit[] {
    const line = `accepts gap ${id} until [date until which it is accepted] by "[The committee that accepts it]" because "[Why, and what is done meanwhile]"`;
    return insertLine(source, subject, line);
}
