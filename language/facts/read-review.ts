import type { Action, Answer, Finding, Review } from '../generated/ast.ts';
import type { SubjectFacts } from '../model/facts.ts';
import type { Value } from '../model/values.ts';
import { fieldKey } from './field-places.ts';
import { given, type Values } from './field-values.ts';
import { wholeOf } from './places.ts';
import { exemptionsOf } from './read-service.ts';
import { namedOf, SubjectReading } from './read-subject.ts';
import type { Reading } from './reading.ts';

/** The answers that say that nothing is lacking, or that do not say so. */
const IN_PLACE = new Set(['in-place', 'met', 'yes']);

function answerValue(answer: Answer, reading: Reading): Values {
    const names = answer.names?.map(name => name.$refText) ?? [];
    const text = answer.text ?? (names.length ? names.join(', ') : undefined);
    return given({
        date: reading.date(answer, 'date', answer.date),
        people: reading.quantity(answer.quantity),
        text: text === undefined ? undefined : { type: 'text', text, at: reading.at(answer, names.length ? 'names' : 'text') },
    });
}

function readAction(action: Action, requirement: string | undefined, subject: SubjectReading): void {
    const { reading } = subject;
    const values: Record<string, Value | undefined> = {};
    let horizon: string | undefined;
    for (const item of action.items ?? []) {
        if (item.$type === 'Prose') values.text = reading.text(item, 'text', item.text);
        else if (item.$type === 'AddressesField')
            values.gap = { type: 'text', text: item.requirements.map(reference => reference.$refText).join(', '), at: wholeOf(item) };
        else if (!subject.stray(item, fieldKey(item), 'action')) {
            switch (item.$type) {
                case 'DateField':
                    values[fieldKey(item)] = reading.date(item, 'date', item.date);
                    break;
                case 'ResourceField':
                    values.resource = { type: 'text', text: reading.shown(wholeOf(item)), at: wholeOf(item) };
                    break;
                case 'NamesField': {
                    const name = item.terms?.[0]?.$refText;
                    if (item.field === 'horizon') horizon = name;
                    else if (name) values.state = { type: 'text', text: name, at: wholeOf(item) };
                    break;
                }
                case 'TextField':
                    values[fieldKey(item)] = reading.text(item, 'text', item.text);
                    break;
            }
        }
    }
    if (requirement) values.gap ??= { type: 'text', text: requirement, at: wholeOf(action) };
    values.title = reading.text(action, 'title', action.title);
    subject.add('action', action, given(values), reading.at(action, 'name'), horizon);
}

function readFinding(finding: Finding, subject: SubjectReading): void {
    const { reading } = subject;
    const values: Record<string, Value> = {};
    const requirement = finding.requirement?.$refText;
    subject.block(finding, 'finding', 'finding');
    const meets: string[] = [];
    let actions = 0;
    for (const item of finding.items ?? []) {
        if (item.$type === 'Action') {
            readAction(item, requirement, subject);
            actions++;
            continue;
        }
        meets.push(...subject.claim(item));
        const { text, date, people } = answerValue(item, reading);
        const value = text ?? date ?? people;
        if (value && item.question?.$refText) values[item.question.$refText] = value;
    }
    const at = reading.at(finding, 'requirement');
    const whole = wholeOf(finding);
    subject.elements.push({ kind: 'finding', term: requirement, values, meets, at, whole });
    const lacking = ['policy', 'practice'].some(question => {
        const value = values[question];
        return value?.type === 'text' && !IN_PLACE.has(value.text);
    });
    if (lacking || values.gap) {
        const action: Value | undefined = actions ? { type: 'text', text: `${actions}`, at } : undefined;
        subject.elements.push({ kind: 'gap', term: requirement, values: given({ action, text: values.gap }), meets: [], at, whole });
    }
}

/** Reads a review. */
export function readReview(review: Review, reading: Reading): SubjectFacts {
    const subject = new SubjectReading(reading);
    for (const item of review.items ?? []) {
        switch (item.$type) {
            case 'Finding':
                readFinding(item, subject);
                break;
            case 'Action':
                readAction(item, undefined, subject);
                break;
            case 'Answer':
                subject.add('answer', item, answerValue(item, reading), reading.at(item, 'question'), item.question?.$refText);
                break;
            case 'ServicesField':
                for (const { name, at } of namedOf(item, 'services', item.services, reading)) {
                    subject.elements.push({ kind: 'covers', term: name, values: {}, meets: [], at, whole: wholeOf(item) });
                }
                break;
        }
    }
    return {
        type: 'review',
        name: review.name ?? '',
        title: review.title,
        at: reading.at(review, 'name'),
        whole: wholeOf(review),
        status: undefined,
        follows: [],
        template: namedOf(review, 'template', [review.template], reading)[0],
        ...subject.gathered(),
        ...exemptionsOf(review, reading),
    };
}
