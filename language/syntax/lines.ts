import { openerOf } from '../model/elements/blocks.ts';
import { countFirst, type Span } from '../model/values.ts';
import { IN_NAMES } from '../model/written-words.ts';
import { isBalanced, OpenBlocks } from './braces.ts';
import { isClosedText, matchText } from './strings.ts';

/**
 * What can be seen of a text without reading its words, whatever it holds: its lines and what begins them, its blocks, and where
 * there is text or a comment. Who only needs that takes it from here, and leaves the parsers alone.
 */

/** A part of a text that holds no words of the language. */
export interface Opaque {
    readonly kind: 'text' | 'comment' | 'link';
    readonly at: Span;
    readonly isClosed: boolean;
}

/** What is between two braces. */
export interface CodeBlock {
    readonly around: CodeBlock | undefined;
    /** Where its opening brace is. */
    readonly open: number;
    /** Where its closing brace is; the end of the text where it has none. */
    end: number;
    /** The column of the line that opens it. */
    readonly column: number;
    /** Where the lines begin that are in it, and not in a block within it. */
    readonly lines: number[];
}

/** The words that a line begins with, up to its colon. */
interface Label {
    readonly words: string;
    readonly at: Span;
}

interface Brace {
    readonly at: number;
    readonly opens: boolean;
    /** The line that it is on, by its number. */
    readonly line: number;
}

const TELLING = /["“”„‟]|\/\/|\/\*|<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>|[{}\n]/g;

const WORDS = `[\\p{L}_][${IN_NAMES}]*(?: +[${IN_NAMES}]+)*`;
const LABEL = new RegExp(`[^\\S\\n]*(${WORDS})[ \\t]*:`, 'uy');
const BEGINNING = new RegExp(`[ \\t]*(${WORDS})[ \\t]*(?=$|[:{"“”,\\r\\n])`, 'muy');
const LIST_GOES_ON = /(?:,|\b(?:or|and))[ \t]*(?:\/\/[^\n]*)?\r?\n[\s\u00A0]*$/;
/** How far a look at the end of the line above goes back. */
const A_LINE = 200;
/** How many lines a list may go on over before the brace of a block. */
const MOST_LINES = 20;
const BLANK = /^\s*(?:\n|$|\/\/)/;
const BEGINS_WITH_BRACE = /^\s*\}/;

/** The label of the line that begins at an offset: words before a colon. */
export function labelIn(text: string, start = 0): Label | undefined {
    LABEL.lastIndex = start;
    const match = LABEL.exec(text);
    const words = match?.[1];
    if (!match || words === undefined) return undefined;
    const from = start + match[0].indexOf(words);
    return { words, at: [from, from + words.length] };
}

