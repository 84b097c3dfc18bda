import { MONTHS } from '../model/dates.ts';
import { isLineKey, keyOf, lineOf } from '../model/elements.ts';
import { applyEdits, type Fix, type SyntaxProblem, type TextEdit } from '../model/findings.ts';
import { placeholdersIn } from '../model/placeholders.ts';
import { listed, peopleCounted } from '../model/text.ts';
import type { Span } from '../model/values.ts';
import { type Lines, labelIn } from './lines.ts';
import { canBeRead, type Mended } from './mistyped.ts';

/** Values that people write in other words than the language has: `18+`, `four hours`, `about 40 people`. */

const NUMBERS: readonly string[] = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const UNITS = '(?:minutes?|hours?|days?|working days?|weeks?|months?|years?)';
const COUNT = String.raw`(\d+(?:\.\d+)?|${NUMBERS.slice(1).join('|')})`;

const figure = (word: string): string => (NUMBERS.includes(word.toLowerCase()) ? String(NUMBERS.indexOf(word.toLowerCase())) : word);

/** A month as people write it for a day: `April 2026`, `Sept 2026`. */
const MONTH = String.raw`(${MONTHS.map(month => `${month.slice(0, 3)}(?:${month.slice(3) || 'x'}|t)?`).join('|')})\.?,?[ \t]+(\d{4})`;

/** A month as the language writes it: `September 2026`. */
function monthMeant([name, year]: readonly string[]): string {
    return `${MONTHS.find(each => each.slice(0, 3).toLowerCase() === name?.slice(0, 3).toLowerCase())} ${year}`;
}

/** Values in other words than the language has, by the rule that reads them: the pattern, and how it is written. */
const MEANT: Readonly<Record<string, readonly (readonly [pattern: RegExp, write: (match: RegExpExecArray) => string])[]>> = {
    ResponseField: [
        [
            new RegExp(String.raw`^(?:within|in|<|≤|less than|under|up to|max\.?|at most)?[ \t]*${COUNT}[ \t]*(${UNITS})$`, 'i'),
            ([, count, unit]) => `within ${figure(count as string)} ${unit?.toLowerCase()}`,
        ],
        // What starts the clock is a name: `of first contact` is `of first-contact`.
        [
            new RegExp(
                String.raw`^(?:within|in)?[ \t]*${COUNT}[ \t]*(${UNITS})[ \t]+(?:of|from|after)[ \t]+(?:the[ \t]+)?(\p{L}+(?:[ \t]\p{L}+)*)$`,
                'iu',
            ),
            ([, count, unit, start]) =>
                `within ${figure(count as string)} ${unit?.toLowerCase()} of ${start?.toLowerCase().replaceAll(/[ \t]+/g, '-')}`,
        ],
        [/^(?:the[ \t]+)?(same|next)[ \t]+(?:working[ \t]+)?day$/i, ([all]) => all.toLowerCase().replace(/^the\s+/, '')],
    ],
    IntervalField: [
        [
            new RegExp(String.raw`^(?:every|each)?[ \t]*${COUNT}[ \t]*(${UNITS})$`, 'i'),
            ([, count, unit]) => `every ${figure(count as string)} ${unit?.toLowerCase()}`,
        ],
        [/^(?:once|one time)[ \t]+(?:a|per|every|each)[ \t]+(\w+)$/i, ([, unit]) => `every ${unit?.toLowerCase()}`],
    ],
    AgesField: [
        [
            /^(?:ages?|aged|from)?[ \t]*(\d+)[ \t]*(?:\+|plus|or over|or above|and older|or older|years? and over|upwards?|and up)\.?$/i,
            ([, from]) => `${from} and over`,
        ],
        [/^(?:over|above|older than|from|≥|>=)[ \t]*(\d+)$/i, ([, from]) => `${from} and over`],
        [/^(?:aged?|from|between)[ \t]+(\d+)[ \t]*(?:to|and|-|–)[ \t]*(\d+)$/i, ([, from, to]) => `${from} to ${to}`],
        [/^(?:below|younger than|less than|<)[ \t]*(\d+)$/i, ([, to]) => `under ${to}`],
    ],
    CountField: [
        [
            /^(?:about|around|approximately|approx\.?|circa|ca\.?|c\.?|~|roughly)[ \t]*(\d[\d,]*)[ \t]*(people)$/i,
            ([, count]) => peopleCounted(count ?? ''),
        ],
    ],
    CaseloadField: [
        [
            /^(?:about|around|approximately|approx\.?|max\.?|maximum|maximum of|<|≤|~|no more than)[ \t]*(\d+)(?:[ \t]*people)?$/i,
            ([, count]) => `at most ${peopleCounted(count ?? '')}`,
        ],
    ],
    PeriodField: [
        [
            new RegExp(`^(?:from[ \\t]+)?${MONTH}[ \\t]*(?:to|until|-|–)[ \\t]*(?:the end of[ \\t]+)?${MONTH}$`, 'i'),
            ([, ...months]) => `${monthMeant(months)} to ${monthMeant(months.slice(2))}`,
        ],
    ],
    DateField: [
        [new RegExp(`^(?:by[ \\t]+|in[ \\t]+)?(?:the end of[ \\t]+)?${MONTH}$`, 'i'), ([, ...month]) => monthMeant(month)],
        [/^(?:by[ \t]+|in[ \t]+)?(?:the end of[ \t]+)?(\d{4})$/i, ([, year]) => `${year}`],
    ],
    LimitField: [[/^(?:no|no limit|unlimited|n\/a)$/i, () => 'none']],
    HoursField: [[/^(?:always|all hours|around the clock|24[ \t]*hours|24x7|24-7)$/i, () => '24/7']],
};

