import { elementOf } from '../model/elements.ts';
import type { Element, ElementCheckFacts } from '../model/facts.ts';
import { isVocabularyKind } from '../model/namespaces.ts';
import { isUnwritten } from '../model/placeholders.ts';
import { textIn } from '../model/subjects.ts';
import { mentionsAny } from './bounds.ts';
import type { Evaluation } from './evaluation.ts';
import { claimInSentence } from './excepted.ts';
import type { Evidence, Verdict } from './verdict.ts';
import { absenceInWords, lowerFirst } from './wording.ts';

/** Where a sentence of the service cites a standard by its name, and no line `standards` does. */
export function citedInWords({ kind, quantifier, terms, bounds }: ElementCheckFacts, evaluation: Evaluation): Verdict | undefined {
    if (kind !== 'standards' || quantifier !== 'some' || bounds.length) return undefined;
    const { words } = evaluation;
    return terms.map(term => claimInSentence(evaluation, words.spelled('standards', term))).find(Boolean);
}

/** Where the words of a line mention a term that its names do not: "includes: "People with psychosis"". */
export function inWordsOnly(check: ElementCheckFacts, evaluation: Evaluation): Verdict | undefined {
    const namespace = elementOf(check.kind)?.terms;
    if (!isVocabularyKind(namespace) || check.kind === 'policy') return undefined;
    const unnamed = evaluation.elements(check.kind).filter(element => element.term === undefined);
    if (!unnamed.length) return undefined;
    for (const term of check.terms) {
        const names = evaluation.words.names(namespace, term);
        const said = unnamed.find(element => mentionsAny(names, element, evaluation));
        if (!said) continue;
        const reason = (): string =>
            `It mentions ${lowerFirst(evaluation.title(namespace, term))} only in its words. ${said.title === undefined ? `Write \`${term}\` before them.` : `Begin the line with \`${term}\`, and end it with the words.`}`;
        return { standing: 'missing', reason, isPart: true, evidence: [], lacking: [check] };
    }
    return undefined;
}

/** What a line says where something else is asked for. */
function saysOtherwise(check: ElementCheckFacts, standing: Verdict['standing'], said: Evidence, evaluation: Evaluation): Verdict {
    const reason = (): string => `It says “${said.words}”. This asks for ${absenceInWords(check, evaluation.title)}.`;
    return { standing, reason, evidence: [said], lacking: [check] };
}

/**
 * Where a line of a kind that has only one term names none, and says in its own words what it is: part of an answer, unless it denies it.
 * Where the guidance lists what such words have to say to be part of one, others go against it (`judge`).
 */
function describedInWords(check: ElementCheckFacts, element: Element, evaluation: Evaluation): Verdict | undefined {
    const said = textIn(element, 'text');
    if (said === undefined || isUnwritten(said)) return undefined;
    const denial = evaluation.denialOf(element) ?? evaluation.absenceOf(element);
    return denial
        ? { ...saysOtherwise(check, 'against', denial, evaluation), isPart: true, isDenied: true }
        : { ...saysOtherwise(check, 'partly', evaluation.quote(element), evaluation), isPart: true, isDescribed: true };
}

/** Where another term is there of a kind that has only one: another model of care than those that are asked for. */
export function contraryTerm(check: ElementCheckFacts, evaluation: Evaluation): Verdict | undefined {
    if (!check.terms.length || !elementOf(check.kind)?.hasOneTerm) return undefined;
    const [other] = evaluation.elements(check.kind);
    if (!other) return undefined;
    if (other.term === undefined) return describedInWords(check, other, evaluation);
    return saysOtherwise(check, 'against', evaluation.quote(other), evaluation);
}
