import { dateInWords, daysBetween } from '../model/dates.ts';
import { attributeOf, elementOf, type UnknownWord } from '../model/elements.ts';
import type { BoundFacts, Element, ElementCheckFacts } from '../model/facts.ts';
import { isWho, mainOf, numberIn, textIn, valueIn } from '../model/subjects.ts';
import { quotable } from '../model/text.ts';
import type { Limit, NumberValue, Value } from '../model/values.ts';
import { isBlankValue } from '../model/written-words.ts';
import { isBlank, proseOf } from './element-words.ts';
import type { Evaluation } from './evaluation.ts';
import { hasAny, isStated, patternOfWords } from './sentences.ts';
import { type BoundVerdict, contrary, contraryAge, leftOut, saying, shownValue } from './shortfalls.ts';
import { aboveIn, ageLimitIn, limitIn, longerIn, longWaitIn, undoneIn } from './undone-values.ts';
import { lowerFirst, mentioned, verbsOf } from './wording.ts';

/** The sums of money in the resource gap of an action, one value each. */
const SUMS = ['recurrent', 'once', 'money'] as const;

/** The number that a bound is about. A resource gap is a line of several sums: all of its money together. */
export function amountOf(attribute: BoundFacts['attribute'], element: Element): number | undefined {
    const value = valueIn(element, attribute);
    // Who is not there does not work: a post of 6 WTE of which 5.8 are vacant is one of 0.2.
    if (value?.type === 'number') return value.amount - (value.dimension === 'wte' ? (numberIn(element, 'vacant')?.amount ?? 0) : 0);
    if (element.kind !== 'action' || attribute !== 'resource') return undefined;
    const sums = SUMS.flatMap(name => numberIn(element, name)?.amount ?? []);
    return sums.length ? sums.reduce((total, sum) => total + sum, 0) : undefined;
}

function compares(amount: number, bound: BoundFacts): boolean {
    if (bound.amount === undefined) return false;
    switch (bound.test) {
        case 'at least':
            return amount >= bound.amount;
        case 'at most':
            return amount <= bound.amount;
        default:
            return amount === bound.amount;
    }
}

/** The other side: who sets one limit leaves this side open. */
const OPEN = { 'at least': 'at most', 'at most': 'at least' } as const;

/**
 * Whether a limit that a writer set leaves open what a bound is about. “At least 15 people” still allows 400, so it does not answer
 * “at most 15”. What must not be there may be there wherever that is left open: “at least 40%” of something bad allows all of it.
 */
function isLeftOpen({ test }: BoundFacts, limit: Limit | undefined, isAsked: boolean): boolean {
    if (limit === undefined) return false;
    if (test !== 'at least' && test !== 'at most') return true;
    return limit === (isAsked ? OPEN[test] : test);
}

/** Nothing is more than all of it. */
const ALL_OF_IT = 100;

/** Whether a number means nothing: none of something, or more than all of it. */
function isImpossible({ amount, dimension }: NumberValue): boolean {
    return dimension === 'percent' ? amount > ALL_OF_IT : amount <= 0;
}

/** The number that is given in place of a flag: a time limit of 6 months where there should be none. */
function contraryToFlag(bound: BoundFacts, element: Element): Value | undefined {
    // A number of sessions is a limit, and no time.
    return bound.attribute === 'none' ? (mainOf(element) ?? numberIn(element, 'sessions')) : undefined;
}

/** A date that is a generation away is a typing error: no plan or record reaches that far. */
export const FARTHEST_DAYS = 25 * 366;

/** Whether a text says nothing where it is asked for: a reason has three words at least. */
function saysNothing({ attribute }: BoundFacts, text: string, evaluation: Evaluation): boolean {
    if (attribute === 'reason' && text.trim().split(/\s+/).length < FEWEST_WORDS) return true;
    return evaluation.words.saysNothing(text);
}

const FEWEST_WORDS = 3;

/** A post or a body that is named, and is not there yet: "Physical health nurse, when one is appointed". */
const NOT_THERE_YET =
    /(?<![a-z])(?:when|once|until|subject to|pending|awaiting|vacant|unfilled|to be (?:appointed|recruited|agreed|confirmed|named|settled|decided|found|identified|allocated)|left|retired|a name|post (?:deleted|removed|disestablished|frozen|abolished|cut|lost)|disestablished|under recruitment|advertised)(?![a-z])/i;

