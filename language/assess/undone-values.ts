import { MONTHS as MONTH_NAMES } from '../model/dates.ts';
import type { BoundFacts } from '../model/facts.ts';
import { amountOf } from '../model/values.ts';
import { plain } from './denial-phrases.ts';
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
    /(?<![a-z])(?:average|mean|median|current|currently|in practice|in reality|in truth|in fact|actual|actually|at present|nearer|closer to|stands at|stood at|now|last counted|try|most hold|most have|this year|creeping|risen|rose|crossed|comes to|carries|carry|each holds|each has)(?![a-z])/;
/** Words that say that something comes to its end. */
const ENDS =
    /(?<![a-z])(?:ends?|ending|shut|shuts|leaves?|limit|maximum|at most|no more than|then|closed|closes|closing|out|discharged?|discharges|up to|stops?|capped|cap|only|finish(?:es)?|is over|applies|gone|sessions)(?![a-z])/;
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

function hoursOf({ groups }: RegExpExecArray): number {
    return amountOf(numberOf(groups?.number ?? ''), groups?.unit?.replace(' ', '')).amount;
}

/** The lengths of time that a sentence names, in hours. */
function durationsIn(sentence: string): readonly number[] {
    return [...sentence.matchAll(DURATION)].map(hoursOf);
}

/** “Every third year”, “every other week” as “every 3 years”, “every 2 weeks”. */
const ORDINALS = ['other', 'second', 'third', 'fourth', 'fifth', 'sixth'];
const EVERY_THIRD = new RegExp(`(?<![a-z])every (${ORDINALS.join('|')}) (day|week|month|year)(?![a-z])`, 'g');

function withIntervals(sentence: string): string {
    return sentence.replaceAll(
        EVERY_THIRD,
        (_, ordinal: string, unit: string) => `every ${Math.max(2, ORDINALS.indexOf(ordinal) + 1)} ${unit}s`,
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
        const said = plain(text);
        return (
            !said.endsWith('?') &&
            said.split(CLAUSES).some(clause => {
                if (!WAIT.test(clause) || NO_SUCH_WAIT.test(clause)) return false;
                const alone = [...clause.matchAll(PLURAL_ALONE)].map(({ groups }) => amountOf(2, groups?.unit).amount);
                const times = [...durationsIn(clause), ...alone];
                return times.length > 0 && times.every(time => time >= hours);
            })
        );
    })?.text;
}

const HOW_IT_IS =
    '(?:in (?:truth|fact|practice|reality)|really|on average|usually|mostly|as a rule|at (?:present|best|least|the moment)|now|these days|today|here)';
const ABOUT =
    '(?:(?:about|around|roughly|some|up to|at least|over|well over|more than|nearly|almost|more like|nearer|nearer to|closer to|often|usually|mostly|still|now|only|just|a good|anything up to) )*';
/** What comes before a length of time that says how long something takes: nothing, or “it takes us”, “the wait is”, “expect”. */
const TAKES = `(?:^|(?<![a-z])(?:takes?|is|are|lasts?|expect|allow|waits?|us|you|them|people|runs? to|comes? to|stands at|${HOW_IT_IS},?) )`;
const LENGTH = `(?:${NUMBER}[ -]${UNIT})(?=[.!]?$| or (?:more|longer|so)[.!]?$| and counting|,? ${HOW_IT_IS}| to (?:get|see|hear|be)(?![a-z])| before (?:any|some|we|you|they|the first))`;
const TAKES_SO_LONG = new RegExp(`${TAKES}${ABOUT}${LENGTH}`, 'g');
const COMES_EVERY = new RegExp(
    `(?:^|(?<![a-z])(?:it|this|that|these|they) (?:is|are|comes?|happens?|takes? place) |, )(?:only |mostly |really |once )?(?:every|in) ${ABOUT}${LENGTH}`,
    'g',
);
/** How it was, how it may be, and what is said of something else. */
const NOT_HOW_IT_IS =
    /(?<![a-z])(?:used to|once took|would|could|if|when|where|was|were|had|took|elsewhere|older?|known|nationally|other (?:teams|services)|rather than|instead of|target|standard)(?![a-z])/;
/** “About a month” is no longer than four weeks. */
const MUCH_LONGER = 1.1;
const FEW_WORDS = 12;
/** A longer text says several things, and a length of time in it may be about any of them. */
const FEW_SENTENCES = 3;

/**
 * Whether a short sentence says how long something takes, or how often it comes, and that is longer than a bound allows: “It takes us 26
 * weeks.”, “Every third year.” A length of time in it that keeps to the bound says the contrary.
 */
