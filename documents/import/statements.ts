import type { BlockContent, List } from 'mdast';
import { blockWords } from '../tree/prose.ts';
import { saysNot } from './headings.ts';
import { markdownOf } from './readable-markdown.ts';

/** Text as statements, each whole: with its lead-in, and the list or table that belongs to it. */
interface Statements {
    readonly statements: readonly string[];
    /** The words that lead into a list or lines and turn them round: “Staff must never:”. */
    readonly reversing: readonly string[];
    /** Tables, each with the lead-in that it belongs to. */
    readonly tables: readonly (readonly BlockContent[])[];
}

/** Whether words lead into what follows them: they end in a colon or dash, or say “not” or “following” and do not end as a sentence does. */
function leadsIn(words: string): boolean {
    const own = words.trim();
    return /[:–—-]$/.test(own) || ((saysNot(own) || /\bfollowing\b/i.test(own)) && !/[.!?]["”’')\]]*$/.test(own));
}

const LONGEST_LEAD_IN = 120;

/** The caption of a table: “Table 3. What we offer”. */
const CAPTION = /^table \d[\d.]*\b[^\n]{0,100}$/i;

/** A paragraph without the sentence that does nothing but lead into what follows it: “The team offers:”. */
export function withoutLeadIn(
    block: BlockContent | undefined,
): { readonly leadIn: string; readonly rest: BlockContent | undefined } | undefined {
    if (block?.type === 'paragraph' && CAPTION.test(blockWords(block).trim())) return { leadIn: blockWords(block).trim(), rest: undefined };
    const leadIn = lastSentence(block);
    const last = block?.type === 'paragraph' ? block.children.at(-1) : undefined;
    if (block?.type !== 'paragraph' || last?.type !== 'text' || !isLeadIn(leadIn) || !last.value.trimEnd().endsWith(leadIn))
        return undefined;
    const before = last.value.trimEnd().slice(0, -leadIn.length).trimEnd();
    const children = [...block.children.slice(0, -1), ...(before ? [{ ...last, value: before }] : [])];
    return { leadIn, rest: children.length ? { ...block, children } : undefined };
}

function isLeadIn(words: string): boolean {
    return words.length <= LONGEST_LEAD_IN && /^[^.;]*:$/.test(words);
}

/** The last sentence of what is before a table, which may turn it round; empty after another table. */
export function lastSentence(block: BlockContent | undefined): string {
    const words = block && block.type !== 'table' ? blockWords(block).trim() : '';
    return words.split(/\n|(?<=[.!?])\s+/).at(-1) ?? '';
}

function endsOpen(block: BlockContent | undefined): boolean {
    // Of a list, only its last point can lead into what follows it.
    return block !== undefined && leadsIn(blockWords(block).trim().split('\n').at(-1) ?? '');
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
    const reversing: string[] = [];
    for (let at = 0; at < blocks.length; at++) {
        const run = [blocks[at] as BlockContent];
        if (run[0]?.type === 'table') {
            tables.push(run);
            continue;
        }
        // Lists of several kinds in a row are one.
        while (blocks[at + 1]?.type === 'list') run.push(blocks[++at] as List);
        const next = blocks[at + 1];
        const last = run.at(-1);
        if (next?.type === 'table' && (endsOpen(last) || (run.length === 1 && saysNot(blockWords(run[0] as BlockContent))))) {
            tables.push([...run, next]);
            at++;
            continue;
        }
        // Lines after a colon are its points, whether or not they look so.
        if (next && endsOpen(last)) while (blocks[at + 1]) run.push(blocks[++at] as BlockContent);
        const [only] = run;
        if (only && run.length > 1 && leadsIn(blockWords(only)) && saysNot(blockWords(only))) reversing.push(blockWords(only).trim());
        for (const each of run.length === 1 && only?.type === 'list' ? points(only) : [markdownOf(run)]) statements.push(each);
    }
    return { statements, reversing, tables };
}