function presentVerdict(bound: BoundFacts, element: Element, evaluation: Evaluation): BoundVerdict {
    const value = valueIn(element, bound.attribute);
    const evidence = evaluation.quote(element);
    const { reads, type } = attributeOf(element.kind, bound.attribute) ?? {};
    // Own words in place of a name: `agreement: "A joint protocol."`
    const isInWords =
        value?.type === 'text' && (reads === 'prose' || (type === 'text' && reads === undefined && /\S\s+\S/.test(value.text)));
    const silent = value?.type === 'text' && (reads !== undefined || isInWords) && saysNothing(bound, value.text, evaluation);
    const contrary = value === undefined ? contraryToFlag(bound, element) : undefined;
    if (contrary)
        return { standing: 'against', evidence, isBroken: true, shortfall: subject => saying(subject, element, shownValue(contrary)) };
    const highest = value === undefined && bound.attribute === 'to' && ageLimitIn(evaluation.sentencesOf(element));
    if (highest) return { standing: 'claimed', evidence: evaluation.quote(element, highest) };
    if (value === undefined || silent) return leftOut(bound, element, evaluation);
    if (value.type === 'number' && isImpossible(value))
        return { standing: 'against', evidence, isBroken: true, shortfall: subject => saying(subject, element, shownValue(value)) };
    if (value.type === 'date' && value.date && Math.abs(daysBetween(evaluation.today, value.date)) > FARTHEST_DAYS)
        return {
            standing: 'against',
            evidence,
            isBroken: true,
            shortfall: subject => saying(subject, element, dateInWords(value.date ?? '')),
        };
    const limit = bound.attribute === 'none' ? limitIn(evaluation.sentencesOf(element)) : undefined;
    if (limit !== undefined)
        return { standing: 'against', evidence: evaluation.quote(element, limit), shortfall: subject => saying(subject, element, limit) };
    if (value.type === 'text' && isWho(bound.attribute) && NOT_THERE_YET.test(value.text))
        return { standing: 'claimed', evidence: evaluation.quote(element, value.text) };
    return isInWords
        ? { standing: 'claimed', evidence: evaluation.quote(element, proseOf(element) ?? value.text) }
        : { standing: 'shown', evidence };
}

/** That a time is counted from another start than the one that is meant: two weeks from acceptance can be many more from the referral. */
function laterClock({ attribute }: BoundFacts, element: Element, { words }: Evaluation): string | undefined {
    const { clock } = elementOf(element.kind) ?? {};
    const since = attribute === 'within' ? textIn(element, 'since') : undefined;
    if (clock === undefined || since === undefined || isBlankValue(since)) return undefined;
    if (since === clock || words.broader('clocks', since).includes(clock)) return undefined;
    const [from, meant] = [since, clock].map(each => lowerFirst(words.title('clocks', each)));
    return `The time is counted from ${from}. Expected: from ${meant}.`;
}

function amountVerdict(bound: BoundFacts, element: Element, evaluation: Evaluation, isAsked: boolean): BoundVerdict {
    if (bound.before) return beforeVerdict(bound, bound.before, element, evaluation);
    const evidence = evaluation.quote(element);
    const value = valueIn(element, bound.attribute);
    // A date that is compared with a length of time: how long ago it was.
    const age =
        value?.type === 'date' && bound.dimension === 'time' && value.date ? daysBetween(value.date, evaluation.today) * 24 : undefined;
    const amount = age ?? amountOf(bound.attribute, element);
    const wait = isAsked || (amount !== undefined && compares(amount, bound)) ? undefined : waitInWords(bound, element, evaluation);
    if (wait !== undefined) return { standing: 'claimed', evidence: evaluation.quote(element, wait), isInWords: true };
    if (amount === undefined) return leftOut(bound, element, evaluation);
    if (bound.dimension === 'time' && value?.type === 'number' && value.dimension === 'count') {
        const shortfall = (subject: string): string =>
            `${subject} ${verbsOf(element.kind).does} not say if ${amount} is hours, days or weeks.`;
        return { standing: 'partly', evidence, shortfall, isUnclear: true };
    }
    const limit = value?.type === 'number' ? value.limit : undefined;
    const isOpen = isLeftOpen(bound, limit, isAsked);
    const isNone = isAsked && value?.type === 'number' && value.dimension === 'percent' && isImpossible(value);
    if ((isAsked ? compares(amount, bound) && !isOpen : compares(amount, bound) || isOpen) && amount >= 0 && !isNone) {
        const sentences = evaluation.sentencesOf(element);
        const undone = undoneIn(sentences, bound);
        if (undone !== undefined)
            return {
                standing: 'against',
                evidence: evaluation.quote(element, undone),
                shortfall: subject => saying(subject, element, undone),
            };
        const above = isAsked ? aboveIn(sentences, bound) : undefined;
        if (above !== undefined) return { standing: 'claimed', evidence: evaluation.quote(element, above) };
        const late = isAsked ? laterClock(bound, element, evaluation) : undefined;
        return late ? { standing: 'partly', evidence, shortfall: () => late } : { standing: 'shown', evidence };
    }
    const worse = isAsked ? undefined : longerIn(evaluation.sentencesOf(element), bound);
    if (worse !== undefined) return { standing: 'claimed', evidence: evaluation.quote(element, worse) };
    const shortfall = (subject: string): string =>
        age === undefined ? contrary(subject, bound, element, value) : contraryAge(subject, bound, element, value, age);
    // Two posts of one role are no contradiction.
    return { standing: 'against', evidence, shortfall, isBroken: bound.dimension !== 'wte' };
}

