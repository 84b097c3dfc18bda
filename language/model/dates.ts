/** The months by name. */
export const MONTHS: readonly string[] = [
    ...['January', 'February', 'March', 'April', 'May', 'June'],
    ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const LOWER_CASE = MONTHS.map(month => month.toLowerCase());
const DAY = 86_400_000;

/** The year, month and day that a date names, whether the calendar has it or not. */
export function datePartsOf(written: string): readonly [year: number, month: number, day: number] | undefined {
    const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written);
    if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
    const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written);
    if (slashes) return [Number(slashes[3]), Number(slashes[2]), Number(slashes[1])];
    const words = /^(\d{1,2})\s+([A-Za-z]+)\s+(\d{4})$/.exec(written);
    const month = words ? LOWER_CASE.indexOf((words[2] as string).toLowerCase()) + 1 : 0;
    return words && month ? [Number(words[3]), month, Number(words[1])] : undefined;
}

/** How many days a month, from 1, has in a year. */
export function daysOfMonth(year: number, month: number): number {
    if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
    return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** A date as `YYYY-MM-DD`, from `2025-04-01`, `1 April 2025` or `01/04/2025`; nothing where the calendar has no such day. */
export function isoDate(written: string | undefined): string | undefined {
    const parts = written === undefined ? undefined : datePartsOf(written);
    if (!parts) return undefined;
    const [year, month, day] = parts;
    if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) return undefined;
    if (written?.length === 10 && written[4] === '-') return written;
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const MONTH_OF_YEAR = new RegExp(`^(?:(${MONTHS.join('|')})\\s+)?(\\d{4})$`);

/** The side of a month or a year that is meant where no day is said: it begins on its first day, and is over after its last. */
type Side = 'first' | 'last';

/** Whether a month or a year is written in place of a day: `September 2026`, `2026`. */
export function isWithoutDay(written: string): boolean {
    return MONTH_OF_YEAR.test(written);
}

/**
 * The day that is meant by a date, as `YYYY-MM-DD`: of a month or a year its first or its last one.
 *
 * @returns nothing where the calendar has no such day
 */
export function dayMeant(written: string | undefined, side: Side): string | undefined {
    const found = written === undefined ? null : MONTH_OF_YEAR.exec(written);
    if (!found) return isoDate(written);
    const year = Number(found[2]);
    const month = found[1] ? MONTHS.indexOf(found[1]) + 1 : side === 'first' ? 1 : MONTHS.length;
    return isoDate([found[2], `${month}`.padStart(2, '0'), side === 'first' ? '01' : daysOfMonth(year, month)].join('-'));
}

/** The days from one ISO date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
    return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** An ISO date some months later; the last day of the month where the day does not exist. */
export function addMonths(date: string, months: number): string {
    const [year, month, day] = date.split('-').map(Number) as [number, number, number];
    const first = new Date(Date.UTC(year, month - 1 + months, 1));
    first.setUTCDate(Math.min(day, daysOfMonth(first.getUTCFullYear(), first.getUTCMonth() + 1)));
    return first.toISOString().slice(0, 10);
}

/** An ISO date in words: 1 April 2025. */
export function dateInWords(date: string): string {
    const [year, month, day] = date.split('-').map(Number) as [number, number, number];
    return `${day} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** An ISO date, written as another date was written: 2025-04-01, 01/04/2025 or 1 April 2025. */
export function dateLike(date: string, written: string): string {
    if (/^\d{4}-/.test(written)) return date;
    if (written.includes('/')) return date.split('-').reverse().join('/');
    return dateInWords(date);
}

/** The first of April after a day: when contracts begin. */
export function nextApril(today: string): string {
    const april = `${today.slice(0, 4)}-04-01`;
    return april > today ? april : addMonths(april, 12);
}

/** The day of a moment where this runs, as `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
    return [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map(part => String(part).padStart(2, '0')).join('-');
}
