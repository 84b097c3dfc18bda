import { cellWords, type DocumentTree, ownTables } from '../tree/document-tree.ts';

/** Spreadsheets read a file as UTF-8 only where it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * What a spreadsheet would read as a formula: also after spaces and invisible characters, which some of them drop, and in the
 * full width of East Asian keyboards. csv-stringify (6.9.0, `escape_formulas`) looks only at the first character, so ` =1+1` would
 * come out as a formula; that is why this writer is our own.
 */
const FORMULA = /^[\s\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

function cell(value: string | number): string {
    if (typeof value === 'number') return String(value);
    const safe = FORMULA.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows as comma-separated values (RFC 4180) that are safe to open in a spreadsheet: UTF-8 with a byte order mark. Numbers stay
 * numbers; text that would be a formula begins with an apostrophe.
 */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
    return BYTE_ORDER_MARK + rows.map(row => `${row.map(cell).join(',')}\r\n`).join('');
}

/** The main table of a document as comma-separated values: the one with the most rows. */
export function renderCsv(tree: DocumentTree): string {
    const tables = ownTables(tree);
    // A specification says itself which of its tables comes first.
    const [main] = tree.sheets ? tables : tables.toSorted((a, b) => b.rows.length - a.rows.length);
    if (!main) return csvText([]);
    const same = tables.filter(({ columns }) => columns.map(({ title }) => title).join() === main.columns.map(({ title }) => title).join());
    // A report has the same table once for each guidance: they are one list.
    const titles = main.columns.map(({ title }) => title);
    const rows = same.flatMap(table => table.rows.map(row => [...(same.length > 1 ? [table.name] : []), ...row.map(cellWords)]));
    return csvText([[...(same.length > 1 ? ['Table'] : []), ...titles], ...rows]);
}
