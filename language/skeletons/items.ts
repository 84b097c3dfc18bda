import { BLOCK_ORDER, FIRST_LINES, isSaidOnce, SERVICE_ORDER } from '../model/elements.ts';
import { Lines, labelIn } from '../syntax/lines.ts';

/** Lines and blocks as examples write them: taken apart, put together without saying anything twice, and written again. */

/** One thing in a block: a line (which a text may make long), or a block with its own items. */
export interface Item {
    /** The line, or what comes before the `{` of a block. */
    readonly head: string;
    /** What is between the braces of a block. */
    readonly body?: string;
}

/** Splits the text of a block into its items. Texts may hold braces and line breaks. */
export function splitItems(text: string): Item[] {
    const lines = new Lines(text);
    const blocks = lines.blocks.filter(({ around }) => !around);
    const items: Item[] = [];
    let start = 0;
    let next = 0;
    const add = (end: number, body?: string): void => {
        const head = text.slice(start, end).trim();
        if (head) items.push(body === undefined ? { head } : { head, body });
    };
    for (const line of [...lines.outside.slice(1), text.length + 1]) {
        for (let block = blocks[next]; block && block.open < line; block = blocks[++next]) {
            add(block.open, text.slice(block.open + 1, block.end));
            start = block.end + 1;
        }
        add(line - 1);
        start = line;
    }
    return items;
}

/** A block being put together: its lines, and blocks within it. */
export interface Merged {
    readonly lines: Map<string, string>;
    readonly blocks: Map<string, Merged>;
}

export function emptyBlock(): Merged {
    return { lines: new Map(), blocks: new Map() };
}

/** What makes two lines the same line: their label, or the whole of them. */
export function keyOfLine(line: string): string {
    if (/^meets\s/.test(line)) return 'meets';
    const label = labelIn(line)?.words;
    return label && isSaidOnce(label) ? label : line;
}

/** A text that is nothing but a placeholder. */
function isPlaceholder(text: string): boolean {
    return /^\[[^[\]]*\]$/.test(text);
}

function longer(one: string, other: string): string {
    return other.length > one.length ? other : one;
}

/** One text that says what two said. Of two placeholders, the one that says more. */
function mergedText(one: string, other: string): string {
    if (one.includes(other)) return one;
    if (other.includes(one)) return other;
    if (isPlaceholder(one)) return isPlaceholder(other) ? longer(one, other) : other;
    return isPlaceholder(other) ? one : `${one} ${other}`;
}

function mergedLines(one: string, other: string): string {
    if (one === other) return one;
    const [a, b] = [one, other].map(line => line.replace(/^meets\s+/, ''));
    if (one !== a && a && b) return `meets ${[...new Set([...a.split(/,\s*/), ...b.split(/,\s*/)])].join(', ')}`;
    const [before, after] = [one, other].map(line => /^([^:"]*:\s*)"([^"]*)"$/.exec(line));
    if (before && after) return `${before[1]}"${mergedText(before[2] as string, after[2] as string)}"`;
    return longer(one, other);
}

/** Adds items to a block: what is there already is not said twice. */
export function mergeInto(block: Merged, items: readonly Item[]): void {
    for (const { head, body } of items) {
        if (body !== undefined) {
            const name = head.replaceAll(/\s+/g, ' ');
            const inner = block.blocks.get(name) ?? emptyBlock();
            block.blocks.set(name, inner);
            mergeInto(inner, splitItems(body));
            continue;
        }
        const key = keyOfLine(head);
        const known = block.lines.get(key);
        block.lines.set(key, known === undefined ? head : mergedLines(known, head));
    }
}

/** The order in which people expect lines; what is not named here goes where the `*` is. */
const ORDER = [
    ...SERVICE_ORDER,
    ...BLOCK_ORDER.Population,
    ...BLOCK_ORDER.Access,
    ...FIRST_LINES,
    ...BLOCK_ORDER.Team,
    ...['*', 'meets', '"'],
];
const ELSEWHERE = ORDER.indexOf('*');

function rankOf(line: string): number {
    const start = labelIn(line)?.words ?? /^(?:meets\b|")/.exec(line)?.[0] ?? '*';
    const index = ORDER.indexOf(start);
    return index < 0 ? ELSEWHERE : index;
}

/** The lines of a block, the values below each other. */
export function* linesOf(block: Merged, indent = '  '): Generator<string> {
    const lines = [...block.lines.values()].toSorted((a, b) => rankOf(a) - rankOf(b));
    const labels = lines.map(line => {
        const label = labelIn(line);
        const value = label && line.slice(line.indexOf(':', label.at[1]) + 1).trimStart();
        return label && value ? { words: label.words, value } : undefined;
    });
    const width = Math.max(0, ...labels.map(label => label?.words.length ?? 0));
    for (const [index, line] of lines.entries()) {
        const label = labels[index];
        const aligned = label ? `${`${label.words}:`.padEnd(width + 1)} ${label.value}` : line;
        yield indent + aligned;
    }
    for (const [head, inner] of block.blocks) {
        yield `${indent}${head} {`;
        yield* linesOf(inner, `${indent}  `);
        yield `${indent}}`;
    }
}
