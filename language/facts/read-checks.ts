import type { Attribute, Bound, Check, Condition, ElementCheck, Expectation } from '../generated/ast.ts';
import { isoDate } from '../model/dates.ts';
import { attributeOrWord, type ElementKey, elementKeyOrWord, elementOf, type UnknownWord } from '../model/elements.ts';
import type { BoundFacts, CheckFacts, ConditionFacts, ElementCheckFacts, ExpectationFacts } from '../model/facts.ts';
import { wholeOf } from '../syntax/places.ts';
import type { Reading } from './reading.ts';

const COMPARISONS: Readonly<Record<string, 'at least' | 'at most' | 'exactly'>> = {
    atleast: 'at least',
    atmost: 'at most',
    exactly: 'exactly',
};

function attributeBound(attribute: Attribute, reading: Reading): BoundFacts {
    const at = wholeOf(attribute);
    const quantity = reading.quantity(attribute.quantity);
    const test = quantity ? (COMPARISONS[attribute.comparison ?? ''] ?? 'at least') : 'present';
    return {
        attribute: attributeOrWord(attribute.name ?? ''),
        test,
        ...(quantity && { amount: quantity.amount, dimension: quantity.dimension }),
        shown: quantity ? `${test} ${quantity.shown}` : '',
        at,
    };
}

function bounds(bound: Bound, kind: ElementKey | UnknownWord, reading: Reading): BoundFacts[] {
    const at = wholeOf(bound);
    const main = attributeOrWord(elementOf(kind)?.main ?? '');
    switch (bound.$type) {
        case 'AttributeBound':
            return (bound.attributes ?? []).map(attribute => attributeBound(attribute, reading));
        case 'QuantityBound': {
            const quantity = reading.quantity(bound.quantity);
            const test = bound.comparison ? (COMPARISONS[bound.comparison] ?? 'at most') : 'at most';
            const shown = `${bound.comparison ? test : 'within'} ${quantity?.shown ?? ''}`;
            return [{ attribute: bound.attribute ?? main, test, amount: quantity?.amount, dimension: quantity?.dimension, shown, at }];
        }
        case 'FrequencyBound': {
            const every = reading.interval(bound.interval);
            return [
                {
                    attribute: main,
                    test: 'at most',
                    amount: every?.amount,
                    dimension: every?.dimension,
                    shown: `at least ${every?.shown ?? ''}`,
                    at,
                },
            ];
        }
        case 'TextBound':
            return [
                {
                    attribute: 'text',
                    test: bound.rulesOut ? 'rules out' : 'mentions',
                    words: bound.words ?? [],
                    ...(bound.exceptions?.length && { unless: bound.exceptions }),
                    shown: `${bound.rulesOut ? 'ruling out' : 'mentioning'} ${(bound.words ?? []).map(word => `“${word}”`).join(' or ')}`,
                    at,
                },
            ];
        case 'DateBound':
            return [{ attribute: 'date', test: 'by', date: isoDate(bound.date), shown: `by ${bound.date}`, at }];
        case 'InDateBound':
            return [{ attribute: 'review', test: 'in date', shown: 'in date', at }];
    }
}

type Asking = Pick<ElementCheck, 'kind' | 'terms' | 'bounds'>;

function elementCheck(
    check: (Asking & ElementCheck['$container']) | Asking,
    quantifier: ElementCheckFacts['quantifier'],
    at: ElementCheckFacts['at'],
    reading: Reading,
    count?: number,
): ElementCheckFacts {
    const kind = elementKeyOrWord(check.kind ?? '');
    return {
        type: 'element',
        quantifier,
        ...(count !== undefined && { count }),
        kind,
        terms: (check.terms ?? []).map(term => term.$refText),
        bounds: (check.bounds ?? []).flatMap(bound => bounds(bound, kind, reading)),
        at,
    };
}

function readCheck(check: Check, reading: Reading): CheckFacts {
    const at = wholeOf(check);
    if (check.$type === 'CheckGroup') {
        return {
            type: 'group',
            quantifier: check.quantifier ?? 'at least',
            ...(check.count !== undefined && { count: check.count }),
            checks: (check.checks ?? []).map(inner => readCheck(inner, reading)),
            at,
        };
    }
    const quantifier = check.count !== undefined ? 'at least' : (check.quantifier ?? 'some');
    return elementCheck(check, quantifier, at, reading, check.count);
}

/** When a requirement or an expectation applies: all of these have to hold. */
export function readCondition(condition: Condition | undefined, reading: Reading): ConditionFacts[] {
    return (condition?.tests ?? []).map(test => ({
        negated: test.negated,
        check: elementCheck(test, 'some', wholeOf(test), reading),
        at: wholeOf(test),
    }));
}

export function readExpectation(expectation: Expectation, reading: Reading): ExpectationFacts {
    return {
        statement: expectation.statement,
        ...(expectation.check && { check: readCheck(expectation.check, reading) }),
        where: readCondition(expectation.condition, reading),
        at: wholeOf(expectation),
    };
}
