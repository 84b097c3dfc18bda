import type { BlockContent, List, Nodes, RootContent, Table } from 'mdast';
import { withoutLayout } from '../../language/model/text.ts';
import type { DataTable, DocumentTree } from './document-tree.ts';
import { blockWords, isSaidAbove } from './prose.ts';

/** A paragraph that people see: of the text, a point of a list, or one of a cell. */
export interface SeenLine {
    /** On one line, without markup. */
    readonly words: string;
    /** The words that a document has for what people wrote, where they are others: `£20,000 each year` for `20k pa`. */
    readonly means?: string;
    /** The row of a table that it is in, numbered over the whole document; nothing outside of tables. */
    readonly row?: number;
    /** The cell of the row, from 0. */
    readonly column?: number;
    /** The table that the row is in, numbered over the whole document. */
    readonly table?: number;
    /** The name of the bookmark around it. */
    readonly bookmark?: string;
    /** Whether it sums up what other lines say, or where they come from: it is never typed. */
    readonly isDerived?: boolean;
    /** Whether it is a heading. */
    readonly isHeading?: boolean;
}

/** The tables that are never typed, by their names. */
const DERIVED = new Set(['requirements', 'guidance']);

/** The cell that a line is in. */
type CellOfLine = Pick<SeenLine, 'row' | 'column' | 'table' | 'isDerived' | 'isHeading'>;

/** A line, and the block of the tree that has its words. */
interface TreeLine extends SeenLine {
    readonly node: object;
}

/** Marks that Word puts in, or that another program writes in its own way: with and without them, a line says the same. */
const QUOTES = /["“”„‟'‘’‚‛`´]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

/** A text that has none of these marks, and no letter that could be written in two ways. Most have none, and all lines are compared. */
const PLAIN = /^[\n !#-&(-_a-~]*$/;

/** What makes two lines the same for a reader: quotation marks and dashes of another kind change nothing. */
export function lineKey(words: string): string {
    if (PLAIN.test(words)) return withoutLayout(words);
    return withoutLayout(words.normalize('NFC').replaceAll(QUOTES, '’').replaceAll(DASHES, '-').replaceAll('…', '...'));
}

/** The words of a block as Word shows them: what is struck out is not read as text. */
function shown(node: Nodes): string {
    if (node.type === 'delete') return '';
    if (node.type === 'break') return ' ';
    if ('value' in node) return node.value;
    return 'children' in node ? (node.children as Nodes[]).map(shown).join('') : '';
}

class Lines {
    readonly all: TreeLine[] = [];
    private rows = 0;
    private tables = 0;

    blocks(nodes: readonly RootContent[], cell: CellOfLine = {}): void {
        for (const [at, node] of nodes.entries()) {
            const before = nodes[at - 1];
            this.block(node, cell, before?.type === 'heading' ? blockWords(before) : undefined);
        }
    }

    private add(node: object, words: string, cell: CellOfLine): void {
        const own = withoutLayout(words);
        if (own) this.all.push({ words: own, node, ...cell });
    }

    private block(node: RootContent, cell: CellOfLine, above: string | undefined): void {
        switch (node.type) {
            case 'paragraph':
                this.add(node, shown(node), cell);
                break;
            case 'heading':
                this.add(node, shown(node), { ...cell, isHeading: true });
                break;
            case 'list':
                this.list(node, cell);
                break;
            case 'blockquote':
            case 'callout':
                this.blocks(node.children, cell);
                break;
            case 'code':
                this.add(node, node.value, cell);
                break;
            case 'table':
                this.table(node);
                break;
            case 'dataTable':
                this.data(node, above);
                break;
            case 'formField':
                for (const words of [node.label + (node.required ? ' (required)' : ''), node.help ?? '']) this.add(node, words, cell);
                break;
            case 'formTable':
                for (const row of node.rows)
                    for (const [column, each] of row.entries())
                        if (each && 'words' in each) this.blocks(each.words, { row: this.rows, column });
                this.rows++;
                break;
            default:
        }
    }

    private list({ children }: List, cell: CellOfLine): void {
        for (const { checked, children: own } of children) {
            const [first, ...rest] = own;
            const box = typeof checked === 'boolean' ? (checked ? '[x] ' : '[ ] ') : '';
            if (first?.type === 'paragraph') this.add(first, box + shown(first), cell);
            this.blocks((first?.type === 'paragraph' ? rest : own) as BlockContent[], cell);
        }
    }

    private table({ children }: Table): void {
        const table = this.tables++;
        for (const row of children) {
            const place = this.rows++;
            for (const [column, cell] of row.children.entries()) this.add(cell, shown(cell), { row: place, column, table });
        }
    }

    private data({ name, rows, columns, caption, hideTitles }: DataTable, above: string | undefined): void {
        if (!rows.length) return;
        const derived = DERIVED.has(name) ? { isDerived: true } : {};
        const own = { table: this.tables++, ...derived };
        if (!hideTitles) {
            if (!isSaidAbove(caption, above ?? '')) this.add({}, caption, derived);
            const place = this.rows++;
            for (const [column, { title }] of columns.entries()) this.add({}, title, { row: place, column, ...own });
        }
        for (const row of rows) {
            const place = this.rows++;
            for (const [column, { children }] of row.entries()) this.blocks(children, { row: place, column, ...own });
        }
    }
}

/** All that people see of a document in Word, line by line, without its list of contents, headers and footers. */
export function seenLines({ root }: Pick<DocumentTree, 'root'>): readonly TreeLine[] {
    const lines = new Lines();
    lines.blocks(root.children);
    return lines.all;
}
