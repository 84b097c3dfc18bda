import type { Cell, DataTable, DocumentTree } from './document-tree.ts';
import { blockWords } from './prose.ts';

/** A table with the columns that only spreadsheets have. */
function whole(table: DataTable): DataTable {
    const { columns, rows, forSheets = [] } = table;
    const widened = rows.map((row, at) => [...row, ...forSheets.map(({ cells }) => cells[at] ?? { children: [] })]);
    return { ...table, columns: [...columns, ...forSheets], rows: widened };
}

/** The tables of a document, for the formats that have nothing but tables. */
export function tablesOf({ root }: DocumentTree): readonly DataTable[] {
    return root.children.filter((node): node is DataTable => node.type === 'dataTable' && node.rows.length > 0).map(whole);
}

/** The tables that say what a document is for; not the one that says which guidance it rests on. */
export function ownTables(tree: DocumentTree): readonly DataTable[] {
    return tablesOf(tree).filter(({ name }) => name !== 'guidance');
}

/** What a cell says, without markup. */
export function cellWords({ value, children }: Cell): string | number {
    return value ?? children.map(child => blockWords(child).trim()).join('\n');
}
