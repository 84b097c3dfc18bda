import type { DocumentTree } from '../tree/document-tree.ts';
import { cellWords, ownTables } from '../tree/tables-of.ts';

/** Spreadsheets read a file as UTF-8 only where it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

/** A cell that a spreadsheet can't take for a formula, also behind spaces or in another width. */
function cell(value: string | number): string {
    if (typeof value === 'number') return String(value);
    const safe = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function line(cells: readonly (string | number)[]): string {
    return `${cells.map(cell).join(',')}\r\n`;
}

/** The main table of a document as comma-separated values (RFC 4180): the one with the most rows. */
export function renderCsv(tree: DocumentTree): string {
    const tables = ownTables(tree);
    const [main] = tables.toSorted((a, b) => b.rows.length - a.rows.length);
    if (!main) return BYTE_ORDER_MARK;
    const same = tables.filter(({ columns }) => columns.map(({ title }) => title).join() === main.columns.map(({ title }) => title).join());
    // A report has the same table once for each guidance: they are one list.
    const titles = main.columns.map(({ title }) => title);
    const rows = same.flatMap(table => table.rows.map(row => [...(same.length > 1 ? [table.name] : []), ...row.map(cellWords)]));
    return BYTE_ORDER_MARK + line([...(same.length > 1 ? ['Table'] : []), ...titles]) + rows.map(line).join('');
}
