import type { Element } from '../model/facts.ts';
import { capitalised, quotable } from '../model/text.ts';
import type { Evaluation } from './evaluation.ts';
import { type Evidence, isHolding, type Verdict } from './verdict.ts';
import { elementInWords, quoting } from './wording.ts';

/** The exception that an element makes to what it promises, with its words; nothing where it makes none. */
interface Excepted {
    readonly standing: 'against' | 'partly';
    readonly evidence: Evidence;
}

/**
 * What an element excepts from what it promises.
 *
 * @param resting what is quoted of it; where that is a sentence, the others are about something else
 */
export function exceptedBy(element: Element, evaluation: Evaluation, resting: readonly Evidence[]): Excepted | undefined {
    const all = evaluation.proseSentencesOf(element);
    if (!all.length) return undefined;
    const quoted = all.filter(({ text }) => resting.some(({ words }) => words === quotable(text)));
    const found = evaluation.words.exceptions.exceptionIn(
        element.kind,
        quoted.length ? quoted : all,
        quoted.length === 0 || quoted.length === all.length,
    );
    return found && { standing: found.swallows ? 'against' : 'partly', evidence: evaluation.quote(element, found.sentence.text) };
}

/** The verdict on an element, as far as it makes no exception: “Apart from drinkers.” takes back what its line says. */
export function withException(verdict: Verdict, element: Element, evaluation: Evaluation): Verdict {
    const excepted = isHolding(verdict) ? exceptedBy(element, evaluation, verdict.evidence) : undefined;
    if (!excepted) return verdict;
    const { standing, evidence } = excepted;
    const reason = (): string => quoting(capitalised(elementInWords(element, evaluation.title)), evidence.words);
    return { ...verdict, standing, reason, evidence: [evidence], isPart: true };
}

/**
 * How a sentence of a service claims something; nothing where none does. It shows nothing.
 *
 * @param words any of them says it
 * @param others of each, one has to be in the same sentence, or in the label of its line: when it is so, or for whom
 * @param unless a sentence that has any of these as well is about something else
 */
export function claimInSentence(
    evaluation: Evaluation,
    words: readonly string[],
    others: readonly (readonly string[])[] = [],
    unless: readonly string[] = [],
): Verdict | undefined {
    const said = evaluation.saying.using(words, others, unless);
    if (!said) return undefined;
    const evidence = evaluation.quote(said.where, said.text);
    const reason = (): string => `It says “${evidence.words}”. People decide if it is good enough.`;
    return withException({ standing: 'claimed', reason, evidence: [evidence], lacking: [] }, said.where, evaluation);
}
