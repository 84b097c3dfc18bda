/**
 * Specifications that deny most of what they promise, and those in which many lines surely promise. Words that could be read either way
 * are more likely a denial in the first than elsewhere, and less likely in the second; how likely is what their other lines tell.
 *
 * The share of denials is found by expectation and maximisation, as Saerens, Latinne and Decaestecker describe it ("Adjusting the
 * outputs of a classifier to new a priori probabilities", Neural Computation, 2002).
 */

import type { Element, SubjectFacts } from '../model/facts.ts';
import { isUnwritten } from '../model/placeholders.ts';
import type { Assertions } from './assertion.ts';
import { hasOwnWords, isPromise, proseOf } from './element-words.ts';

/** Lines of a usual specification that are counted in, and the share of denials among them: three lines do not decide on a fourth. */
const USUAL_LINES = 6;
const USUAL_SHARE = 0.3;

/**
 * From which share of denials on a specification is mistrusted. Of public pages that were judged by hand none had more than 0.35, and of
 * texts that deny everything none less than 0.5: docs/verdict.md.
 */
const MUCH = 0.4;

/**
 * Below which log-odds a line surely promises, and how many such lines make a specification trusted whose lines are not mostly denials. A line
 * that can be read either way is the less likely a denial there, by no more than so much in log-odds; what is then no denial is still in doubt,
 * and shows nothing by itself. Trust comes from promises alone: a denial that goes must not make other lines better.
 */
const SURE_PROMISE = -0.5;
const MANY = 8;
const MOST_TRUST = 0.5;

/** How surely a line denies itself that a phrase denies, in log-odds: nineteen in twenty. */
const DENIED = 3;

/** By then the share has long stopped to change. */
const ROUNDS = 30;

function logOddsOf(share: number): number {
    return Math.log(share / (1 - share));
}

/**
 * The share of lines that deny, with those of a usual specification.
 *
 * @param absences how much each line speaks against what it promises, read by itself: log-odds
 */
export function shareOfDenials(absences: readonly number[]): number {
    let share = USUAL_SHARE;
    for (let round = 0; round < ROUNDS; round++) {
        const before = logOddsOf(share);
        const denials = absences.reduce((sum, absence) => sum + 1 / (1 + Math.exp(-absence - before)), USUAL_LINES * USUAL_SHARE);
        share = denials / (absences.length + USUAL_LINES);
    }
    return share;
}

/**
 * How much more likely any words of a document are a denial, because most of its lines are, or less likely, because many surely promise:
 * log-odds, above 0 and below, and 0 where neither is so. A review reports what is missing elsewhere, and is never mistrusted.
 *
 * @param isDenied whether a phrase denies a line
 */
export function mistrustOf({ type, elements }: SubjectFacts, assertions: Assertions, isDenied: (element: Element) => boolean): number {
    if (type === 'review') return 0;
    const absences = elements.flatMap(element => {
        const prose = isPromise(element) && hasOwnWords(element) ? proseOf(element) : undefined;
        // A single word is a name.
        if (prose === undefined || !/\s/.test(prose) || isUnwritten(prose)) return [];
        return isDenied(element) ? DENIED : assertions.absence(prose, element.kind);
    });
    const share = shareOfDenials(absences);
    if (share > MUCH) return logOddsOf(share) - logOddsOf(MUCH);
    const promises = absences.filter(absence => absence < SURE_PROMISE).length;
    return -MOST_TRUST * Math.min(1, promises / MANY);
}
