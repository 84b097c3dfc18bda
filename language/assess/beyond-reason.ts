import type { Element } from '../model/facts.ts';
import { valueIn } from '../model/subjects.ts';
import { amountOf } from './bounds.ts';
import type { Evaluation } from './evaluation.ts';

/** The numbers of posts and offers that mean nothing on one side of what the library says, whoever asks. */
const WITHIN_REASON = [
    { kind: 'role', attribute: 'wte', name: 'smallest-post', side: 'at least' },
    { kind: 'role', attribute: 'wte', name: 'largest-post', side: 'at most' },
    { kind: 'offer', attribute: 'every', name: 'shortest-interval', side: 'at least' },
    { kind: 'supervision', attribute: 'every', name: 'shortest-interval', side: 'at least' },
    { kind: 'offer', attribute: 'every', name: 'longest-interval', side: 'at most' },
    { kind: 'offer', attribute: 'within', name: 'longest-wait', side: 'at most' },
] as const;

/** Numbers that mean nothing where they are zero: an offer every 0 months, 0 networks. */
const MORE_THAN_NONE = [
    { kind: 'offer', attribute: 'every' },
    { kind: 'primarycarenetworks', attribute: 'number' },
    { kind: 'primarycarenetworks', attribute: 'each' },
] as const;

/** Dates of what is approved or signed: it is not before then. */
const DONE_ON = ['approved', 'signed'] as const;

/** What means nothing, and why. */
interface BeyondReason {
    readonly words: string;
    readonly because: string;
}

/**
 * How an element has a number or a date that means nothing: a hundredth of a post, therapy every four years, an approval in the future; nothing
 * where it has none.
 */
export function beyondReason(element: Element, evaluation: Evaluation): BeyondReason | undefined {
    const itself = (because: string): BeyondReason => ({ words: evaluation.quote(element).words, because });
    for (const { kind, attribute, name, side } of WITHIN_REASON) {
        if (element.kind !== kind) continue;
        const amount = amountOf(attribute, element);
        const limit = evaluation.words.usual(name);
        if (amount === undefined || limit === undefined) continue;
        if (side === 'at least' ? amount >= limit.highest : amount <= limit.highest) continue;
        return itself(`To count, it has to be ${side} ${limit.shown}.`);
    }
    if (MORE_THAN_NONE.some(({ kind, attribute }) => element.kind === kind && amountOf(attribute, element) === 0))
        return itself('To count, it has to be more than 0.');
    for (const attribute of DONE_ON) {
        const value = valueIn(element, attribute);
        if (value?.type === 'date' && value.date && value.date > evaluation.today)
            return { words: `${attribute}: ${value.shown}`, because: 'That day is still to come.' };
    }
    return undefined;
}
