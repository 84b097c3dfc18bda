import { csvText } from '../../documents/formats/csv.ts';
import { neutralised } from './neutralise.ts';

/** Rows as comma-separated values, as documents have them, without characters that nobody sees. */
export function csv(rows: readonly (readonly string[])[]): string {
    return csvText(rows.map(row => row.map(neutralised)));
}
