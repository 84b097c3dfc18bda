import type { Root } from 'mdast';
import { dateInWords, dayMeant, isoDate, MONTHS } from '../model/dates.ts';
import { OPENERS } from '../model/elements/blocks.ts';
import { page, paragraphs } from './page.ts';

/** Words of the language that are no line and no name, for people who meet them for the first time. */
const MEANINGS: Readonly<Record<string, string>> = {
    ...Object.fromEntries(OPENERS.map(({ words, meaning }) => [words, meaning])),
    indicator: 'A number by which the service is judged, with its target: how many people were seen in time, for example.',
    meets: 'Says which requirements these words answer. People decide whether the answer is good enough.',
    'not applicable': 'Says that a requirement is not for this service, and why.',
    'accepts gap': 'Says that a body knows of a gap and accepts it for a time, with the reason.',
    because: 'The reason comes after this word, in quotation marks.',
    'goes to': 'Where people go instead, or next.',
    wte: 'Whole-time equivalent: 1.0 is one full-time post, 0.5 is half of one.',
    vacant: 'How much of the posts is not filled now.',
    shared: 'The posts also work for other teams.',
    none: 'There is no limit of this kind.',
    people: 'How many people.',
    within: 'How soon, at the latest: `within 4 weeks`.',
    every: 'How often: `every 6 months`.',
    'at least': 'No less than this.',
    'at most': 'No more than this.',
    'up to': 'No more than this.',
    reported: 'How often the figure is reported.',
    daily: 'Every day.',
    weekly: 'Every week.',
    fortnightly: 'Every two weeks.',
    monthly: 'Every month.',
    quarterly: 'Every three months.',
    yearly: 'Every year.',
    weekdays: 'Monday to Friday.',
};

const PHRASES = Object.keys(MEANINGS).toSorted((a, b) => b.length - a.length);
const DATE = /\d{4}-\d{2}-\d{2}/g;
const MONTH = new RegExp(`(?<!\\d[ \\u00A0])\\b(?:${MONTHS.join('|')})[ \\u00A0]\\d{4}\\b`, 'g');
const TIME = /\b(?:24\/7|\d{1,2}:\d{2}(?![\d-]))/g;

interface Explained {
    /** From where to where on the line. */
    readonly at: readonly [number, number];
    readonly page: Root;
}

function around(line: string, offset: number, pattern: RegExp): RegExpExecArray | undefined {
    return [...line.matchAll(pattern)].find(({ index, 0: found }) => index <= offset && offset <= index + found.length);
}

/**
 * A word of the language, a date or a time on a line, explained; nothing for any other.
 *
 * @param offset where on the line
 */
export function wordPage(line: string, offset: number): Explained | undefined {
    const date = around(line, offset, DATE);
    if (date) {
        const words = isoDate(date[0]) ? `${dateInWords(date[0])}.` : 'The calendar has no such day. Check the day and the month.';
        return { at: [date.index, date.index + date[0].length], page: page(date[0], undefined, paragraphs(words)) };
    }
    const month = around(line, offset, MONTH);
    if (month) {
        const [first, last] = (['first', 'last'] as const).map(side => dateInWords(dayMeant(month[0], side) ?? ''));
        const words = `A month without a day. Where something ends or has to be done by then, it means ${last}; anywhere else, ${first}.`;
        return { at: [month.index, month.index + month[0].length], page: page(month[0], undefined, paragraphs(words)) };
    }
    const time = around(line, offset, TIME);
    if (time) {
        const words = time[0] === '24/7' ? 'At all hours, every day.' : 'A time of day, from 00:00 to 23:59.';
        return { at: [time.index, time.index + time[0].length], page: page(time[0], undefined, paragraphs(words)) };
    }
    for (const phrase of PHRASES) {
        const found = around(line, offset, new RegExp(`(?<![\\p{L}\\p{N}_-])${phrase.replaceAll(' ', ' +')}(?![\\p{L}\\p{N}_-])`, 'gu'));
        if (found) return { at: [found.index, found.index + found[0].length], page: page(phrase, undefined, paragraphs(MEANINGS[phrase])) };
    }
    return undefined;
}
