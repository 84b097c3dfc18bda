import { ELEMENTS } from '../model/elements.ts';
import type { Element, ElementCheckFacts } from '../model/facts.ts';
import { boundHolds, shortfall } from './bounds.ts';
import { absent, broken, type Evaluation, holds, type Verdict } from './verdict.ts';
import { absenceInWords, capitalised, checkInWords, elementInWords, listed } from './wording.ts';

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
    const { terms } = check;
    const named = evaluation.subject.elements.filter(
        element => element.kind === check.kind && (terms.length === 0 || (element.term !== undefined && terms.includes(element.term))),
    );
    const choosing = terms.length || !isRepeated(check.kind) ? [] : check.bounds.filter(bound => bound.test === 'mentions');
    return named.filter(element => choosing.every(bound => boundHolds(bound, element, evaluation)));
}

function evaluateNo(check: ElementCheckFacts, evaluation: Evaluation): Verdict {
    const found = candidates(check, evaluation).filter(element => check.bounds.every(bound => boundHolds(bound, element, evaluation)));
    const words = checkInWords({ ...check, quantifier: 'some' }, evaluation.title);
    return found.length
        ? broken(
              found.map(element => element.at),
              `The text has ${words}. That should not be so.`,
          )
        : holds([], `The text does not have ${words}.`);
}

/** Whether a document has the elements that a check asks for. */
export function evaluateElement(check: ElementCheckFacts, evaluation: Evaluation): Verdict {
    if (check.quantifier === 'no') return evaluateNo(check, evaluation);
    const named = candidates(check, evaluation);
    const short = named.map(element => ({ element, bounds: check.bounds.filter(bound => !boundHolds(bound, element, evaluation)) }));
    const holding = short.filter(({ bounds }) => bounds.length === 0).map(({ element }) => element);
    const wanted = check.quantifier === 'at least' ? (check.count ?? 1) : 1;
    const enough = check.quantifier === 'every' ? named.length > 0 && holding.length === named.length : holding.length >= wanted;
    const words = checkInWords(check, evaluation.title);
    if (enough)
        return holds(
            holding.map(element => element.at),
            `The text has ${words}.`,
        );
    const nearest = short.filter(({ bounds }) => bounds.length).toSorted((a, b) => a.bounds.length - b.bounds.length)[0];
    if (nearest) {
        const how = listed(nearest.bounds.map(bound => shortfall(bound, nearest.element)));
        return broken([nearest.element.at], `${capitalised(elementInWords(nearest.element, evaluation.title))} ${how}.`, [check]);
    }
    if (named.length) {
        const only = `${named.length} ${named.length === 1 ? 'is' : 'are'} there`;
        return broken(
            named.map(element => element.at),
            `Only ${only}, where ${words} ${wanted === 1 ? 'is' : 'are'} expected.`,
            [check],
        );
    }
    return absent(absence(check, evaluation), [check]);
}

function absence(check: ElementCheckFacts, { title }: Evaluation): string {
    if (check.quantifier === 'at least') return `There are not ${absenceInWords(check, title)}.`;
    const words = absenceInWords({ ...check, quantifier: 'no' }, title);
    return `There ${/^no (working arrangements|opening hours|ages|primary)/.test(words) ? 'are' : 'is'} ${words}.`;
}
