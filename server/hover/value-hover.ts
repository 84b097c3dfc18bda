import type { Assessment } from '../../language/assess/assessment.ts';
import { boundsAsked } from '../../language/completion/asked-bounds.ts';
import { ELEMENTS } from '../../language/model/elements.ts';
import type { BoundFacts, Element } from '../../language/model/facts.ts';
import type { NumberValue, Value } from '../../language/model/values.ts';
import type { NameIndex } from '../../language/names/name-index.ts';
import { Page } from '../explain/page.ts';
import { isAt } from '../support/places.ts';
import type { CheckedDocument } from '../workspace/checked-document.ts';
import type { Hovered } from './hovered.ts';

interface NumberAt {
    readonly element: Element;
    readonly attribute: string;
    readonly value: NumberValue;
}

function isNumber(value: Value | undefined): value is NumberValue {
    return value?.type === 'number';
}

function numberAt(elements: readonly Element[], offset: number): NumberAt | undefined {
    for (const element of elements) {
        if (!isAt(element.whole, offset)) continue;
        for (const [attribute, value] of Object.entries(element.values)) {
            if (isNumber(value) && isAt(value.at, offset)) return { element, attribute, value };
        }
    }
    return undefined;
}

function holds({ test, amount = 0 }: BoundFacts, value: NumberValue): boolean {
    if (test === 'at least') return value.amount >= amount;
    return test === 'at most' ? value.amount <= amount : value.amount === amount;
}

/** Usual numbers of the service's model of care: no rule, but worth knowing. */
function typicalLines({ element, value }: NumberAt, elements: readonly Element[], names: NameIndex): readonly string[] {
    return elements
        .filter(({ kind, term }) => kind === 'model' && term)
        .flatMap(({ term = '' }) => names.find(['models'], term).slice(0, 1))
        .flatMap(({ declaration }) =>
            (declaration.term?.typical ?? [])
                .filter(({ kind }) => kind === element.kind && ELEMENTS[kind]?.main !== undefined && value.amount > 0)
                .map(({ shown }) => `Typical of ${declaration.title ?? declaration.name}: ${shown}. That is no rule.`),
        );
}

/** A number at an offset, against what the followed guidance expects; nothing where nobody expects anything. */
export function valueHover(
    { facts, assessments }: Pick<CheckedDocument, 'facts' | 'assessments'>,
    names: NameIndex,
    today: string,
    offset: number,
): Hovered | undefined {
    const subject = [...facts.services, ...facts.reviews].find(({ whole }) => isAt(whole, offset));
    const number = subject && numberAt(subject.elements, offset);
    if (!number) return undefined;
    const { element, attribute, value } = number;
    const mine: readonly Assessment[] = assessments.filter(each => each.subject.at[0] === subject.at[0]);
    const about = { kind: element.kind, terms: element.term ? [element.term] : [] };
    const lines = boundsAsked(about, mine, subject, names, today)
        .filter(({ bound }) => bound.attribute === attribute)
        .map(({ requirement, bound }) => {
            const verdict = holds(bound, value) ? 'as expected' : 'not as expected';
            return `${requirement.id} (${requirement.title ?? requirement.says}) expects ${bound.shown}. Here: ${value.shown}, ${verdict}.`;
        });
    const all = [...lines, ...typicalLines(number, subject.elements, names)];
    return all.length ? { at: value.at, markdown: new Page().list([...new Set(all)]).toString() } : undefined;
}
