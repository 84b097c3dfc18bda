import { listed } from '../../language/assess/wording.ts';
import type { Line } from '../model/specification.ts';
import { blockCell, keyValues, list, paragraph, strong, text as words } from '../tree/build.ts';
import type { BlockContent, DataTable } from '../tree/document-tree.ts';
import { blockWords, prose } from '../tree/prose.ts';

/** How many names stand in one sentence; more are a list. */
const IN_A_SENTENCE = 3;

/** Names with semicolons, as commas are part of many. */
function together(items: readonly string[]): string {
    return items.some(item => item.includes(',')) ? items.join('; ') : listed(items);
}

/** What a line says, as blocks: its names, its value and its text. */
export function lineBlocks({ items = [], value, text }: Line, depth: number): BlockContent[] {
    const blocks: BlockContent[] = [];
    if (items.length > IN_A_SENTENCE) blocks.push(list(items));
    const words = [items.length > IN_A_SENTENCE ? '' : together(items), value].filter(Boolean).join(' ');
    if (words) blocks.push(paragraph(words));
    return text === undefined ? blocks : [...blocks, ...prose(text, depth)];
}

/** What a line says, on one line and without markup. */
export function lineWords(line: Line): string {
    const { items = [], value, text } = line;
    const own = text === undefined ? '' : prose(text).map(blockWords).join(' ').replaceAll(/\s+/g, ' ');
    return [together(items), value, own].filter(Boolean).join(' ');
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

/** Lines as points of a list: their names in bold, then their text. */
export function linesList(lines: readonly Line[], depth: number): BlockContent[] {
    const points = lines.map(({ items = [], value, text }): BlockContent[] => {
        const head = [together(items), value].filter(Boolean).join(' ');
        const blocks = text === undefined ? [] : prose(text, depth);
        if (!head) return blocks;
        const [first, ...rest] = blocks;
        if (first?.type !== 'paragraph') return [paragraph(strong(head)), ...blocks];
        return [paragraph(strong(`${head}.`), words(' '), ...first.children), ...rest];
    });
    return points.length ? [list(points)] : [];
}
