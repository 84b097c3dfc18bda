import { dateInWords } from '../../model/dates.ts';

/** An ISO date, written as another date was written: 2025-04-01, 01/04/2025 or 1 April 2025. */
export function writtenLike(date: string, shown: string): string {
    if (/^\d{4}-/.test(shown)) return date;
    if (shown.includes('/')) return date.split('-').reverse().join('/');
    return dateInWords(date);
}
