/** From where to where in the text of a document, in UTF-16 code units; the end is exclusive. */
export type Span = readonly [start: number, end: number];

/** Compares places as they follow each other in a text; of two that begin together, the shorter is first. */
export function inOrder(one: Span, other: Span): number {
    return one[0] - other[0] || one[1] - other[1];
}

/** Whether a place is inside another, or is the same. */
export function isWithin(inner: Span, outer: Span): boolean {
    return outer[0] <= inner[0] && inner[1] <= outer[1];
}

/** Compares places so that what is around others comes before them. */
export function outerFirst(one: Span, other: Span): number {
    return one[0] - other[0] || other[1] - one[1];
}

/** What a number counts, after its unit has been taken into account. */
export type Dimension = 'time' | 'people' | 'wte' | 'percent' | 'money' | 'count';

/** The side on which a number is a limit. */
export type Limit = 'at least' | 'at most';

/** A number in the base unit of its dimension: hours, people, whole-time equivalents, per cent, pounds. */
export interface NumberValue {
    readonly type: 'number';
    readonly amount: number;
    readonly dimension: Dimension;
    /** The side on which the writer set a limit: `at most 15 people`. Nothing for a number that is exactly so, or a range. */
    readonly limit?: Limit;
    /** As the writer wrote it, for messages. */
    readonly shown: string;
    readonly at: Span;
}

/** A date as written, and as `YYYY-MM-DD` where the calendar has it. */
export interface DateValue {
    readonly type: 'date';
    readonly date: string | undefined;
    readonly shown: string;
    readonly at: Span;
}

/** Words: Markdown prose, or a name such as the choice of an answer. */
export interface TextValue {
    readonly type: 'text';
    readonly text: string;
    readonly at: Span;
}

/** Several names, such as the requirements whose gaps an action closes. */
interface ListValue {
    readonly type: 'list';
    readonly items: readonly string[];
    readonly at: Span;
}

export type Value = NumberValue | DateValue | TextValue | ListValue;

/** What was said, in the writer's words. */
export function valueInWords(value: Value): string {
    switch (value.type) {
        case 'text':
            return value.text;
        case 'list':
            return value.items.join(', ');
        default:
            return value.shown;
    }
}

const HOURS: Readonly<Record<string, number>> = {
    minute: 1 / 60,
    hour: 1,
    day: 24,
    week: 168,
    fortnight: 336,
    month: 730.5,
    quarter: 2191.5,
    year: 8766,
};
const NUMBER_WORDS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** The number that a word is, from one to twelve; nothing for any other word, or none. */
function numberOfWord(word: string | undefined): number | undefined {
    const number = word === undefined ? -1 : NUMBER_WORDS.indexOf(word);
    return number > 0 ? number : undefined;
}

const EVERY: Readonly<Record<string, number>> = {
    daily: 24,
    weekly: 168,
    fortnightly: 336,
    monthly: 730.5,
    quarterly: 2191.5,
    yearly: 8766,
    annually: 8766,
};
const MAGNITUDES: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, bn: 1e9 };

interface Amount {
    readonly amount: number;
    readonly dimension: Dimension;
}

/**
 * The longest time that some working days can take, in hours: each five of them, begun or whole, may have a weekend
 * in between, so that a promise of "1 working day" is compared with "72 hours" at its worst.
 */
function workingDays(days: number): number {
    return (days + 2 * Math.ceil(days / 5)) * 24;
}

/** A number with its unit as written (without spaces), in the base unit of its dimension. */
export function amountOf(value: number, unit: string | undefined): Amount {
    if (!unit) return { amount: value, dimension: 'count' };
    if (unit.startsWith('working')) return { amount: workingDays(value), dimension: 'time' };
    const time = HOURS[unit.replace(/s$/, '')];
    if (time !== undefined) return { amount: value * time, dimension: 'time' };
    if (/^(?:new)?(?:people|person|patients|cases|referrals)$/.test(unit)) return { amount: value, dimension: 'people' };
    if (unit === '%') return { amount: value, dimension: 'percent' };
    return unit === 'wte' ? { amount: value, dimension: 'wte' } : { amount: value, dimension: 'count' };
}

