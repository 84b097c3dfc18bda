import { isoDate, isWithoutDay, MONTHS } from '../../language/model/dates.ts';
import { withoutLayout } from '../../language/model/text.ts';
import type { FieldChoice } from '../tree/document-tree.ts';

const WEEKDAY = /^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?\.?,? +(?=[\da-z])/i;
const CLOCK = /(?<=\d)(,? +|T)\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?( ?[ap]m)?$/i;

function monthNamed(written: string): number {
    return written.length < 3 ? 0 : MONTHS.findIndex(month => month.toLowerCase().startsWith(written.toLowerCase())) + 1;
}

/** The day, where the calendar has it. */
function dayOf(year: string, month: number | string, day: string): string | undefined {
    const parts = [year.length === 2 ? `20${year}` : year, String(month).padStart(2, '0'), day.padStart(2, '0')];
    return isoDate(parts.join('-'));
}

/**
 * A date as people write it, as `YYYY-MM-DD`: also `30th of September 2026`, `Wed 30 Sep 26`, `30-Sep-2026` and `30.9.2026`. Numbers are a
 * day, a month and a year. Nothing where the year is missing, or the calendar has no such day.
 */
export function writtenDate(text: string): string | undefined {
    const clean = withoutLayout(text)
        .replace(CLOCK, '')
        .replace(WEEKDAY, '')
        .replaceAll(/(\d)(st|nd|rd|th)\b/gi, '$1')
        .replace(/(?<=\d) of (?=[a-z])/i, ' ')
        .replace(/\.$/, '');
    const first = /^(\d{4}) ?[-/.] ?(\d{1,2}) ?[-/.] ?(\d{1,2})$/.exec(clean);
    if (first) return dayOf(first[1] ?? '', first[2] ?? '', first[3] ?? '');
    const numbers = /^(\d{1,2}) ?[-/.\u2013] ?(\d{1,2}) ?[-/.\u2013] ?(\d{2}|\d{4})$/.exec(clean);
    if (numbers) return dayOf(numbers[3] ?? '', numbers[2] ?? '', numbers[1] ?? '');
    const words = /^(\d{1,2})[ \-/.]*([a-z]{3,9})[ \-/.,]*(\d{2}|\d{4})$/i.exec(clean);
    if (words) return dayOf(words[3] ?? '', monthNamed(words[2] ?? ''), words[1] ?? '');
    const american = /^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})$/i.exec(clean);
    return american ? dayOf(american[3] ?? '', monthNamed(american[1] ?? ''), american[2] ?? '') : undefined;
}

/** A date as people write it, and where no day is said its month or its year as the language writes it: `Sept 2026` is `September 2026`. */
export function writtenDateOrMonth(text: string): string | undefined {
    const [, name, year] = /^(?:([a-z]{3,9})[.,]? )?(\d{4})\.?$/i.exec(withoutLayout(text)) ?? [];
    const month = name === undefined ? undefined : MONTHS[monthNamed(name.replace(/^sept$/i, 'sep')) - 1];
    const found = [...(name === undefined ? [] : [month]), year].join(' ');
    return year && isWithoutDay(found) ? found : writtenDate(text);
}

