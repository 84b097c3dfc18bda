import type { DocumentTree, RootContent } from './tree/document-tree.ts';
import { isField } from './tree/document-tree.ts';
import { blockWords } from './tree/prose.ts';

/** That what a line of a file says stands in a block of its document. */
interface BlockPlace {
    /** From 0. */
    readonly line: number;
    /** The place of the block among the children of the tree's root. */
    readonly block: number;
}

/** How many words that follow each other tell where they stand. */
const TELLING = 3;
const SEVERAL = -1;

function wordsOf(text: string): readonly string[] {
    return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words of a block, those of tables and of fields too. */
function allWords(node: RootContent): string {
    if (node.type === 'formField') return [node.label, node.help ?? ''].join('\n');
    if (node.type === 'formTable')
        return node.rows
            .flat()
            .map(cell => (isField(cell) ? cell.label : (cell?.words ?? []).map(blockWords).join('\n')))
            .join('\n');
    if (node.type !== 'dataTable') return blockWords(node);
    return node.rows.flatMap(row => row.flatMap(({ children }) => children.map(blockWords))).join('\n');
}

/** All groups of words that follow each other. */
function groups(words: readonly string[]): readonly string[] {
    return words.slice(TELLING - 1).map((_, at) => words.slice(at, at + TELLING).join(' '));
}

/** The number that comes most often; of several the first. */
function mostOften(numbers: readonly number[]): number | undefined {
    const counts = Map.groupBy(numbers, each => each);
    return [...counts.values()].toSorted((a, b) => b.length - a.length)[0]?.[0];
}

/** How often an overview is named at least, and how many lines in a row are its at most. */
const OVERVIEW = { runs: 3, lines: 1.5 };

/** Leaves out blocks that repeat a line from here and there, such as a table of claims: who scrolls would be thrown about. */
function withoutOverviews(places: readonly BlockPlace[]): readonly BlockPlace[] {
    const runs = new Map<number, number>();
    for (const [at, { block }] of places.entries()) if (places[at - 1]?.block !== block) runs.set(block, (runs.get(block) ?? 0) + 1);
    const lines = Map.groupBy(places, ({ block }) => block);
    return places.filter(({ block }) => {
        const count = runs.get(block) ?? 0;
        return count < OVERVIEW.runs || (lines.get(block)?.length ?? 0) / count > OVERVIEW.lines;
    });
}

/**
 * Where in a document the lines of its file stand: a line belongs to the block with which it shares most groups of words that
 * stand in no other block, or to a heading that says the same. Lines that are not found are left out; the rest are in the order of the lines.
 */
export function blockPlaces(text: string, { root }: DocumentTree): readonly BlockPlace[] {
    const headings = new Map<string, number>();
    const blocks = new Map<string, number>();
    const note = (known: Map<string, number>, words: string, block: number): void => {
        known.set(words, (known.get(words) ?? block) === block ? block : SEVERAL);
    };
    for (const [block, node] of root.children.entries()) {
        const words = wordsOf(allWords(node));
        if (node.type === 'heading') note(headings, words.join(' '), block);
        for (const group of groups(words)) note(blocks, group, block);
    }
    const places = text.split('\n').flatMap((content, line) => {
        const words = wordsOf(content);
        const found = [headings.get(words.join(' ')), ...groups(words).map(group => blocks.get(group))];
        const block = mostOften(found.flatMap(each => (each === undefined || each === SEVERAL ? [] : each)));
        return block === undefined ? [] : [{ line, block }];
    });
    return withoutOverviews(places);
}
