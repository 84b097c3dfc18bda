import { isoDate } from '../../language/model/dates.ts';
import { quoted as quotedText } from '../../language/model/quotations.ts';
import { plainText } from '../tree/plain-text.ts';

/** A text on one line, between quotation marks: whatever it holds can't end it. */
export function quoted(text: string): string {
    return quotedText(plainText(text).replaceAll('\\', '/'));
}

/** Text of any length: on one line where it has one, else between fences. Every word of it is kept. */
export function careText(text: string, indent: string): string {
    const clean = plainText(text).trim();
    if (!clean.includes('\n') && clean.length <= 160 && !/["“”„‟\\]/.test(clean)) return quoted(clean);
    // Three quotation marks would end the text; two with a space between them do not.
    const safe = clean
        .replaceAll(/["“”„‟](?=["“”„‟])/g, '$& ')
        .replaceAll(/^([ \t]*)["“”„‟]+|["“”„‟]+$/g, match => match.replaceAll(/["“”„‟]/g, '’'));
    const lines = safe.split('\n').map(line => (line.trim() ? `${indent}  ${line.trimEnd()}` : ''));
    return `"""\n${lines.join('\n')}\n${indent}"""`;
}

/** Lines of a comment: what nobody could place is kept in the file without meaning anything in it. */
export function comment(text: string, indent: string): string[] {
    return plainText(text)
        .split(/\n|\u2028|\u2029/)
        .map(line => `${indent}// ${line}`.trimEnd());
}

/** A name for something, out of its title. */
export function nameOf(title: string, otherwise: string): string {
    const words = title
        .normalize('NFKD')
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^[-\d]+|-+$/g, '')
        .split('-')
        .slice(0, 6)
        .join('-');
    return /^[a-z]/.test(words) ? words : otherwise;
}

/** A date that somebody wrote, as `YYYY-MM-DD`: also `30th September 2026` and `30.9.2026`. */
export function dateIn(text: string): string | undefined {
    const clean = text
        .trim()
        .replace(/(\d)(st|nd|rd|th)\b/i, '$1')
        .replaceAll(/[.\u2013-](?=\d)/g, '/')
        .replaceAll(/\s+/g, ' ');
    const iso = /^\d{4}-\d{2}-\d{2}$/.exec(text.trim());
    return isoDate(iso ? text.trim() : /^\d{1,2}\/\d{1,2}\/\d{2}$/.test(clean) ? clean.replace(/(\d{2})$/, '20$1') : capitalMonth(clean));
}

function capitalMonth(text: string): string {
    const months = [
        'January',
        'February',
        'March',
        'April',
        'May',
        'June',
        'July',
        'August',
        'September',
        'October',
        'November',
        'December',
    ];
    return text.replace(/[A-Za-z]{3,}/, word => months.find(month => month.toLowerCase().startsWith(word.toLowerCase())) ?? word);
}