function key(words: string): string {
    return withoutLayout(words.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')).toLowerCase();
}

/** What people write for choices that are called otherwise, where no other choice could be meant. */
const MEANT: Readonly<Record<string, string>> = { partially: 'partly', partial: 'partly', part: 'partly', 'in part': 'partly' };
/** Words that turn a choice round, or leave it open. */
const TURNED = /\b(not?|never|nor|neither|without|un(?:til|less|sure|clear)|except|but|apart|if|or|cannot|\w+n[’']t)\b/i;

function named(choices: readonly FieldChoice[], words: string): FieldChoice | undefined {
    const own = key(words);
    return choices.find(({ value, title }) => key(title) === own || key(value) === own);
}

/** The only choice whose name begins with what people mean by a word: “partially” for “Partly met”. */
function meant(choices: readonly FieldChoice[], words: string): FieldChoice | undefined {
    const begin = MEANT[key(words)];
    const other = named(
        choices,
        key(words).replaceAll(/\p{L}+/gu, word => MEANT[word] ?? word),
    );
    if (other) return other;
    const found = begin === undefined ? [] : choices.filter(({ title }) => key(title) === begin || key(title).startsWith(`${begin} `));
    return found.length === 1 ? found[0] : undefined;
}

/** How far into an answer a choice may go on. */
const LONGEST_CHOICE = 500;

/**
 * The choice that an answer names, in whichever case; also with more said after it: “In place (see notes)”, “Yes, in place”.
 *
 * @returns nothing where no choice is named, or where what else is said could turn it round
 */
export function choiceIn(
    choices: readonly FieldChoice[],
    text: string,
): { readonly choice: FieldChoice; readonly isMore: boolean } | undefined {
    // Papers are “for decision”, “for information”.
    const whole = named(choices, text) ?? named(choices, text.replace(/^\s*for\s+/i, ''));
    if (whole) return { choice: whole, isMore: false };
    const almost = meant(choices, text);
    if (almost) return { choice: almost, isMore: true };
    const yes = /^\s*(yes|no)\b[\s,.:;\u2013\u2014-]+/i.exec(text);
    const agreed = yes && named(choices, text.slice(yes[0].length));
    const isNo = /^no$/i.test(yes?.[1] ?? '');
    if (agreed && isNo === /^(not|no)\b/i.test(agreed.title)) return { choice: agreed, isMore: true };
    for (const { index } of text.matchAll(/(?<!\s)\s*[([,.;:\n\u2013\u2014]|\s-/g)) {
        if (index > LONGEST_CHOICE) break;
        const begun = named(choices, text.slice(0, index)) ?? meant(choices, text.slice(0, index));
        if (begun) return TURNED.test(text.slice(index)) ? undefined : { choice: begun, isMore: true };
    }
    return undefined;
}

const SUM = String.raw`£\s?\d[\d,]*(\.\d+)?\s?(k|m|bn|thousand|million)?`;
const MONEY = new RegExp(`^${SUM}$`, 'i');
const NEED = String.raw`(${SUM}|[\d.]+ wte)( (non-)?recurrent)?`;
const RESOURCE = new RegExp(`^(not yet costed|${NEED}(, ?${NEED})*)$`, 'i');

/** A sum as it is written in the language; nothing for words. */
export function moneyIn(text: string): string | undefined {
    const own = withoutLayout(text)
        .replace(/^GBP ?/i, '£')
        .replace(/\.$/, '');
    return MONEY.test(own) ? own.toLowerCase() : undefined;
}

/** What an action needs, as it is written in the language: also “£1.2 million recurring and 14 WTE”. Nothing for other words. */
export function resourceIn(text: string): string | undefined {
    const own = withoutLayout(text)
        .toLowerCase()
        .replace(/\.$/, '')
        .replaceAll(/\bgbp ?(?=\d)/g, '£')
        .replaceAll(/\b(one[- ]off|non[- ]?recurring|non[- ]recurrent|once)\b/g, 'non-recurrent')
        .replaceAll(/\b(?:(?:a|per|each|every) (?:year|annum)|annually|p\.? ?a\b\.?|(?<!-)recurring)/g, 'recurrent')
        .replaceAll(/\(((?:non-)?recurrent)\)/g, '$1')
        .replaceAll(/(\d) ?(?:wtes?|whole[- ]time equivalents?)\b/g, '$1 wte')
        .replaceAll(/ ?(?:\band\b|&|\+|;) ?/g, ', ')
        .replaceAll(/,\s*,/g, ',')
        .replace(/^(not (?:yet )?costed(?: yet)?|to be costed|uncosted)$/, 'not yet costed');
    return RESOURCE.test(own) ? own : undefined;
}

const NUMBER = /^(\d{1,3}(?:[,\u00A0 ]\d{3})+|\d+)(?:\.0+)?(?: (?:people|person|patients|service users))?\.?$/i;

/** A number of people or things, as digits; nothing where more is said than a number. */
export function writtenNumber(text: string): string | undefined {
    return NUMBER.exec(withoutLayout(text))?.[1]?.replaceAll(/[\u00A0 ]/g, ',');
}

/** Names of requirements as people write them: `IACM-DNA-1` too, with commas, “and” or spaces between them. */
export function codesIn(text: string, isKnown: (code: string) => boolean): { readonly codes: readonly string[]; readonly rest: string } {
    const codes: string[] = [];
    const others: string[] = [];
    for (const word of withoutLayout(text).split(/[,;\s&/+]+/)) {
        const bare = word
            .replace(/^[("“]+/, '')
            .replace(/(?<![)."”:])[)."”:]+$/, '')
            .toUpperCase();
        const padded = bare.replace(/-(\d)$/, '-0$1');
        const found = [word, bare, padded].find(isKnown);
        if (found !== undefined) codes.push(found);
        else if (bare && !/^(AND|REQUIREMENTS?)$/.test(bare)) others.push(word);
    }
    return { codes: [...new Set(codes)], rest: others.join(' ') };
}
