import { neutralised } from './neutralise.ts';

function cell(text: string): string {
    // A spreadsheet would take these for the beginning of a formula.
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as comma-separated values (RFC 4180), safe to open in a spreadsheet. */
export function csv(rows: readonly (readonly string[])[]): string {
    return rows.map(row => `${row.map(each => cell(neutralised(each))).join(',')}\r\n`).join('');
}
