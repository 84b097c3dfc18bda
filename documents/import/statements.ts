import type { BlockContent, List } from 'mdast';
import { blockWords } from '../tree/prose.ts';
import { saysNot } from './known-headings.ts';
import { markdownOf } from './markdown-of.ts';

/** Text as statements, each whole: with its lead-in, and the list or table that belongs to it. */
export interface Statements {
    readonly statements: readonly string[];
    /** Tables, each with the lead-in that it belongs to. */
    readonly tables: readonly (readonly BlockContent[])[];
}

/** Whether words lead into what follows them: they end in a colon or dash, or say “not” or “following” and do not end as a sentence does. */
function leadsIn(words: string): boolean {
    const own = words.trim();
    return /[:–—-]$/.test(own) || ((saysNot(own) || /\bfollowing\b/i.test(own)) && !/[.!?]["”’')\]]*$/.test(own));
}

function endsOpen(block: BlockContent | undefined): boolean {
    return block !== undefined && leadsIn(blockWords(block));
}

/** The points of a list, each on its own; all of them together where one leads into the next. */
function points(list: List): readonly string[] {
    const leadsOn = list.children.some(
        (item, at) => at < list.children.length - 1 && /[:–—-]$/.test(item.children.map(blockWords).join(' ').trim()),
    );
    return leadsOn ? [markdownOf([list])] : list.children.map(item => markdownOf(item.children as BlockContent[]));
}

/**
 * Divides text into statements. A list is never parted from the paragraph before it; what follows a paragraph that ends in a colon
 * belongs to it, a list or paragraphs; and a table belongs to its lead-in.
 */
export function statementsOf(blocks: readonly BlockContent[]): Statements {
    const statements: string[] = [];
    const tables: BlockContent[][] = [];
    for (let at = 0; at < blocks.length; at++) {
        const block = blocks[at] as BlockContent;
        const next = blocks[at + 1];
        if (block.type === 'table') {
            tables.push([block]);
        } else if (block.type === 'list') {
            // Lists of several kinds in a row are one.
            const run = [block];
            while (blocks[at + 1]?.type === 'list') run.push(blocks[++at] as List);
            for (const each of run.length > 1 ? [markdownOf(run)] : points(block)) statements.push(each);
        } else if (next?.type === 'table' && (endsOpen(block) || saysNot(blockWords(block)))) {
            tables.push([block, next]);
            at++;
        } else if (next?.type === 'list') {
            const run: BlockContent[] = [block];
            while (blocks[at + 1]?.type === 'list') run.push(blocks[++at] as List);
            statements.push(markdownOf(run));
        } else if (endsOpen(block) && next) {
            // Lines after a colon are its points, whether or not they look so.
            const run: BlockContent[] = [block];
            while (blocks[at + 1]) run.push(blocks[++at] as BlockContent);
            statements.push(markdownOf(run));
        } else statements.push(markdownOf([block]));
    }
    return { statements, tables };
}
