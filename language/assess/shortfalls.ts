import { dateInWords } from '../model/dates.ts';
import { attributeOf } from '../model/elements.ts';
import type { BoundFacts, Element } from '../model/facts.ts';
import { type Value, valueInWords } from '../model/values.ts';
import type { Evaluation } from './evaluation.ts';
import type { Evidence, Standing } from './verdict.ts';
import { limitInWords, questionOf, quotedLast, verbsOf } from './wording.ts';

/** How one element compares with one bound, and the words that show it. */
export interface BoundVerdict {
    readonly standing: Exclude<Standing, 'missing'>;
    readonly evidence: Evidence;
    /** What the element leaves unsaid, as a question inside a sentence: "who owns it". */
    readonly unsaid?: string;
    /** How the element falls short, as sentences about it. */
    readonly shortfall?: (subject: string) => string;
    /** The attribute that the bound is about is not there at all. */
    readonly isAbsent?: boolean;
    /** It can be read in several ways, which only its own sentence says. */
    readonly isUnclear?: boolean;
    /** A number, a date or a flag goes against it, whatever the words say. */
    readonly isBroken?: boolean;
    /** Only the words beside a line say so, where a number belongs. */
    readonly isInWords?: boolean;
}

/** What was said, in words. A number worked out from words has no words. */
export function shownValue(value: Value): string {
    if (value.type === 'number' && value.limit) return `${value.limit} ${value.shown}`;
    return value.type === 'number' && value.dimension === 'count' && !/\d/.test(value.shown)
        ? `${value.amount} ${value.amount === 1 ? value.shown.replace(/s$/, '') : value.shown}`
        : valueInWords(value);
}

/** What is said of a date that is too long ago, or still to come: "The policy on engagement says 1 May 2019, which is more than 24 months ago." */
export function contraryAge(subject: string, bound: BoundFacts, element: Element, value: Value | undefined, age: number): string {
    const day = value?.type === 'date' && value.date ? dateInWords(value.date) : '';
    const limit = bound.shown.replace(/^at most/, 'more than').replace(/^at least/, 'less than');
    const how = age < 0 ? 'is still to come' : `is ${limit} ago`;
    const sentence = attributeOf(element.kind, bound.attribute)?.is;
    const said = sentence ? sentence.replace('{}', day).replace(/\.$/, '') : `${subject} ${verbsOf(element.kind).says} ${day}`;
    return `${said}, which ${how}.`;
}

/** "The policy on discharge says “after two missed appointments”." */
export function saying(subject: string, element: Element, words: string): string {
    return `${subject} ${verbsOf(element.kind).says} ${quotedLast(words)}`;
}

/** "The caseload is 32 people. Expected: at most 25 people." */
export function contrary(subject: string, bound: BoundFacts, element: Element, value: Value | undefined): string {
    const expected = `Expected: ${limitInWords(bound, element.kind)}.`;
    if (!value) return expected;
    const sentence = attributeOf(element.kind, bound.attribute)?.is;
    const said = sentence ? sentence.replace('{}', shownValue(value)) : saying(subject, element, shownValue(value));
    return `${said} ${expected}`;
}

/** What is found where an element leaves out what a bound is about. */
export function leftOut(bound: BoundFacts, element: Element, evaluation: Evaluation): BoundVerdict {
    return { standing: 'partly', evidence: evaluation.quote(element), isAbsent: true, ...unsaidOf(bound, element) };
}

/** What is said where an element leaves out what a bound asks for: a whole sentence, or the end of one. */
function unsaidOf(bound: BoundFacts, element: Element): Pick<BoundVerdict, 'unsaid' | 'shortfall'> {
    const sentence = attributeOf(element.kind, bound.attribute)?.unsaid;
    if (sentence) return { shortfall: () => sentence };
    const limit = bound.test === 'present' || bound.test === 'in date' ? '' : ` (${limitInWords(bound, element.kind)})`;
    return { unsaid: questionOf(element.kind, bound.attribute) + limit };
}
