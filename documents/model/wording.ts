import { lowerFirst } from '../../language/assess/wording.ts';
import { dateInWords, datePartsOf, isoDate } from '../../language/model/dates.ts';
import type { Namespace } from '../../language/model/namespaces.ts';
import { pounds } from '../../language/model/text.ts';

/** What is said after a day that the calendar does not have: a printed date looks checked. */
const NO_SUCH_DAY = '(this date does not exist)';

/** A date as documents print it, from any way in which it is written; with a warning where the calendar has no such day. */
export function dayInWords(written: string): string {
    const date = isoDate(written);
    if (date) return dateInWords(date);
    return datePartsOf(written) ? `${written} ${NO_SUCH_DAY}` : written;
}

/** A date as narrow columns print it: "31 Dec 2024". */
export function shortDay(date: string): string {
    return dateInWords(date).replace(/(\p{L}{3})\p{L}+/u, '$1');
}

/** Names of people, bodies and documents begin with a capital letter wherever they are. */
const PROPER: ReadonlySet<Namespace> = new Set([
    ...(['organisations', 'regions', 'standards', 'team-types', 'guidance', 'requirement'] as const),
    ...(['service', 'template', 'question', 'choice', 'review'] as const),
]);

/** A title inside a sentence: "Key worker" becomes "key worker", and names stay as they are. */
export function insideSentence(title: string, namespaces: readonly Namespace[]): string {
    return namespaces.some(namespace => PROPER.has(namespace)) ? title : lowerFirst(title);
}

const THOUSANDS: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6 };

/** Sums of money in one way of writing: "£1.2m recurrent, 14 wte" is "£1,200,000 each year, 14 WTE". */
export function moneyInWords(written: string): string {
    return written
        .replaceAll(/£\s?(\d[\d,]*(?:\.\d+)?)\s?(k|m|thousand|million)?\b/gi, (_, digits: string, unit = '') =>
            pounds(Number(digits.replaceAll(',', '')) * (THOUSANDS[unit.toLowerCase()] ?? 1)),
        )
        .replaceAll(/\bnon-recurrent\b/g, 'once')
        .replaceAll(/\brecurrent\b/g, 'each year')
        .replaceAll(/\bwte\b/g, 'WTE');
}

/** What a role says of its posts: "2.0 wte vacant 0.5 wte" is "2.0 WTE (0.5 vacant)". */
export function postsInWords(written: string): string {
    const notes: string[] = [];
    const rest = written
        .replace(/,?\s*\bvacant\s+([\d.]+)\s*wte\b/i, (_, vacant: string) => {
            notes.push(`${vacant} vacant`);
            return '';
        })
        .replace(/,?\s*\bshared\b/i, () => {
            notes.push('shared');
            return '';
        });
    return [rest.replaceAll(/\bwte\b/gi, 'WTE').trim(), notes.length ? `(${notes.join(', ')})` : ''].filter(Boolean).join(' ');
}

/** What is compared with something else can be more than all of it. */
const RATIO = /\bcompared\b|\bratio\b/i;

/** A target: "at most 0%" is "0%", and "at least 100%" is "100%", unless it compares two shares. */
export function targetInWords(target: string, measure: string): string {
    const all = /^(?:at most (0\s?%)|at least (100\s?%))$/.exec(target.trim());
    return all && !RATIO.test(measure) ? (all[1] ?? all[2] ?? target) : target;
}

/** Abbreviations of the national data set that no reader of a contract knows. */
export function withoutAbbreviations(title: string): string {
    return title.replaceAll(/\bin the RP\b/g, 'in the reporting period').replaceAll(/\bof the RP\b/g, 'of the reporting period');
}

/** Values that read better with a word more, by the kind of line. */
const VALUES: Readonly<Record<string, (value: string) => string>> = {
    expected: value => value.replace(/^(.*?people) (counted .*)$/, '$1 ($2)'),
    primarycarenetworks: value => value.replace(/^(\d+) of (.*)$/, '$1 networks of about $2'),
    timelimit: value => value.replace(/^none$/, 'No limit'),
};

/** The value of a line, as a sentence of a contract has it. */
export function valueInWords(key: string, value: string): string {
    return VALUES[key]?.(value) ?? value;
}

/** The beginnings of the words of a text that carry meaning. */
function stems(text: string): readonly string[] {
    return (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map(word => word.slice(0, 5));
}

/** Whether a text says a term in its own words: then the term was added to code the sentence, and is not printed before it. */
export function saysItself(term: string, text: string): boolean {
    const said = new Set(stems(text));
    const wanted = stems(term);
    return wanted.length > 0 && wanted.every(stem => said.has(stem));
}
