import type { Cell, DataTable, DocumentTree } from './document-tree.ts';
import { blockWords } from './prose.ts';

/** The tables of a document, for the formats that have nothing but tables. */
export function tablesOf({ root }: DocumentTree): readonly DataTable[] {
    return root.children.filter(node => node.type === 'dataTable' && node.rows.length > 0) as DataTable[];
}

/** What a cell says, without markup. */
export function cellWords({ value, children }: Cell): string | number {
    return value ?? children.map(child => blockWords(child).trim()).join('\n');
}
