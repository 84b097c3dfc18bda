import { dateInWords } from '../model/dates.ts';
import { ELEMENTS } from '../model/elements.ts';
import type { BoundFacts, Element } from '../model/facts.ts';
import type { Value } from '../model/values.ts';
import type { Evaluation } from './verdict.ts';
import { boundInWords, mentioned, type Verbs, verbsFor, verbsOf } from './wording.ts';

const patterns = new WeakMap<BoundFacts, RegExp>();

/** Any of a bound's words at the beginning of a word of the text: "alcohol" is found in "alcoholic", "use" not in "house". */
function patternOf(bound: BoundFacts): RegExp {
    let pattern = patterns.get(bound);
    if (!pattern) {
        const alternatives = (bound.words ?? []).map(word => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
        pattern = new RegExp(`(?<!\\p{L})(?:${alternatives})`, 'iu');
        patterns.set(bound, pattern);
    }
    return pattern;
}

/** The sums of money that the resource gap of an action is made of, each in a value of its own. */
const SUMS = ['recurrent', 'once', 'money'];

/** The number that a bound is about. A resource gap is a line of several sums: all of its money together. */
function amountOf(attribute: string, { kind, values }: Element): number | undefined {
    const value = values[attribute];
    if (value?.type === 'number') return value.amount;
    if (kind !== 'action' || attribute !== 'resource') return undefined;
    const sums = SUMS.flatMap(name => (values[name]?.type === 'number' ? values[name].amount : []));
    return sums.length ? sums.reduce((total, sum) => total + sum, 0) : undefined;
}

function numberHolds(bound: BoundFacts, element: Element): boolean {
    const amount = amountOf(bound.attribute, element);
    if (amount === undefined || bound.amount === undefined) return false;
    switch (bound.test) {
        case 'at least':
            return amount >= bound.amount;
        case 'at most':
            return amount <= bound.amount;
        default:
            return amount === bound.amount;
    }
}

/** Whether an element says what a bound asks of it. */
export function boundHolds(bound: BoundFacts, element: Element, evaluation: Evaluation): boolean {
    if (evaluation.mayBeAnything(element)) return true;
    const value = element.values[bound.attribute];
    switch (bound.test) {
        case 'present':
            return value !== undefined;
        case 'mentions':
            return patternOf(bound).test(evaluation.textOf(element));
        case 'by':
            return value?.type === 'date' && value.date !== undefined && bound.date !== undefined && value.date <= bound.date;
        case 'in date':
            return value?.type === 'date' && value.date !== undefined && value.date >= evaluation.today;
        default:
            return numberHolds(bound, element);
    }
}

/** What was said, in words; a number that is worked out from words has none of its own. */
function shownValue(value: Value): string {
    if (value.type === 'text') return value.text.replace(/^resource gap:\s*/, '');
    return value.type === 'number' && !/\d/.test(value.shown) ? `${value.amount} ${value.shown}` : value.shown;
}

/** Whether a bound is about several things that it names: “at most 15 people”, not “at most 18” or “£5 million”. */
function verbsOfBound({ dimension, attribute, shown }: BoundFacts): Verbs {
    const count = Number(/\d[\d.]*/.exec(shown.replaceAll(',', ''))?.[0] ?? 1);
    return verbsFor(dimension === 'people' || dimension === 'time' || attribute === 'days' ? count : 1);
}

/** How an element falls short of a bound, as the end of a sentence. */
export function shortfall(bound: BoundFacts, element: Element): string {
    const value = element.values[bound.attribute];
    const attribute = ELEMENTS[element.kind]?.attributes[bound.attribute]?.words ?? bound.attribute;
    const verbs = verbsOf(element.kind);
    if (bound.test === 'mentions') return `${verbs.does} not mention ${mentioned(bound.words ?? [])}`;
    if (!value) return `${verbs.does} not give ${attribute}`;
    if (bound.test === 'in date')
        return `${verbs.has} a review date that is past: ${value.type === 'date' && value.date ? dateInWords(value.date) : ''}`;
    const shown = shownValue(value);
    return `${verbs.says} ${shown}, where ${boundInWords(bound, element.kind).replace(/^(?:with|on|of) /, '')} ${verbsOfBound(bound).is} expected`;
}
