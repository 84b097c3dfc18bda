import { BLOCK_ORDER, FIRST_LINES, isSaidOnce, SERVICE_ORDER } from '../model/elements.ts';

/** One thing in a block: a line (which a text may make long), or a block with its own items. */
export interface Item {
    /** The line, or what stands before the `{` of a block. */
    readonly head: string;
    /** What stands between the braces of a block. */
    readonly body?: string;
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', '“': '”', '‘': '’' };

/** Where the text that begins at `start` ends. */
function endOfText(text: string, start: number): number {
    const opening = text.startsWith('"""', start) ? '"""' : (text[start] as string);
    const closing = CLOSING[opening] ?? opening;
    const end = text.indexOf(closing, start + opening.length);
    return end < 0 ? text.length : end + closing.length;
}

/** Splits the text of a block into its items. Texts may hold braces and line breaks. */
export function splitItems(text: string): Item[] {
    const items: Item[] = [];
    let start = 0;
    let depth = 0;
    let brace = 0;
    const end = (at: number, body?: string): void => {
        const head = text.slice(start, body === undefined ? at : brace).trim();
        if (head) items.push(body === undefined ? { head } : { head, body });
        start = at + 1;
    };
    for (let at = 0; at < text.length; at++) {
        const character = text[at] as string;
        if (character in CLOSING && character !== '‘') at = endOfText(text, at) - 1;
        else if (character === '{') {
            if (depth++ === 0) brace = at;
        } else if (character === '}') {
            if (--depth === 0) end(at, text.slice(brace + 1, at));
        } else if (character === '\n' && depth === 0) end(at);
    }
    end(text.length);
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
export function keyOf(line: string): string {
    if (/^meets\s/.test(line)) return 'meets';
    const label = /^([\p{L}_][\p{L}\d_-]*(?: [\p{L}_][\p{L}\d_-]*)*)\s*(?=:)/u.exec(line)?.[1];
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
        const key = keyOf(head);
        const known = block.lines.get(key);
        block.lines.set(key, known === undefined ? head : mergedLines(known, head));
    }
}

/** The order in which people expect lines; what is not named here stands where the `*` is. */
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
    const start = /^(?:meets\b|"|[^:"[\]]+(?=:))/.exec(line)?.[0].trim() ?? '*';
    const index = ORDER.indexOf(start);
    return index < 0 ? ELSEWHERE : index;
}

/** The lines of a block, the values below each other. */
export function* linesOf(block: Merged, indent = '  '): Generator<string> {
    const lines = [...block.lines.values()].toSorted((a, b) => rankOf(a) - rankOf(b));
    const labels = lines.map(line => /^([^:"[\]]+):\s*(?=\S)/.exec(line)?.[1]);
    const width = Math.max(0, ...labels.map(label => label?.length ?? 0));
    for (const [index, line] of lines.entries()) {
        const label = labels[index];
        const aligned = label ? `${`${label}:`.padEnd(width + 1)} ${line.slice(label.length + 1).trimStart()}` : line;
        yield indent + aligned;
    }
    for (const [head, inner] of block.blocks) {
        yield `${indent}${head} {`;
        yield* linesOf(inner, `${indent}  `);
        yield `${indent}}`;
    }
}
