import { dateInWords } from '../model/dates.ts';
import { ELEMENTS } from '../model/elements.ts';
import type { BoundFacts, Element } from '../model/facts.ts';
import type { Value } from '../model/values.ts';
import type { Evaluation } from './verdict.ts';
import { boundInWords, mentioned } from './wording.ts';

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

function numberHolds(bound: BoundFacts, value: Value | undefined): boolean {
    if (value?.type !== 'number' || bound.amount === undefined) return false;
    switch (bound.test) {
        case 'at least':
            return value.amount >= bound.amount;
        case 'at most':
            return value.amount <= bound.amount;
        default:
            return value.amount === bound.amount;
    }
}

/** Whether an element says what a bound asks of it. */
export function boundHolds(bound: BoundFacts, element: Element, evaluation: Evaluation): boolean {
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
            return numberHolds(bound, value);
    }
}

/** How an element falls short of a bound, as the end of a sentence. */
export function shortfall(bound: BoundFacts, element: Element): string {
    const value = element.values[bound.attribute];
    const attribute = ELEMENTS[element.kind]?.attributes[bound.attribute]?.words ?? bound.attribute;
    if (bound.test === 'mentions') return `does not mention ${mentioned(bound.words ?? [])}`;
    if (!value) return `does not give ${attribute}`;
    if (bound.test === 'in date')
        return `has a review date that is past: ${value.type === 'date' && value.date ? dateInWords(value.date) : ''}`;
    const shown = value.type === 'text' ? value.text : value.shown;
    return `says ${shown}, where ${boundInWords(bound, element.kind).replace(/^with /, '')} ${/people|hours|days|weeks|months/.test(bound.shown) ? 'are' : 'is'} expected`;
}
