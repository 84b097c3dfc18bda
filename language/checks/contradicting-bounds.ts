import type { Element, SubjectFacts } from '../model/facts.ts';
import type { RuleFinding, TextEdit } from '../model/findings.ts';
import { firstOf, numberIn, subjectsOf } from '../model/subjects.ts';

import type { NumberValue } from '../model/values.ts';
import type { Rule } from './rule.ts';

/** Replaces the number of a value with that of another value, and leaves its unit. */
function renumbered(value: NumberValue, other: NumberValue): TextEdit {
    const number = /[\d.,]+/.exec(other.shown)?.[0] ?? `${other.amount}`;
    return { at: value.at, text: value.shown.replace(/[\d.,]+/, number) };
}

function* swapped(low: NumberValue | undefined, high: NumberValue | undefined, what: string): Iterable<RuleFinding> {
    if (!low || !high || low.amount <= high.amount) return;
    yield {
        at: low.at,
        message: `${what} from ${low.shown} to ${high.shown}: the first number is higher than the second.`,
        advice: 'The lower number comes first.',
        fixes: [{ title: 'Swap the two numbers', safe: false, edits: [renumbered(low, high), renumbered(high, low)] }],
    };
}

function* ofElement(element: Element): Iterable<RuleFinding> {
    switch (element.kind) {
        case 'ages': {
            yield* swapped(numberIn(element, 'from'), numberIn(element, 'to'), 'The ages go');
            const oldest = [numberIn(element, 'to'), numberIn(element, 'from')].find(age => age && age.amount > 120);
            if (oldest) yield { at: oldest.at, message: `An age of ${oldest.shown} can’t be right.`, advice: 'Check the ages.' };
            break;
        }
        case 'caseload':
            yield* swapped(numberIn(element, 'lowest'), numberIn(element, 'people'), 'The caseload goes');
            break;
        case 'role': {
            const wte = numberIn(element, 'wte');
            const vacant = numberIn(element, 'vacant');
            if (wte && vacant && vacant.amount > wte.amount) {
                yield {
                    at: vacant.at,
                    message: `More is vacant (${vacant.shown}) than there is (${wte.shown}).`,
                    advice: 'Write all posts first, and then how much of them is vacant: `4.0 wte vacant 0.5 wte`.',
                };
            }
            break;
        }
        case 'hours': {
            const hours = numberIn(element, 'hours');
            if (hours && hours.amount > 24) yield { at: hours.at, message: 'A day has 24 hours.', advice: 'Write the hours of one day.' };
            break;
        }
        case 'measure':
        case 'indicator': {
            const target = numberIn(element, 'target');
            if (target?.dimension === 'percent' && target.amount > 100)
                yield {
                    at: target.at,
                    message: `${target.shown}: a share can’t be more than 100%.`,
                    advice: 'Write a percentage of at most 100%.',
                };
            break;
        }
    }
}

const URGENCY = ['emergencyresponse', 'urgentresponse', 'routineresponse'] as const;

/** The more urgent, the sooner. Days and working days are not compared: which is longer depends on the weekend. */
function* inUrgency(service: SubjectFacts): Iterable<RuleFinding> {
    const within = URGENCY.flatMap(kind => {
        const all = service.elements.filter(element => element.kind === kind);
        const value = all.length === 1 ? numberIn(firstOf(service, kind), 'within') : undefined;
        return value ? [{ kind, value }] : [];
    });
    for (const [index, { kind, value }] of within.entries()) {
        const next = within[index + 1];
        if (!next || value.amount <= next.value.amount) continue;
        if (value.shown.includes('working') !== next.value.shown.includes('working')) continue;
        yield {
            at: value.at,
            message: `The ${kind.replace('response', '')} response (${value.shown}) takes longer than the ${next.kind.replace('response', '')} one (${next.value.shown}).`,
            advice: 'Check the two times.',
        };
    }
}

/** Numbers that belong together agree. */
export const contradictingBounds: Rule = {
    code: 'CARE-221',
    name: 'contradicting-bounds',
    title: 'Numbers that do not agree',
    severity: 'error',
    reads: 'document',
    isFixable: true,
    why: 'No age is from 65 to 18. People plan, and turn people away, by the wrong number.',
    fix: 'Put right the number that is wrong.',
    *check(document) {
        for (const subject of subjectsOf(document)) {
            for (const element of subject.elements) yield* ofElement(element);
            if (subject.type === 'service') yield* inUrgency(subject);
        }
        for (const { term, at } of document.declarations) {
            const [low, high] = term?.scored ?? [];
            if (low !== undefined && high !== undefined && low > high)
                yield {
                    at,
                    message: `The score goes from ${low} to ${high}: the lower number comes first.`,
                    advice: 'Swap the two numbers.',
                };
        }
    },
};