/**
 * What a value means that is in other words than the language has: `18+` is `18 and over`.
 *
 * @returns nothing where it is not known
 */
export function valueMeant(rule: string, written: string): string | undefined {
    const value = written.trim();
    for (const [pattern, write] of MEANT[rule] ?? []) {
        const match = pattern.exec(value);
        const meant = match && write(match);
        if (meant && meant !== value) return meant;
    }
    return undefined;
}

/** A function that says whether a line can be read with other words for its value. */
function readerOf(text: string, line: Span, value: Span, lines: Lines): (put: string) => boolean {
    return put => canBeRead(text.slice(line[0], value[0]) + put + text.slice(value[1], line[1]), line[0], lines);
}

/**
 * A value beside its placeholder, as people leave it who click and type: `[number]60 people`. With the placeholder removed it can be
 * read, where need be as a text.
 */
export function placeholderLeft(text: string, { line }: SyntaxProblem, value: Span, lines: Lines): Mended | undefined {
    const written = text.slice(...value);
    const outside = written.replaceAll(/["“”„‟][^"“”„‟\n]*["“”„‟]/g, quoted => ' '.repeat(quoted.length));
    const reads = readerOf(text, line, value, lines);
    for (const { index, 0: placeholder } of placeholdersIn(outside)) {
        const rest = written.slice(0, index).trimEnd() + ' '.repeat(index && 1) + written.slice(index + placeholder.length).trimStart();
        const left = rest.trim();
        const isWords = !/["“”„‟{}[\],]/.test(left) && /\p{L}/u.test(left) && !/\d/.test(left);
        const put = left && reads(left) ? left : isWords && reads(`"${left}"`) ? `"${left}"` : undefined;
        if (put === undefined) continue;
        const at: Span = [value[0] + index, value[0] + index + placeholder.length];
        const title = put === left ? 'Remove the placeholder' : 'Remove the placeholder, and put the words in quotation marks';
        return {
            message: `The placeholder \`${placeholder}\` is still beside what you wrote. Remove it.`,
            at,
            line,
            fixes: [{ title, safe: true, edits: [{ at: value, text: put }] }],
        };
    }
    return undefined;
}

/** Dates among other words: with the day in front in some way, by figures, or a month alone. */
const WRITTEN_DATES = new RegExp(
    String.raw`(?<![\d./-])(?:(?<day>\d{1,2})(?:st|nd|rd|th)?(?:[ \t]+of)?[ \t]+|(?<!\p{L}))${MONTH}(?!\d)|(?<![\d./-])(?<of>\d{1,2})[./](?<month>\d{1,2})[./](?<in>\d{4})(?![\d./])`,
    'giu',
);

/** A date as the language has it. */
function dateMeant({ 1: before, 2: name = '', 3: year = '', groups = {} }: RegExpExecArray): string | undefined {
    const { of, month, in: ofYear } = groups;
    if (of && month && ofYear) return MONTHS[Number(month) - 1] && `${Number(of)} ${MONTHS[Number(month) - 1]} ${ofYear}`;
    return [...(before ? [Number(before)] : []), monthMeant([name, year])].join(' ');
}

/** Dates among other words of a line that are written in another way: `3rd of May 2026 to Sept 2027`. */
export function dateMistyped(text: string, { line }: SyntaxProblem, value: Span, lines: Lines): Mended | undefined {
    const written = text.slice(...value);
    const outside = written.replaceAll(/["“”„‟][^"“”„‟\n]*["“”„‟]/g, quoted => ' '.repeat(quoted.length));
    const reads = readerOf(text, line, value, lines);
    const found = [...outside.matchAll(WRITTEN_DATES)].filter(match => (dateMeant(match) ?? match[0]) !== match[0]);
    const [only] = found;
    if (!only) return undefined;
    const edits = found.map((match): TextEdit => {
        const at: Span = [value[0] + match.index, value[0] + match.index + match[0].length];
        return { at, text: dateMeant(match) ?? match[0] };
    });
    if (!reads(applyEdits(written, edits, value[0]))) return undefined;
    const title = `Change to ${listed([...new Set(edits.map(edit => edit.text))], 'and')}`;
    const at: Span = [value[0] + only.index, value[0] + only.index + only[0].length];
    return { message: `Write this date as \`${dateMeant(only)}\`.`, at, line, fixes: [{ title, safe: false, edits }] };
}

/**
 * A value in other words: it can be changed, and where its line takes words, put into quotation marks.
 *
 * @param isKnown whether only a value whose meaning is known is meant
 */
export function valueMistyped(
    text: string,
    { line, message }: SyntaxProblem,
    value: Span,
    lines: Lines,
    isKnown = false,
): Mended | undefined {
    const label = labelIn(text, line[0]);
    const key = keyOf(label?.words ?? '');
    const rule = isLineKey(key) ? lineOf(key)?.rule : undefined;
    const written = text.slice(...value);
    if (!label || !rule || !written) return undefined;
    const meant = valueMeant(rule, written);
    if (isKnown && meant === undefined) return undefined;
    const reads = readerOf(text, line, value, lines);
    const fixes: Fix[] = [];
    if (meant !== undefined && reads(meant)) fixes.push({ title: `Change to ${meant}`, safe: false, edits: [{ at: value, text: meant }] });
    // A number has a unit after it, perhaps a misspelt one: as a text it would count for nothing.
    const isWords = /\p{L}/u.test(written) && !/["“”„‟{}]/.test(written) && (meant !== undefined || !/\d/.test(written));
    if (isWords && reads(`"${written}"`))
        fixes.push({ title: 'Put it in quotation marks', safe: false, edits: [{ at: value, text: `"${written}"` }] });
    if (!fixes.length) return undefined;
    const plain = /has no meaning here/.test(message) ? `The line \`${label.words}\` can’t be read.` : message;
    return { message: plain, at: value, line, fixes };
}