function isLonger(sentence: string, { attribute }: BoundFacts, amount: number): boolean {
    if (attribute !== 'every' && attribute !== 'within') return false;
    if (DENIED.test(sentence) || NOT_HOW_IT_IS.test(sentence) || sentence.split(' ').length > FEW_WORDS) return false;
    const said = withIntervals(sentence).replace(/^[^a-z0-9]+/, '');
    const telling = attribute === 'every' ? COMES_EVERY : TAKES_SO_LONG;
    if (attribute !== 'every' && REGULAR.test(said.replaceAll('at least', ''))) return false;
    const lengths = [...said.matchAll(telling)].map(hoursOf);
    return lengths.length > 0 && [...lengths, ...durationsIn(said)].every(each => each > amount * MUCH_LONGER);
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
        const said = plain(text);
        if (dimension === 'time' && sentences.length <= FEW_SENTENCES && isLonger(said, bound, amount)) return true;
        if (!IN_FACT.test(said)) return false;
        const numbers =
            dimension === 'time' ? durationsIn(said) : [...said.matchAll(AMOUNT)].map(({ groups }) => numberOf(groups?.number ?? ''));
        return numbers.some(number => number > amount);
    })?.text;
}

/** What a number counts otherwise than the limit does: it comes at an interval, is a target, is of the past, or is asked of someone. */
const NOT_THE_LIMIT =
    /(?<![a-z])(?:at least|target|national|nationally|used to|once|until|down from|fell from|before|after|for up to|lasts?|no longer than|never|nobody|no one|aged?|years? old|(?:people|those) (?:under|over)|open|opens|from|bands?|pm|am)(?![a-z])/;
/** A year is no number of people. */
const NO_COUNT = /^(?:19|20)\d\d$/;

/**
 * The sentence beside a limit in which a number is above it, without words that say how it is in fact: “Workers told us that they held 29 to
 * 34.” Whether the limit is kept is for people to decide.
 */
export function aboveIn(sentences: readonly Sentence[], { test, attribute, amount, dimension }: BoundFacts): string | undefined {
    if (test !== 'at most' || amount === undefined || sentences.length > FEW_SENTENCES) return undefined;
    if (dimension !== 'people' && !(dimension === 'time' && attribute === 'within')) return undefined;
    return sentences.find(({ text }) => hasAbove(text, { amount, dimension }))?.text;
}

/** Whether a sentence has a number of people, or a length of time in hours, that is above a limit. */
export function hasAbove(text: string, { amount, dimension }: { readonly amount: number; readonly dimension: 'people' | 'time' }): boolean {
    const said = plain(text);
    if (NOT_THE_LIMIT.test(said) || (dimension === 'time' && REGULAR.test(said))) return false;
    const people = [...said.matchAll(AMOUNT)].map(({ groups }) => groups?.number ?? '').filter(number => !NO_COUNT.test(number));
    return (dimension === 'time' ? durationsIn(said) : people.map(numberOf)).some(number => number > amount * MUCH_LONGER);
}

const AFTER_SO_LONG = new RegExp(
    `(?<![a-z])(?:after|at|by) (?:a maximum of |at most |up to )?${NUMBER}[ -](?:months|years)(?![a-z])[^.;]{0,40}?(?<![a-z])(?:return|returns|go back|goes back|are discharged|is discharged|are passed|is passed|leave|leaves|ends|end|is closed|are closed|closes|is archived|must move|move on|moves on)(?![a-z])|(?<![a-z])(?:last|final) (?:visit|appointment|contact|session) is (?:in|after|at) (?:week|month) \\d`,
);

/** It ends so for some, or as a rule. */
const NOT_FOR_ALL = /(?<![a-z])(?:if|unless|who|when|on average|most|often|usually|some)(?![a-z])/;

/** Whether a sentence, in plain words, says that support ends after so long: “After eighteen months people return to their practice.” */
export function endsAfterIn(said: string): boolean {
    return AFTER_SO_LONG.test(said) && !DENIED.test(said) && !NOT_FOR_ALL.test(said);
}

const MONTHS = MONTH_NAMES.map(month => month.toLowerCase());
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
        const said = plain(text).trim();
        const over = OVER.exec(said)?.groups;
        if (over) return monthIn(over, 'last') < now;
        const last = LAST.exec(said)?.groups;
        if (last) return monthIn(last, 'last') < before;
        const coming = TO_COME.exec(said)?.groups;
        return coming !== undefined && monthIn(coming, 'first') > now;
    })?.text;
}