/** Months are not equally long: half a year has from 181 to 184 days. */
const LEEWAY = 0.985;

/** The words beside a line that say that people wait as long as must not be. */
function waitInWords({ attribute, test, amount }: BoundFacts, element: Element, evaluation: Evaluation): string | undefined {
    if (attribute !== 'within' || test !== 'at least' || amount === undefined) return undefined;
    return longWaitIn(evaluation.sentencesOf(element), amount * LEEWAY);
}

/** Whether a date is so long before that of another element. Where the other has no date, nothing can be said against it here. */
function beforeVerdict(
    bound: BoundFacts,
    { kind, attribute }: NonNullable<BoundFacts['before']>,
    element: Element,
    evaluation: Evaluation,
): BoundVerdict {
    const evidence = evaluation.quote(element);
    const value = valueIn(element, bound.attribute);
    if (value?.type !== 'date' || value.date === undefined) return leftOut(bound, element, evaluation);
    const other = evaluation.elements(kind)[0];
    const end = other && valueIn(other, attribute);
    if (end?.type !== 'date' || end.date === undefined) return { standing: 'shown', evidence };
    const hours = daysBetween(value.date, end.date) * 24;
    const asked = bound.test === 'at least' && bound.amount !== undefined ? { ...bound, amount: bound.amount * LEEWAY } : bound;
    if (hours >= 0 && compares(hours, asked)) return { standing: 'shown', evidence };
    const [day, last] = [dateInWords(value.date), dateInWords(end.date)];
    return {
        standing: 'against',
        evidence,
        shortfall: subject => `${subject} ${verbsOf(element.kind).says} ${day}. Expected: ${bound.shown}, which is ${last}.`,
    };
}

/** Words that say of something that it is not so: “not in force”. “Without a diagnosis” only says whom a sentence is about. */
const NEGATIVE = /^not /;
const negatives = new WeakMap<readonly string[], RegExp | false>();

/** Whether a text uses words that a guidance looks for and that themselves say what is not: “not in force”. Then that is no denial, but what is asked. */
function saysNegatively(words: readonly string[], text: string): boolean {
    let pattern = negatives.get(words);
    if (pattern === undefined) {
        const negative = words.filter(word => NEGATIVE.test(word));
        pattern = negative.length > 0 && patternOfWords(negative);
        negatives.set(words, pattern);
    }
    return pattern !== false && hasAny(pattern, text);
}

/** Whether a check asks for something negative, and an element says it in other words. */
export function isAskedNegatively({ bounds }: ElementCheckFacts, said: string): boolean {
    return bounds.some(({ test, words = [] }) => test === 'mentions' && saysNegatively(words, said));
}

/**
 * The sentence in which an element uses any of some words, and whether it is denied there.
 *
 * @param unless a sentence that uses any of these as well is about something else
 */
function mentionIn(
    words: readonly string[],
    element: Element,
    evaluation: Evaluation,
    isAsked: boolean,
    unless: readonly string[] = [],
): { readonly words: string; readonly denied: boolean } | undefined {
    const pattern = patternOfWords(words);
    const isMeant = (text: string): boolean => hasAny(pattern, text) && !(unless.length && hasAny(patternOfWords(unless), text));
    // A question states nothing: "One plan? The systems don't talk to each other."
    const using = evaluation.sentencesOf(element).filter(each => isMeant(each.text) && isStated(each));
    const { denials } = evaluation.words;
    const negative = isAsked ? using.find(({ text }) => saysNegatively(words, text)) : undefined;
    if (negative) return { words: negative.text, denied: false };
    const said = using.find(({ text }) => !denials.isDenied(text, pattern, isAsked) && !(isAsked && evaluation.isAbsent(element, text)));
    if (said) return { words: said.text, denied: false };
    if (using[0]) return { words: using[0].text, denied: true };
    const title = element.kind === 'policy' ? undefined : evaluation.titleOf(element);
    return title !== undefined && isMeant(title) ? { words: element.words, denied: false } : undefined;
}

/** Whether the words of an element use any of some names, and do not deny it. */
export function mentionsAny(names: readonly string[], element: Element, evaluation: Evaluation): boolean {
    return mentionIn(names, element, evaluation, true)?.denied === false;
}