/** Pounds, from `£1.2m`, `£250k`, `£1,500`. */
export function poundsOf(written: string): number {
    const match = /^£\s?([\d,.]+)\s?([a-z]*)$/.exec(written.replaceAll('\u00A0', ' '));
    if (!match) return Number.NaN;
    return Number((match[1] as string).replaceAll(',', '')) * (MAGNITUDES[match[2] as string] ?? 1);
}

const TIMES: Readonly<Record<string, number>> = { once: 1, twice: 2 };

/** How often something happens, as it is written: `every 4 weeks`, `daily`, `four-weekly`, `twice a week`, `2 to 3 times a day`. */
interface WrittenInterval {
    readonly word?: string;
    readonly rhythm?: string;
    readonly number?: number;
    readonly count?: string;
    readonly everyCount?: string;
    readonly other?: string;
    readonly unit?: string;
    readonly times?: string;
    readonly timesCount?: string;
    readonly fewest?: number;
    readonly most?: number;
}

/** The hours of `weekly` and of `four-weekly`. */
function rhythmHours(word: string): number {
    const known = EVERY[word];
    if (known !== undefined) return known;
    const [count, every = ''] = word.split('-');
    return (numberOfWord(count) ?? Number.NaN) * (EVERY[every] ?? Number.NaN);
}

/**
 * How many hours lie between two events of an interval.
 *
 * @param bound of a range such as `2 to 3 times a day`, whether to go by its fewest or its most times
 */
export function intervalHours(interval: WrittenInterval, bound: 'fewest' | 'most'): number {
    const { word, rhythm, number, count, everyCount, other, unit = 'day', times, timesCount, fewest, most } = interval;
    if (word) return rhythmHours(word);
    const often =
        times === undefined ? (numberOfWord(timesCount) ?? (bound === 'fewest' ? (fewest ?? most) : most)) : (TIMES[times] ?? Number.NaN);
    if (rhythm) return often === undefined ? (number ?? Number.NaN) * rhythmHours(rhythm) : rhythmHours(rhythm) / often;
    const every = number ?? numberOfWord(count ?? everyCount) ?? (other ? 2 : 1);
    return amountOf(every, unit).amount / (often ?? 1);
}

/** The longest that `same day`, `next working day` and the like can take, in hours. */
export function soonHours(words: string): number {
    if (words.includes('working')) return workingDays(1);
    return words.startsWith('next') ? 48 : 24;
}

/** A time of day in hours after midnight, from `08:00`, `8am`, `5.30 pm`; `midnight` is the end of the day. */
export function timeOfDay(written: string): number | undefined {
    if (written === 'midnight') return 24;
    if (written === 'noon' || written === 'midday') return 12;
    const match = /^(\d{1,2})(?:[:.](\d{2}))?\s?(am|pm)?$/.exec(written.replaceAll('\u00A0', ' '));
    if (!match) return undefined;
    const half = match[3];
    const hour = half ? (Number(match[1]) % 12) + (half === 'pm' ? 12 : 0) : Number(match[1]);
    const minute = Number(match[2] ?? 0);
    const time = hour + minute / 60;
    return time <= 24 && minute < 60 && (!half || Number(match[1]) <= 12) ? time : undefined;
}

/** How many items at the beginning of a sorted list a test holds for: it holds up to one of them and for none after it. */
export function countFirst<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
    let [low, high] = [0, items.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (holds(items[middle] as Item)) low = middle + 1;
        else high = middle;
    }
    return low;
}

/** The least of some numbers, however many they are: `Math.min` has room for some thousands. Nothing where there is none. */
export function leastOf(numbers: readonly number[]): number | undefined {
    let least = numbers[0];
    for (const number of numbers) if (number < (least as number)) least = number;
    return least;
}