const STILL_TO_COME = new RegExp(
    `(?<![a-z])(?:from|not before|starts?(?: in| on)?|starting(?: in| on)?|begins?(?: in| on)?|beginning in|opens? in|(?:join|joins|arrive|arrives|come|comes|move|moves|resume|resumes|return|returns|taken again|again)(?: [a-z]+){0,4} (?:in|from|on)) ${DAY_IN_WORDS}(?!\\d| to (?:19|20))`,
    'g',
);
const IN_THE_PAST = new RegExp(
    `(?<![a-z])(?:in|on(?: [a-z]+){0,3}|until|till|up to|before|(?:late|early|spring|summer|autumn|winter)(?: of)?) ${DAY_IN_WORDS}(?!\\d)`,
    'g',
);
/** What happened then is how it is, or is the name or the date of a text. */
const SINCE_THEN =
    /(?<![a-z])(?:since|began|begun|started|opened|joined|founded|set up|established|appointed|recruited|signed|approved|agreed|introduced|launched|guidelines?|guidance|act|standards?|version|nice|strategy|code|published|trained|qualified|accredited|reviewed|updated|renewed|counted|from|now|still|today|these days|again|replaced|ended|scrapped|dropped|abolished|lifted|removed|was the last|not|no|never|nobody|none|[a-z]+n't)(?![a-z])/;

/**
 * The sentence beside a value that is about another time than today: “From April 2029.”, “On the open day in May 2023 nine people came.”; nothing
 * where none is. What began in the past goes on.
 *
 * @param today as `YYYY-MM-DD`
 */
export function atAnotherTimeIn(sentences: readonly Sentence[], today: string): string | undefined {
    const now = today.slice(0, 7);
    const before = `${Number(today.slice(0, 4)) - 1}${today.slice(4, 7)}`;
    return sentences.find(({ text }) => {
        const said = plain(text).trim();
        const isToCome = [...said.matchAll(STILL_TO_COME)].some(({ groups = {} }) => monthIn(groups, 'first') > now);
        if (isToCome) return true;
        return !SINCE_THEN.test(said) && [...said.matchAll(IN_THE_PAST)].some(({ groups = {} }) => monthIn(groups, 'last') < before);
    })?.text;
}

const AN_AGE = `(?:${TENS.slice(2).join('|')})(?:[- ](?:${ONES.slice(1, 10).join('|')}))?|[4-9]\\d`;
const AGE_ENDS = `(?:their |the age of |age )?(?:${AN_AGE})(?!\\d|[-–]|[ -](?:people|places|staff|hours?|days?|weeks?|months?|per|%|of ))`;
const MOVES_ON =
    '(?:go(?:es)?|moves?|pass(?:es)?|transfers?|belongs?|(?:is|are) (?:passed|moved|sent|transferred|referred)) (?:on )?(?:to|elsewhere|away|with)(?![a-z])';
/** Words that end help at an age: “We stop at seventy.”, “After 66 you go to another clinic.” */
const UP_TO_AN_AGE = new RegExp(
    `(?<![a-z])(?:stops?|ends?|finish|finishes|ceases?|close|closes|limit(?: now)? is(?: now)?|line is(?: now)?(?: drawn)?|cut-off(?: age)? is|ceiling is|up to|until|till) (?:at |by )?${AGE_ENDS}|(?<![a-z])(?:(?:after|past|over|beyond|from) ${AGE_ENDS}(?: onwards?| on)?|at (?:${AN_AGE})|(?:turns?|reach(?:es)?) ${AGE_ENDS}|(?:on|at) (?:the|their) \\d\\dth birthday),? (?:you|they|people|everyone|everybody|it|the person|the file)? ?${MOVES_ON}`,
);
/** A choice, which is no limit. */
const CHOICE = /(?<![a-z])(?:may|can|could|choose|chooses|choice|like|likes|prefer|prefers|wish|wishes|want|wants|if|ask|asks)(?![a-z])/;

/** The sentence that says of what must not take so long that it does; nothing where there is none. */
export function longerIn(sentences: readonly Sentence[], bound: BoundFacts): string | undefined {
    const { test, amount, dimension } = bound;
    if (test !== 'at least' || amount === undefined || dimension !== 'time' || sentences.length > FEW_SENTENCES) return undefined;
    return sentences.find(({ text }) => isLonger(plain(text), bound, amount / MUCH_LONGER - 1))?.text;
}

/** The sentence with which the words beside ages set an upper limit that is not among them; nothing where there is none. */
export function ageLimitIn(sentences: readonly Sentence[]): string | undefined {
    return sentences.find(({ text }) => {
        const said = plain(text);
        return UP_TO_AN_AGE.test(said) && !DENIED.test(said.replace(/until|till/g, '')) && !CHOICE.test(said) && !text.endsWith('?');
    })?.text;
}

/** When it ends: “At eighteen months the panel asks for the place back.”, “as long as needed, which the contract puts at two years”. */
const AT_A_TIME = new RegExp(
    `^(?:at|after) (?:about |around )?${NUMBER}[ -]${UNIT}(?![a-z])|(?:puts?|sets?|fixed|fixes) (?:it |this |that )?at ${NUMBER}[ -]${UNIT}`,
);

/** A limit that is no more: “The old limit of three years was abolished.”, “There used to be one of two years.” */
const NO_MORE =
    /(?<![a-z])(?:abolished|dropped|scrapped|lifted|removed|done away with|used to be|used to have|(?:old|former|previous|earlier) (?:limit|rule|cap)|was ended)(?![a-z])/;
/** A limit that has come back. */
const AGAIN = /(?<![a-z])(?:restored|reinstated|reintroduced|again|back|brought back|now)(?![a-z])/;

/** The sentence with which the words beside “none” set a time limit after all; nothing where there is none. */
export function limitIn(sentences: readonly Sentence[]): string | undefined {
    return sentences.find(({ text }) => {
        const said = plain(text);
        const isLong = durationsIn(said).length > 0 || /(?<![a-z])sessions(?![a-z])/.test(said);
        if (NO_MORE.test(said) && !AGAIN.test(said)) return false;
        return isLong && (ENDS.test(said) || AT_A_TIME.test(said)) && !DENIED.test(said) && !REGULAR.test(said);
    })?.text;
}
