import { dateInWords } from '../model/dates.ts';
import { ELEMENTS } from '../model/elements.ts';
import type { BoundFacts, CheckFacts, Element, ElementCheckFacts, GroupFacts, SubjectFacts } from '../model/facts.ts';
import type { Span, Value } from '../model/values.ts';
import { boundsInWords, capitalised, checkInWords, type Title } from './wording.ts';

/** Whether a check holds; if not, whether something breaks it or nothing is there; and where, and why in words. */
export interface Verdict {
    readonly state: 'holds' | 'broken' | 'absent';
    readonly reason: string;
    /** What it rests on: the elements that hold, or the one that breaks it. */
    readonly at: readonly Span[];
    /** What was looked for and not found, so that a fix can write it. */
    readonly lacking: readonly ElementCheckFacts[];
}

export interface Evaluation {
    readonly subject: SubjectFacts;
    readonly title: Title;
    /** The day on which the assessment is made, as `YYYY-MM-DD`. */
    readonly today: string;
}

function mentions(words: readonly string[], text: string): boolean {
    return words.some(word => new RegExp(`(^|[^\\p{L}])${word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'iu').test(text));
}

function textOf(element: Element, title: Title): string {
    const texts = Object.values(element.values).map(value => (value.type === 'text' ? value.text : ''));
    return [...texts, element.term ? title(ELEMENTS[element.kind]?.terms ?? '', element.term) : ''].join('\n');
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

function boundHolds(bound: BoundFacts, element: Element, { title, today }: Evaluation): boolean {
    const value = element.values[bound.attribute];
    switch (bound.test) {
        case 'present':
            return value !== undefined;
        case 'mentions':
            return mentions(bound.words ?? [], textOf(element, title));
        case 'by':
            return value?.type === 'date' && value.date !== undefined && bound.date !== undefined && value.date <= bound.date;
        case 'in date':
            return value?.type === 'date' && value.date !== undefined && value.date >= today;
        default:
            return numberHolds(bound, value);
    }
}

/** How an element falls short of a bound, in words. */
function shortfall(bound: BoundFacts, element: Element, check: ElementCheckFacts): string {
    const kind = ELEMENTS[element.kind];
    const value = element.values[bound.attribute];
    const attribute = kind?.attributes[bound.attribute]?.words ?? bound.attribute;
    if (bound.test === 'mentions') return `it does not mention ${bound.shown.replace('mentioning ', '')}`;
    if (!value) return `it does not say ${attribute}`;
    if (bound.test === 'in date')
        return `its review date, ${value.type === 'date' ? (value.date ? dateInWords(value.date) : value.shown) : ''}, is past`;
    const shown = value.type === 'text' ? value.text : value.shown;
    return `it says ${shown}, where ${boundsInWords({ ...check, bounds: [bound] })} is expected`;
}

const HOLDS = (at: readonly Span[], reason: string): Verdict => ({ state: 'holds', reason, at, lacking: [] });

function nameOf(element: Element, title: Title): string {
    const kind = ELEMENTS[element.kind];
    if (!element.term)
        return (kind?.article ?? element.kind).replace(/^an? /, 'the ').replace(/ (on|of|with|in|to|by|at|from|about|that is)$/, '');
    const term = kind?.terms === 'requirement' ? element.term : title(kind?.terms ?? '', element.term);
    return `${(kind?.article ?? element.kind).replace(/^an? /, 'the ')} ${term.toLowerCase() === term || /^[A-Z][a-z ]/.test(term) ? term.toLowerCase() : term}`;
}

function evaluateElement(check: ElementCheckFacts, evaluation: Evaluation): Verdict {
    const { subject, title } = evaluation;
    const named = subject.elements.filter(
        element =>
            element.kind === check.kind && (check.terms.length === 0 || (element.term !== undefined && check.terms.includes(element.term))),
    );
    const holding = named.filter(element => check.bounds.every(bound => boundHolds(bound, element, evaluation)));
    const words = checkInWords(check, title);
    const wanted = check.quantifier === 'at least' ? (check.count ?? 1) : 1;
    if (check.quantifier === 'no') {
        const first = holding[0];
        return first
            ? {
                  state: 'broken',
                  reason: `${capitalised(nameOf(first, title))} stands in the text, where ${words} is expected.`,
                  at: [first.at],
                  lacking: [],
              }
            : HOLDS([], `There is ${words}.`);
    }
    const enough = check.quantifier === 'every' ? named.length > 0 && holding.length === named.length : holding.length >= wanted;
    if (enough)
        return HOLDS(
            holding.map(element => element.at),
            `The text has ${words}.`,
        );
    const close = named.filter(element => !holding.includes(element));
    const nearest = close.toSorted((a, b) => broken(a).length - broken(b).length)[0];
    if (nearest && check.bounds.length) {
        const short = broken(nearest)
            .map(bound => shortfall(bound, nearest, check))
            .join(', and ');
        return {
            state: 'broken',
            reason: `${capitalised(nameOf(nearest, title))} is there, but ${short}.`,
            at: [nearest.at],
            lacking: [check],
        };
    }
    if (named.length) {
        return {
            state: 'broken',
            reason: `There are only ${holding.length}, where ${words} are expected.`,
            at: named.map(element => element.at),
            lacking: [check],
        };
    }
    return { state: 'absent', reason: `Nothing in the text gives ${words}.`, at: [], lacking: [check] };

    function broken(element: Element): BoundFacts[] {
        return check.bounds.filter(bound => !boundHolds(bound, element, evaluation));
    }
}

function evaluateGroup(group: GroupFacts, evaluation: Evaluation): Verdict {
    const verdicts = group.checks.map(check => evaluate(check, evaluation));
    const holding = verdicts.filter(verdict => verdict.state === 'holds');
    const rest = verdicts.filter(verdict => verdict.state !== 'holds');
    const at = holding.flatMap(verdict => verdict.at);
    const words = checkInWords(group, evaluation.title);
    const brokenFirst = rest.find(verdict => verdict.state === 'broken') ?? rest[0];
    switch (group.quantifier) {
        case 'all':
            if (!rest.length) return HOLDS(at, holding.map(verdict => verdict.reason).join(' '));
            return {
                state: rest.some(verdict => verdict.state === 'broken') ? 'broken' : 'absent',
                reason: rest.map(verdict => verdict.reason).join(' '),
                at: brokenFirst?.at ?? [],
                lacking: rest.flatMap(verdict => verdict.lacking),
            };
        case 'none':
            if (!holding.length) return HOLDS([], `There is ${words}.`);
            return {
                state: 'broken',
                reason: `The text has something that it should not: ${holding.map(verdict => verdict.reason.replace(/^The text has /, '')).join(' ')}`,
                at,
                lacking: [],
            };
        default: {
            const wanted = group.quantifier === 'any' ? 1 : (group.count ?? 1);
            if (holding.length >= wanted) return HOLDS(at, holding.map(verdict => verdict.reason).join(' '));
            const nearest = rest.find(verdict => verdict.state === 'broken');
            if (nearest && group.quantifier === 'any') return nearest;
            const found = holding.length ? ` Only ${holding.length} ${holding.length === 1 ? 'is' : 'are'} there.` : '';
            return {
                state: 'absent',
                reason: `Nothing in the text gives ${words}.${found}`,
                at: [],
                lacking: rest.flatMap(verdict => verdict.lacking),
            };
        }
    }
}

/** Whether a service or a review has what a check asks for. */
export function evaluate(check: CheckFacts, evaluation: Evaluation): Verdict {
    return check.type === 'group' ? evaluateGroup(check, evaluation) : evaluateElement(check, evaluation);
}
