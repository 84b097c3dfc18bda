import { ELEMENTS } from '../model/elements.ts';
import type { BoundFacts, Element, ElementCheckFacts } from '../model/facts.ts';
import type { Span } from '../model/values.ts';
import { boundHolds, shortfall } from './bounds.ts';
import { absent, broken, type Evaluation, holds, type Verdict } from './verdict.ts';
import { absenceInWords, capitalised, checkInWords, elementInWords, listed, remembered, type Title, verbsFor, verbsOf } from './wording.ts';

/** Whether a document has many elements of a kind, of which one may be about something else. */
function isRepeated(kind: string): boolean {
    const element = ELEMENTS[kind];
    return element?.terms !== undefined || ['aims', 'outcomes', 'pathway', 'measures'].includes(element?.block ?? '');
}

/**
 * The elements that a check is about. Where there may be many, those that mention its words: an indicator on waiting is
 * not a bad indicator on engagement, it is another one.
 */
function candidates(check: ElementCheckFacts, evaluation: Evaluation): readonly Element[] {
    const { terms, bounds } = check;
    if (terms.length) return evaluation.withTerms(check.kind, terms);
    const all = evaluation.elements(check.kind);
    const mentions = bounds.some(bound => bound.test === 'mentions') && isRepeated(check.kind);
    return mentions
        ? all.filter(element => bounds.every(bound => bound.test !== 'mentions' || boundHolds(bound, element, evaluation)))
        : all;
}

function placesOf(elements: readonly Element[]): readonly Span[] {
    return elements.map(element => element.at);
}

function holdsAllBounds(check: ElementCheckFacts, element: Element, evaluation: Evaluation): boolean {
    return check.bounds.every(bound => boundHolds(bound, element, evaluation));
}

function evaluateNo(check: ElementCheckFacts, evaluation: Evaluation): Verdict {
    const found = candidates(check, evaluation).filter(
        element => !evaluation.mayBeAnything(element) && holdsAllBounds(check, element, evaluation),
    );
    const { title } = evaluation;
    const words = (): string => checkInWords({ ...check, quantifier: 'some' }, title);
    return found.length
        ? broken(placesOf(found), () => `The text has ${words()}. That should not be so.`)
        : holds([], () => `The text does not have ${words()}.`);
}

/** Of the elements that fall short, the one that does so in the fewest ways, and how. */
function nearestMiss(check: ElementCheckFacts, named: readonly Element[], evaluation: Evaluation): Verdict | undefined {
    let nearest: { readonly element: Element; readonly bounds: readonly BoundFacts[] } | undefined;
    for (const element of named) {
        const bounds = check.bounds.filter(bound => !boundHolds(bound, element, evaluation));
        if (bounds.length && (!nearest || bounds.length < nearest.bounds.length)) nearest = { element, bounds };
    }
    if (!nearest) return undefined;
    const { element, bounds } = nearest;
    const { title } = evaluation;
    const how = (): string => listed(bounds.map(bound => shortfall(bound, element)));
    return broken([element.at], () => `${capitalised(elementInWords(element, title))} ${how()}.`, [check]);
}

/** What is said where elements are there, but not enough of them, or not good enough. */
function tooFew(check: ElementCheckFacts, named: readonly Element[], evaluation: Evaluation): Verdict {
    const { title } = evaluation;
    const few = (): string => `Only ${named.length} ${verbsFor(named.length).is} there, where ${checkInWords(check, title)} are expected.`;
    return nearestMiss(check, named, evaluation) ?? broken(placesOf(named), few, [check]);
}

/** Whether a document has the elements that a check asks for. */
export function evaluateElement(check: ElementCheckFacts, evaluation: Evaluation): Verdict {
    if (check.quantifier === 'no') return evaluateNo(check, evaluation);
    const named = candidates(check, evaluation);
    if (!named.length) return nothingThere(check, evaluation.title);
    const { title } = evaluation;
    const found = (): string => `The text has ${checkInWords(check, title)}.`;
    if (check.quantifier === 'some') {
        const first = named.find(element => holdsAllBounds(check, element, evaluation));
        return first ? holds([first.at], found) : tooFew(check, named, evaluation);
    }
    const holding = named.filter(element => holdsAllBounds(check, element, evaluation));
    const wanted = check.quantifier === 'at least' ? (check.count ?? 1) : 1;
    const enough = check.quantifier === 'every' ? holding.length === named.length : holding.length >= wanted;
    if (enough) return holds(placesOf(holding), found);
    return tooFew(check, named, evaluation);
}

/** What is said where there is no such element: the same in every document. */
const nothingThere = remembered(
    (check: ElementCheckFacts, title): Verdict =>
        absent(
            remembering(() => absence(check, title)),
            [check],
        ),
);

function remembering(say: () => string): () => string {
    let said: string | undefined;
    return () => {
        said ??= say();
        return said;
    };
}

function absence(check: ElementCheckFacts, title: Title): string {
    if (check.quantifier === 'at least') return `There are not ${absenceInWords(check, title)}.`;
    const words = absenceInWords({ ...check, quantifier: 'no' }, title);
    return `There ${verbsOf(check.kind).is} ${words}.`;
}
