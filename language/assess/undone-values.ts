import type { BoundFacts } from '../model/facts.ts';
import { amountOf } from '../model/values.ts';
import type { Sentence } from './sentences.ts';

/** A typed value that the words beside it undo: “at most 12 people, current average 31”, “time limit: none, support ends at two years”. */

const ONES =
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
        ' ',
    );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const NUMBER = `(?<number>\\d+(?:\\.\\d+)?|half an?|a couple of|several|a few|an?|(?:${TENS.join('|')})(?:[- ](?:${ONES.slice(1, 10).join('|')}))?|${ONES.slice(1).join('|')})`;
const UNIT = '(?<unit>hours?|(?:working )?days?|weeks?|months?|years?)';
const DURATION = new RegExp(`(?<![a-z0-9])${NUMBER}[ -]${UNIT}(?![a-z])`, 'g');
const AMOUNT = new RegExp(
    `(?<![a-z0-9£.])${NUMBER}(?![a-z0-9%]|\\.\\d|[ -](?:hours?|days?|weeks?|months?|years?|per cent|percent|of|or more words))`,
    'g',
);

/** Words that say how it is, where a value says how it should be. */
const IN_FACT =
    /(?<![a-z])(?:average|mean|median|current|currently|in practice|in reality|in truth|in fact|actual|actually|at present|nearer|closer to|stands at|stood at|now|last counted|try|most hold|most have|this year|creeping|risen|rose|crossed)(?![a-z])/;
/** Words that say that something comes to its end. */
const ENDS =
    /(?<![a-z])(?:ends?|ending|limit|maximum|at most|no more than|then|closed|closes|closing|out|discharged?|discharges|up to|stops?|capped|cap|only|finish(?:es)?|is over|applies|gone|sessions)(?![a-z])/;
