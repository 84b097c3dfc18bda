import type { DocumentTree } from '../tree/document-tree.ts';
import { cellWords, ownTables } from '../tree/tables-of.ts';
import { csvText } from './csv-text.ts';

/** The main table of a document as comma-separated values: the one with the most rows. */
export function renderCsv(tree: DocumentTree): string {
    const tables = ownTables(tree);
    const [main] = tables.toSorted((a, b) => b.rows.length - a.rows.length);
    if (!main) return csvText([]);
    const same = tables.filter(({ columns }) => columns.map(({ title }) => title).join() === main.columns.map(({ title }) => title).join());
    // A report has the same table once for each guidance: they are one list.
    const titles = main.columns.map(({ title }) => title);
    const rows = same.flatMap(table => table.rows.map(row => [...(same.length > 1 ? [table.name] : []), ...row.map(cellWords)]));
    return csvText([[...(same.length > 1 ? ['Table'] : []), ...titles], ...rows]);
}