/** What comes after the value of a line: what it claims to meet, the brace of its block, a comment. */
const AFTER_VALUE =
    /(?<![ \t])[ \t]+(?:meets[ \t]+[A-Z][\w-]*(?:[ \t]*,[ \t]*[A-Z][\w-]*)*[ \t]*|\{[ \t]*|\/\/.*|\/\*.{0,1000}\*\/[ \t]*)$/;

/** How many of these a line may end with. */
const MOST_ENDINGS = 10;

/** Where the value of a line is: without what comes after it, and without the space around it. */
export function valueIn(text: string, [start, end]: Span): Span {
    let line = text.slice(start, end);
    for (let count = 0; count < MOST_ENDINGS; count++) line = line.slice(0, AFTER_VALUE.exec(line)?.index);
    const lead = line.length - line.trimStart().length;
    return [start + lead, start + Math.max(lead, line.trimEnd().length)];
}

/** How a line begins: its label, or the words before its first text, brace or comma. */
export function beginningOf(text: string, start = 0): string | undefined {
    BEGINNING.lastIndex = start;
    return BEGINNING.exec(text)?.[1]?.replaceAll(/ +/g, ' ');
}

/** How far a line is indented, as many signs. */
export function columnOf(text: string, line: number): number {
    let at = line;
    while (text[at] === ' ' || text[at] === '\t') at++;
    return at - line;
}

/**
 * The lines and blocks of a text. Where its braces do not pair up, blocks end where `OpenBlocks` ends them for the lexer, so that
 * all see the same ones.
 */
export class Lines {
    readonly text: string;
    /** By where they open. */
    readonly blocks: readonly CodeBlock[];
    /** Texts, comments and links, in their order. */
    readonly opaque: readonly Opaque[];
    /** Where the lines begin that are in no block. */
    readonly outside: readonly number[];
    /** Whether more braces close than open. */
    readonly closesTooOften: boolean;

    constructor(text: string) {
        this.text = text;
        const { opaque, braces, starts } = scan(text);
        this.opaque = opaque;
        this.closesTooOften = braces.reduce((open, { opens }) => open + (opens ? 1 : -1), 0) < 0;
        const blocks: CodeBlock[] = [];
        const outside: number[] = [];
        const open = new OpenBlocks<CodeBlock>(!isBalanced(braces, ({ opens }) => (opens ? 1 : -1)));
        const end = (ended: readonly CodeBlock[], at: number): void => {
            for (const block of ended) block.end = at;
        };
        let next = 0;
        for (const [number, start] of starts.entries()) {
            const column = columnOf(text, start);
            const first = braces[next];
            if (first?.line === number && !first.opens && BEGINS_WITH_BRACE.test(text.slice(start, first.at + 1))) {
                const { lost, closed } = open.close(column);
                end(lost, start);
                // The line belongs to the block that its brace closes.
                ((closed ?? open.current)?.lines ?? outside).push(start);
                if (closed) closed.end = first.at;
                next++;
            } else {
                if (first?.line === number && opensOn(braces, next, number)) end(open.beginLine(column), start);
                (open.current?.lines ?? outside).push(start);
            }
            for (; braces[next]?.line === number; next++) {
                const { at, opens } = braces[next] as Brace;
                if (opens) {
                    const block = { around: open.current, open: at, end: text.length, column, lines: [] };
                    open.enter(block);
                    blocks.push(block);
                } else {
                    const { closed } = open.close();
                    if (closed) closed.end = at;
                }
            }
        }
        this.blocks = blocks;
        this.outside = outside;
    }

    /** Where the lines begin that are in a block, or in none; not those in blocks within it. */
    linesIn(block: CodeBlock | undefined): readonly number[] {
        return block?.lines ?? this.outside;
    }

    /** The block whose brace is at an offset. */
    blockOpenedAt(offset: number): CodeBlock | undefined {
        const block = this.blocks[countFirst(this.blocks, ({ open }) => open < offset)];
        return block?.open === offset ? block : undefined;
    }

    /** The innermost block that an offset is in. */
    blockAt(offset: number): CodeBlock | undefined {
        let block = this.blocks[countFirst(this.blocks, ({ open }) => open < offset) - 1];
        while (block && block.end < offset) block = block.around;
        return block;
    }

    /** The text, comment or link that an offset is in; not one that it is only before or after. */
    opaqueAt(offset: number): Opaque | undefined {
        const found = this.opaque[countFirst(this.opaque, ({ at }) => at[0] < offset) - 1];
        if (!found) return undefined;
        return offset < found.at[1] || (offset === found.at[1] && !found.isClosed) ? found : undefined;
    }

    /** Where the last closing brace before an offset is; nothing where none is from another offset on. */
    braceBefore(offset: number, from: number): number | undefined {
        const at = this.text.lastIndexOf('}', offset - 1);
        return at >= Math.max(0, from) && at < offset && !this.opaqueAt(at + 0.5) ? at : undefined;
    }

    /** Whether nothing is on a line, or only a comment to its end. */
    isBlank(line: number): boolean {
        return BLANK.test(this.text.slice(line, line + A_LINE));
    }

    /** The offset of the comma or the word after which a list goes on in the line that begins at an offset; nothing where none does. */
    continuedFrom(start: number): number | undefined {
        const from = Math.max(0, start - A_LINE);
        const index = LIST_GOES_ON.exec(this.text.slice(from, start))?.index;
        return index === undefined || this.opaqueAt(from + index + 0.5) ? undefined : from + index;
    }

    /** Where the line begins that opens a block: a list may go on over several lines, and the brace may be on the next. */
    startOf({ open, around }: CodeBlock): number {
        const { text } = this;
        const floor = around ? around.open + 1 : 0;
        let start = Math.max(floor, text.lastIndexOf('\n', open) + 1);
        for (let lines = 0; lines < MOST_LINES && start > floor; lines++) {
            if (this.continuedFrom(start) === undefined && text.slice(start, open).trim()) break;
            start = Math.max(floor, text.lastIndexOf('\n', start - 2) + 1);
        }
        return start;
    }

    /** The line that opens a block, with its brace. */
    headOf(block: CodeBlock): string {
        return this.text.slice(this.startOf(block), block.open + 1).trim();
    }

    /** What opens the block around an offset; nothing at the top of a file, or where its line begins with other words. */
    openerAt(offset: number): ReturnType<typeof openerOf> {
        const block = this.blockAt(offset);
        return block && openerOf(this.headOf(block));
    }

    /** The label that an offset is in; nothing where it is in none. */
    labelAt(offset: number): Label | undefined {
        if (this.opaqueAt(offset)) return undefined;
        const block = this.blockAt(offset);
        const line = this.text.lastIndexOf('\n', offset - 1) + 1;
        const label = labelIn(this.text, Math.max(line, block ? block.open + 1 : 0));
        return label && label.at[0] <= offset && offset <= label.at[1] ? label : undefined;
    }

    /** Where the line ends that begins at an offset: at its brace where it opens a block, without the space before that. */
    endOfLine(start: number): number {
        const newline = this.text.indexOf('\n', start);
        const end = newline < 0 ? this.text.length : newline;
        const block = this.blocks[countFirst(this.blocks, ({ open }) => open < start)];
        return start + this.text.slice(start, Math.min(end, block?.open ?? end)).trimEnd().length;
    }
}

/** Whether a line opens a block, after those that it closes. */
function opensOn(braces: readonly Brace[], first: number, line: number): boolean {
    let at = first;
    while (braces[at]?.line === line && !braces[at]?.opens) at++;
    return braces[at]?.line === line;
}

interface Scanned {
    readonly opaque: Opaque[];
    readonly braces: Brace[];
    readonly starts: number[];
}

function scan(text: string): Scanned {
    const opaque: Opaque[] = [];
    const braces: Brace[] = [];
    const starts = [0];
    const skip = (kind: Opaque['kind'], start: number, end: number, closed = true): void => {
        opaque.push({ kind, at: [start, end], isClosed: closed });
        TELLING.lastIndex = end;
    };
    // Where one comment is not closed, none after it is.
    let isUnclosed = false;
    TELLING.lastIndex = 0;
    for (let match = TELLING.exec(text); match; match = TELLING.exec(text)) {
        const { index } = match;
        const sign = match[0];
        if (sign === '\n') starts.push(index + 1);
        else if (sign === '{' || sign === '}') braces.push({ at: index, opens: sign === '{', line: starts.length - 1 });
        else if (sign === '//') {
            const end = text.indexOf('\n', index);
            skip('comment', index, end < 0 ? text.length : end, false);
        } else if (sign === '/*') {
            const end = isUnclosed ? -1 : text.indexOf('*/', index + 2);
            if (end >= 0) skip('comment', index, end + 2);
            else isUnclosed = true;
        } else if (sign.startsWith('<')) skip('link', index, index + sign.length);
        else {
            const image = matchText(text, index)?.[0] ?? sign;
            skip('text', index, index + image.length, isClosedText(image));
        }
    }
    return { opaque, braces, starts };
}

/** The lines of a text, by their number from 0. */
export class TextLines {
    readonly starts: readonly number[];

    constructor(text: string) {
        const starts = [0];
        for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
        this.starts = starts;
    }

    /** The line that an offset is on. */
    at(offset: number): number {
        return Math.max(0, countFirst(this.starts, start => start <= offset) - 1);
    }

    /** Where a line starts. */
    startOf(line: number): number {
        return this.starts[line] ?? 0;
    }

    get count(): number {
        return this.starts.length;
    }
}

/** How the lines of a text end: as its first line does. */
export function lineEnding(text: string): string {
    const first = text.indexOf('\n');
    return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/** How many lines end within a piece of text. */
export function lineBreaks(text: string): number {
    let count = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
    return count;
}
