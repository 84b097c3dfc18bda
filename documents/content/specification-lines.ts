import { listed } from '../../language/assess/wording.ts';
import type { Line } from '../model/specification.ts';
import { saysItself, valueInWords } from '../model/wording.ts';
import { blockCell, keyValues, list, paragraph, strong, text, text as words } from '../tree/build.ts';
import type { BlockContent, DataTable, PhrasingContent } from '../tree/document-tree.ts';
import { blockWords, prose } from '../tree/prose.ts';

/** How many names stand in one sentence; more are a list. */
const IN_A_SENTENCE = 3;

/** Names with semicolons, as commas are part of many. */
function together(items: readonly string[]): string {
    return items.some(item => item.includes(',')) ? items.join('; ') : listed(items);
}

/** The names of a line in one sentence: the first with a capital letter, the others as inside a sentence. */
function namesTogether({ items = [], inside = items }: Line): string {
    return together([...items.slice(0, 1), ...inside.slice(1)]);
}

/** What a line says, as blocks: its names, its value and its text. */
export function lineBlocks(line: Line, depth: number): BlockContent[] {
    const { key, items = [], value, text } = line;
    const blocks: BlockContent[] = [];
    if (items.length > IN_A_SENTENCE) blocks.push(list(items));
    const words = [items.length > IN_A_SENTENCE ? '' : namesTogether(line), valueInWords(key, value)].filter(Boolean).join(' ');
    if (words) blocks.push(paragraph(words));
    return text === undefined ? blocks : [...blocks, ...prose(text, depth)];
}

/** Where people go instead, as a sentence; empty where nothing says it. */
function referral(destination: string | undefined): string {
    return destination === undefined ? '' : `People are referred to: ${destination.trim().replace(/[.!?]?$/, found => found || '.')}`;
}

/** Blocks with a sentence at the end of their last paragraph. */
export function withSentence(blocks: readonly BlockContent[], ...sentence: readonly PhrasingContent[]): BlockContent[] {
    const last = blocks.at(-1);
    if (last?.type !== 'paragraph') return [...blocks, paragraph(...sentence)];
    return [
        ...blocks.slice(0, -1),
        { ...last, children: [...last.children, text(/[.!?:;…][”’")]*$/.test(blockWords(last).trim()) ? ' ' : '. '), ...sentence] },
    ];
}

/** What a line says, on one line and without markup. */
export function lineWords(line: Line): string {
    const { key, value, text, destination } = line;
    const own = text === undefined ? '' : prose(text).map(blockWords).join(' ').replaceAll(/\s+/g, ' ');
    return [namesTogether(line), valueInWords(key, value), own, referral(destination)].filter(Boolean).join(' ');
}

/** Lines as a table: what, and what is said about it. Lines of the same label share a row. */
export function linesTable(name: string, caption: string, lines: readonly Line[], depth: number): DataTable | undefined {
    const rows = new Map<string, { label: string; blocks: BlockContent[]; words: string[] }>();
    for (const line of lines) {
        const row = rows.get(line.key) ?? { label: line.label, blocks: [], words: [] };
        for (const each of lineBlocks(line, depth)) row.blocks.push(each);
        row.words.push(lineWords(line));
        rows.set(line.key, row);
    }
    const cells = [...rows.values()].map(({ label, blocks, words }) => [label, blockCell(joinLists(blocks), words.join('\n'))] as const);
    return cells.length ? keyValues(name, caption, cells) : undefined;
}

/** Lists that follow each other are one list. */
function joinLists(blocks: readonly BlockContent[]): BlockContent[] {
    const joined: BlockContent[] = [];
    for (const block of blocks) {
        const last = joined.at(-1);
        if (block.type === 'list' && last?.type === 'list' && !block.ordered && !last.ordered)
            joined[joined.length - 1] = { ...last, children: [...last.children, ...block.children] };
        else joined.push(block);
    }
    return joined;
}

/** The names of a line that its text does not say by itself. */
function namesToSay(line: Line, text: string): Line {
    const { items = [], inside = items } = line;
    const kept = [...items.keys()].filter(index => !saysItself(items[index] ?? '', text));
    return { ...line, items: kept.map(index => items[index] ?? ''), inside: kept.map(index => inside[index] ?? '') };
}

function pointBlocks(line: Line, depth: number): BlockContent[] {
    const { key, value, text } = line;
    const blocks = text === undefined ? [] : prose(text, depth);
    const named = namesToSay(line, blocks.map(blockWords).join(' '));
    const head = [namesTogether(named), valueInWords(key, value)].filter(Boolean).join(' ');
    if (!head) return blocks;
    const [first, ...rest] = blocks;
    if (first?.type !== 'paragraph') return [paragraph(strong(head.endsWith(':') ? head : `${head}.`)), ...blocks];
    return [paragraph(strong(`${head}.`), words(' '), ...first.children), ...rest];
}

/** Lines as points of a list: their names in bold, then their text, and where people go instead. */
export function linesList(lines: readonly Line[], depth: number): BlockContent[] {
    const points = lines.map((line): BlockContent[] => {
        const sentence = referral(line.destination);
        const blocks = pointBlocks(line, depth);
        return sentence ? withSentence(blocks, words(sentence)) : blocks;
    });
    return points.length ? [list(points)] : [];
}

/** Notes, each beginning with that it is one. */
export function notesAfter(notes: readonly Line[], depth: number): BlockContent[] {
    return notes.flatMap(({ label, text: words = '' }) => {
        const [first, ...rest] = prose(words, depth);
        if (first?.type !== 'paragraph') return [paragraph(strong(`${label}:`)), ...(first ? [first, ...rest] : [])];
        return [paragraph(strong(`${label}:`), text(' '), ...first.children), ...rest];
    });
}
