import { lineEndOf, type TextEdit } from '../model/findings.ts';
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
export function linePlacesOf(text: string): LinePlaces {
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
function linesOf(text: string, beginsLine: boolean): readonly string[] {
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
    const before = /[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
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
 * brace, another block, a comment. What takes out a line takes all of it. Other edits stay as they are.
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
        const lines = linesOf(edit.text, places.beginsLine(offset));
        // Two insertions may come to the same place once spaces are passed over.
        const key = String(places.insert(offset, ['x']).at);
        const known = byPlace.get(key);
        if (known) for (const each of outdented(lines)) known.lines.push(each);
        else byPlace.set(key, { offset, lines: [...outdented(lines)] });
    }
    for (const { offset, lines } of byPlace.values()) settled.push((places as LinePlaces).insert(offset, lines));
    return settled.toSorted((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]);
}
