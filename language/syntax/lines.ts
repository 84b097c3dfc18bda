import { countFirst } from '../model/sorted.ts';
import type { Span } from '../model/values.ts';
import { isClosed, matchText } from './strings.ts';

/** The lines of a text, by their number from 0. */
export class TextLines {
    readonly starts: readonly number[];

    constructor(text: string) {
        const starts = [0];
        for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
        this.starts = starts;
    }

    /** The line that an offset stands on. */
    at(offset: number): number {
        let low = 0;
        let high = this.starts.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if ((this.starts[middle] ?? 0) <= offset) low = middle;
            else high = middle - 1;
        }
        return low;
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

/** A part of a text that holds no words of the language. */
export interface Opaque {
    readonly kind: 'text' | 'comment' | 'link';
    readonly at: Span;
    readonly isClosed: boolean;
}

/** What stands between two braces. */
export interface CodeBlock {
    readonly around: CodeBlock | undefined;
    /** Where its opening brace stands. */
    readonly open: number;
    /** Where its closing brace stands; the end of the text where it has none. */
    end: number;
    /** The column of the line that opens it. */
    readonly column: number;
    /** Where the lines begin that stand in it, and not in a block within it. */
    readonly lines: number[];
}

/** What can be seen of a text without reading its words: its blocks, its lines, and where there is text or a comment. */
export interface Structure {
    readonly blocks: readonly CodeBlock[];
    readonly opaque: readonly Opaque[];
    /** The lines outside of all blocks. */
    readonly lines: readonly number[];
}

interface Brace {
    readonly at: number;
    readonly opens: boolean;
    /** The line that it stands on, by its number. */
    readonly line: number;
}

const TELLING = /["“”„‟]|\/\/|\/\*|<[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*>|[{}\n]/g;

interface Scanned {
    readonly opaque: Opaque[];
    readonly braces: Brace[];
    readonly lines: number[];
}

function scan(text: string): Scanned {
    const opaque: Opaque[] = [];
    const braces: Brace[] = [];
    const lines = [0];
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
        if (sign === '\n') lines.push(index + 1);
        else if (sign === '{' || sign === '}') braces.push({ at: index, opens: sign === '{', line: lines.length - 1 });
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
            skip('text', index, index + image.length, isClosed(image));
        }
    }
    return { opaque, braces, lines };
}

/** Whether as many blocks are closed as opened, in an order that makes sense. */
function isBalanced(braces: readonly Brace[]): boolean {
    let depth = 0;
    for (const { opens } of braces) {
        depth += opens ? 1 : -1;
        if (depth < 0) return false;
    }
    return depth === 0;
}

function columnOf(text: string, line: number): number {
    let at = line;
    while (text[at] === ' ' || text[at] === '\t') at++;
    return at - line;
}

/**
 * The structure of a text, whatever it holds. Where braces do not pair up, a line that opens or closes a block further left
 * than the block around it ends that block, as a reader would see it.
 */
export function structureOf(text: string): Structure {
    const { opaque, braces, lines } = scan(text);
    const mend = !isBalanced(braces);
    const blocks: CodeBlock[] = [];
    const outside: number[] = [];
    let current: CodeBlock | undefined;
    const end = (at: number): void => {
        if (current) current.end = at;
        current = current?.around;
    };
    let next = 0;
    for (const [number, start] of lines.entries()) {
        const column = columnOf(text, start);
        const first = braces[next];
        if (mend && first?.line === number) {
            const closesFirst = !first.opens && /^\s*\}/.test(text.slice(start, first.at + 1));
            let at = next;
            while (braces[at]?.line === number && !braces[at]?.opens) at++;
            const opensHere = braces[at]?.line === number;
            while (current && (closesFirst ? current.column > column && current.around : opensHere && current.column >= column)) end(start);
        }
        (current?.lines ?? outside).push(start);
        for (; braces[next]?.line === number; next++) {
            const { at, opens } = braces[next] as Brace;
            if (opens) {
                current = { around: current, open: at, end: text.length, column, lines: [] };
                blocks.push(current);
            } else end(at);
        }
    }
    return { blocks, opaque, lines: outside };
}

/** The innermost block that an offset stands in. */
export function blockAt({ blocks }: Structure, offset: number): CodeBlock | undefined {
    let block = blocks[countFirst(blocks, ({ open }) => open < offset) - 1];
    while (block && block.end < offset) block = block.around;
    return block;
}

/** The text, comment or link that an offset stands in; not one that it only stands in front of or behind. */
export function opaqueAt({ opaque }: Structure, offset: number): Opaque | undefined {
    const found = opaque[countFirst(opaque, ({ at }) => at[0] < offset) - 1];
    if (!found) return undefined;
    return offset < found.at[1] || (offset === found.at[1] && !found.isClosed) ? found : undefined;
}