const DENIED = /(?<![a-z])(?:no|not|never|nobody|none|without|unless|longer|until|[a-z]+n't)(?![a-z])/;
/** What comes at an interval ends nothing: “reviewed every six months”. */
const REGULAR = /(?<![a-z])(?:every|each|review|reviews|reviewed|checked|at least|some|known)(?![a-z])/;

const LOOSE: Readonly<Record<string, number>> = { a: 1, an: 1, 'half a': 0.5, 'half an': 0.5, 'a couple of': 2, 'a few': 3, several: 3 };

/** The number that a word or digits say. */
function numberOf(words: string): number {
    if (/^\d/.test(words)) return Number(words);
    const loose = LOOSE[words];
    if (loose !== undefined) return loose;
    const [tens = '', ones = ''] = words.split(/[- ]/);
    const ten = TENS.indexOf(tens);
    return ten < 0 ? ONES.indexOf(tens) : (ten + 2) * 10 + Math.max(0, ONES.indexOf(ones));
}

/** The lengths of time that a sentence names, in hours. */
function durationsIn(sentence: string): readonly number[] {
    return [...sentence.matchAll(DURATION)].map(
        ({ groups }) => amountOf(numberOf(groups?.number ?? ''), groups?.unit?.replace(' ', '')).amount,
    );
}

/** Two of them at least: “waits run to years”. */
const PLURAL_ALONE = /(?<![a-z])(?:for|to|into|takes?|is|are|of|now|many) (?<unit>months|years)(?![a-z])/g;
/** Words for how long it takes until help begins. */
const WAIT =
    /(?<![a-z])(?:waits?|waiting|the list|queues?|backlog|delays?|from (?:the )?referral|to (?:be seen|get started|reach the top|get in|get an appointment)|for an appointment|before (?:it|they|you|people|anyone|therapy|treatment|help|care|anything) (?:can |is |are |may )?(?:starts?|begins?|begun|offered|seen|get|gets|comes?))(?![a-z])/;
/** What is shorter, past, ruled out, only about those who wait so long, or done at an interval: no wait that people face. */
const NO_SUCH_WAIT =
    /(?<![a-z])(?:no|not|never|nobody|none|nothing|without|unless|rather than|instead|until|under|less than|below|fewer|shorter|used to|waited|fell|fallen|down from|cut from|brought down|(?:in|before) (?:19|20)\d\d|if|when|who|whoever|anyone|anybody|while|once|(?<!a )few|exceptionally|[a-z]+n't|cannot|every|each|again|review[a-z]*|measure[a-z]*|outcomes?|plans?|counted|counts|report[a-z]*|publish[a-z]*|audit[a-z]*|read|rung|call[a-z]*)(?![a-z])/;
const CLAUSES = /[,;:()–—]|(?<![a-z])(?:but|and while)(?![a-z])/;

/**
 * The sentence that says that people wait so long or longer, in words: “The wait is around eighteen months.”; nothing where none does,
 * or where a part of a sentence names several times, so that it is not clear what people wait for.
 *
 * @param hours the shortest wait that is meant
 */
export function longWaitIn(sentences: readonly Sentence[], hours: number): string | undefined {
    return sentences.find(({ text }) => {
        const plain = text.toLowerCase().replaceAll('’', "'");
        return (
            !plain.endsWith('?') &&
            plain.split(CLAUSES).some(clause => {
                if (!WAIT.test(clause) || NO_SUCH_WAIT.test(clause)) return false;
                const alone = [...clause.matchAll(PLURAL_ALONE)].map(({ groups }) => amountOf(2, groups?.unit).amount);
                const times = [...durationsIn(clause), ...alone];
                return times.length > 0 && times.every(time => time >= hours);
            })
        );
    })?.text;
}

/**
 * The sentence in which the words beside a value say that in fact it is more than a bound allows; nothing where they do not.
 *
 * @param bound on a time or a number of people, `at most`
 */
export function undoneIn(sentences: readonly Sentence[], bound: BoundFacts): string | undefined {
    const { test, attribute, amount, dimension } = bound;
    if (test !== 'at most' || amount === undefined || (dimension !== 'time' && dimension !== 'people')) return undefined;
    const longer = attribute === 'within' ? longWaitIn(sentences, amount + 1) : undefined;
    if (longer !== undefined) return longer;
    return sentences.find(({ text }) => {
        const plain = text.toLowerCase();
        if (!IN_FACT.test(plain)) return false;
        const numbers =
            dimension === 'time' ? durationsIn(plain) : [...plain.matchAll(AMOUNT)].map(({ groups }) => numberOf(groups?.number ?? ''));
        return numbers.some(number => number > amount);
    })?.text;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const DAY_IN_WORDS = `(?:the )?(?:(?:beginning|start|middle|end|spring|summer|autumn|winter) (?:of )?)?(?:(?<day>\\d{1,2}) )?(?:(?<month>${MONTHS.join('|')}) )?(?<year>(?:19|20|21)\\d\\d)`;
const OVER = new RegExp(`^(?:[a-z]+ )?(?:until|till|up to) ${DAY_IN_WORDS}[.!]?$`);
const TO_COME = new RegExp(
    `^(?:[a-z]+ )?(?:from|by|in|on|starting|starts|starting in|starts in|beginning|begins|as of|due|due in|due by|not before|planned for|expected|expected in) ${DAY_IN_WORDS}(?: onwards?| on| at the earliest| at the latest)?[.!]?$`,
);
const LAST = new RegExp(`^(?:it was )?last (?:[a-z]+ ){0,3}?(?:in |on )?${DAY_IN_WORDS}[.!]?$`);

/** What was last done longer ago than this many years is no longer done. */
const YEARS_AGO = 2;

/** The month that some words name, as `YYYY-MM`; where they name a year only, its first or its last. */
function monthIn({ month, year = '' }: Readonly<Record<string, string | undefined>>, side: 'first' | 'last'): string {
    const number = month === undefined ? (side === 'first' ? 1 : MONTHS.length) : MONTHS.indexOf(month) + 1;
    return `${year}-${String(number).padStart(2, '0')}`;
}

/**
 * The sentence that says that something is over, is still to come, or was last done years ago: “Until March 2020.”, “From 2031.”, “Last done in
 * 2016.”; nothing where none does. Only sentences that say no more than that are read.
 *
 * @param today as `YYYY-MM-DD`
 */
export function outOfTimeIn(sentences: readonly Sentence[], today: string): string | undefined {
    const now = today.slice(0, 7);
    const before = `${Number(today.slice(0, 4)) - YEARS_AGO}${today.slice(4, 7)}`;
    return sentences.find(({ text }) => {
        const plain = text.toLowerCase().trim();
        const over = OVER.exec(plain)?.groups;
        if (over) return monthIn(over, 'last') < now;
        const last = LAST.exec(plain)?.groups;
        if (last) return monthIn(last, 'last') < before;
        const coming = TO_COME.exec(plain)?.groups;
        return coming !== undefined && monthIn(coming, 'first') > now;
    })?.text;
}

/** The sentence with which the words beside “none” set a time limit after all; nothing where there is none. */
export function limitIn(sentences: readonly Sentence[]): string | undefined {
    return sentences.find(({ text }) => {
        const plain = text.toLowerCase();
        const isLong = durationsIn(plain).length > 0 || /(?<![a-z])sessions(?![a-z])/.test(plain);
        return isLong && ENDS.test(plain) && !DENIED.test(plain) && !REGULAR.test(plain);
    })?.text;
}