function mentionVerdict(bound: BoundFacts, element: Element, evaluation: Evaluation, isAsked: boolean): BoundVerdict {
    const words = bound.words ?? [];
    // What must not be there is there, and left to people.
    const found = mentionIn(words, element, evaluation, isAsked, isAsked ? bound.unless : undefined);
    if (!found)
        return {
            standing: 'partly',
            evidence: evaluation.quote(element),
            // The answer to a question of a review is part of what is asked, whatever its words.
            isAbsent: elementOf(element.kind)?.of === 'service',
            shortfall: subject => `${subject} ${verbsOf(element.kind).does} not mention ${mentioned(words)}.`,
        };
    const evidence = evaluation.quote(element, found.words);
    return found.denied
        ? { standing: 'against', evidence, shortfall: subject => saying(subject, element, quotable(found.words)) }
        : { standing: 'claimed', evidence };
}

/** Whether an element says that something must never be so. An exception takes it back. */
function rulingOutVerdict(bound: BoundFacts, element: Element, evaluation: Evaluation): BoundVerdict {
    const words = bound.words ?? [];
    const said = evaluation.words.denials.rulingOut(evaluation.sentencesOf(element), patternOfWords(words));
    const evidence = evaluation.quote(element, said.sentence?.text);
    const undone = said.state === 'ruled out' ? evaluation.absenceBeside(element, said.sentence) : undefined;
    if (undone) return { standing: 'against', evidence: undone, shortfall: subject => saying(subject, element, undone.words) };
    if (said.state === 'ruled out') return { standing: 'claimed', evidence };
    if (said.state === 'excepted' || said.state === 'stated')
        return { standing: 'against', evidence, shortfall: subject => saying(subject, element, evidence.words) };
    return {
        standing: 'partly',
        evidence,
        shortfall: subject => `${subject} ${verbsOf(element.kind).does} not rule out ${mentioned(words)}.`,
    };
}

/** The days from which on a policy or an agreement holds. */
const STARTS = ['signed', 'approved'] as const;

function dateVerdict(bound: BoundFacts, element: Element, evaluation: Evaluation): BoundVerdict {
    const evidence = evaluation.quote(element);
    const value = valueIn(element, bound.attribute);
    if (value?.type !== 'date' || value.date === undefined) return leftOut(bound, element, evaluation);
    const date = value.date;
    if (bound.test === 'in date') {
        const ahead = STARTS.map(name => valueIn(element, name)).find(
            start => start?.type === 'date' && start.date !== undefined && start.date > evaluation.today,
        );
        if (ahead?.type === 'date' && ahead.date !== undefined) {
            const day = dateInWords(ahead.date);
            return {
                standing: 'against',
                evidence,
                isBroken: true,
                shortfall: subject => `${subject} ${verbsOf(element.kind).says} ${day}, which is still to come.`,
            };
        }
        return date >= evaluation.today
            ? { standing: 'shown', evidence }
            : {
                  standing: 'against',
                  evidence,
                  shortfall: subject => `${subject}: the review date, ${dateInWords(date)}, has passed.`,
              };
    }
    return bound.date !== undefined && date <= bound.date
        ? { standing: 'shown', evidence }
        : { standing: 'against', evidence, shortfall: subject => contrary(subject, bound, element, value) };
}

/**
 * How an element compares with what a bound asks of it.
 *
 * @param isAsked whether it should be so; what must not be there is there even where its words deny much
 */
export function boundVerdict(bound: BoundFacts, element: Element, evaluation: Evaluation, isAsked = true): BoundVerdict {
    if (evaluation.mayBeAnything(element)) return { standing: 'claimed', evidence: evaluation.quote(element) };
    const said = valueIn(element, bound.attribute as UnknownWord);
    if (evaluation.countsBlanks && said && isBlank(said) && said.type !== 'text')
        return { standing: 'shown', evidence: evaluation.quote(element) };
    switch (bound.test) {
        case 'present':
            return presentVerdict(bound, element, evaluation);
        case 'mentions':
            return mentionVerdict(bound, element, evaluation, isAsked);
        case 'rules out':
            return rulingOutVerdict(bound, element, evaluation);
        case 'by':
        case 'in date':
            return dateVerdict(bound, element, evaluation);
        default:
            return amountVerdict(bound, element, evaluation, isAsked);
    }
}

/** Whether an element uses a word that a bound looks for, denied or not. */
export function uses(bound: BoundFacts, element: Element, evaluation: Evaluation): boolean {
    return bound.test !== 'mentions' || mentionIn(bound.words ?? [], element, evaluation, false) !== undefined;
}

/** The words with which an element takes itself out of what a bound forbids: "primary …", "without a mental illness". */
export function exceptionOf(bound: BoundFacts, element: Element, evaluation: Evaluation): string | undefined {
    if (!bound.unless?.length) return undefined;
    const pattern = patternOfWords(bound.unless);
    return evaluation.sentencesOf(element).find(({ text }) => hasAny(pattern, text))?.text;
}
