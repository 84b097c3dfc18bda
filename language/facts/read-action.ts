import type { Action, ResourceField } from '../generated/ast.ts';
import type { Element } from '../model/facts.ts';
import type { NumberValue, Value } from '../model/values.ts';
import { wholeOf } from '../syntax/places.ts';
import { fieldKey } from './field-places.ts';
import { given } from './field-values.ts';
import { labelOf, namesOf, type SubjectReading } from './read-subject.ts';
import type { Reading } from './reading.ts';

/** Several sums of one kind as one: a line may give the posts and the equipment apart. */
function added(one: Value | undefined, other: NumberValue): Value {
    if (one?.type !== 'number') return other;
    return { ...other, amount: one.amount + other.amount, shown: `${one.shown}, ${other.shown}`, at: [one.at[0], other.at[1]] };
}

function resourceValues(field: ResourceField, reading: Reading): Record<string, Value> {
    const at = wholeOf(field);
    // Behind the colon of its label.
    const said = reading.shown([labelOf(field, reading)[1] + 1, at[1]]).trim();
    const values: Record<string, Value> = { resource: { type: 'text', text: said, at } };
    if (field.notCosted) values.uncosted = { type: 'text', text: 'not yet costed', at };
    for (const { amount, recurrence } of field.amounts ?? []) {
        const value = reading.quantity(amount);
        if (!value) continue;
        const kind = value.dimension === 'money' ? (recurrence === 'non-recurrent' ? 'once' : (recurrence ?? 'money')) : value.dimension;
        values[kind] = added(values[kind], value);
    }
    return values;
}

/**
 * Reads an action.
 *
 * @param requirement the requirement of the finding that it stands in; nothing for an action of the review itself
 */
export function readAction(action: Action, requirement: string | undefined, subject: SubjectReading): Element {
    const { reading } = subject;
    let values: Record<string, Value | undefined> = {};
    let term: string | undefined;
    const closes = requirement ? [requirement] : [];
    for (const item of action.items ?? []) {
        if (item.$type === 'Prose') {
            subject.line('prose', 'action', item, wholeOf(item));
            values.text = reading.text(item, 'text', item.text);
            continue;
        }
        if (item.$type === 'AddressesField') {
            for (const each of namesOf(item.requirements)) closes.push(each);
            continue;
        }
        subject.line(fieldKey(item), 'action', item, labelOf(item, reading));
        if (!subject.stray(item, fieldKey(item), 'action')) {
            switch (item.$type) {
                case 'DateField':
                    values[fieldKey(item)] = reading.date(item, 'date', item.date);
                    break;
                case 'ResourceField':
                    values = { ...values, ...resourceValues(item, reading) };
                    break;
                case 'NamesField': {
                    const name = item.terms?.[0]?.$refText;
                    if (item.field === 'horizon') term = name;
                    else if (name) values.state = { type: 'text', text: name, at: wholeOf(item) };
                    break;
                }
                case 'TextField':
                    values[fieldKey(item)] = reading.text(item, 'text', item.text);
                    break;
            }
        }
    }
    if (closes.length) values.gap = { type: 'list', items: [...new Set(closes)], at: wholeOf(action) };
    values.title = reading.text(action, 'title', action.title);
    return {
        kind: 'action',
        ...(term === undefined ? {} : { term }),
        ...(action.name && { name: action.name }),
        values: given(values),
        words: reading.words(reading.at(action, 'name'), action.title ?? ''),
        meets: [],
        at: reading.at(action, 'name'),
        whole: wholeOf(action),
    };
}
