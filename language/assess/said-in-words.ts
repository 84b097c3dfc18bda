import { elementOf } from '../model/elements.ts';
import type { ElementCheckFacts } from '../model/facts.ts';
import { isVocabularyKind } from '../model/namespaces.ts';
import { mentionsAny } from './bounds.ts';
import type { Evaluation } from './evaluation.ts';
import { claimInSentence } from './excepted.ts';
import type { Verdict } from './verdict.ts';
import { lowerFirst } from './wording.ts';

/** Where a sentence of the service cites a standard by its name, and no line `standards` does. */
export function citedInWords({ kind, quantifier, terms, bounds }: ElementCheckFacts, evaluation: Evaluation): Verdict | undefined {
    if (kind !== 'standards' || quantifier !== 'some' || bounds.length) return undefined;
    const { words } = evaluation;
    return terms.map(term => claimInSentence(words.spelled('standards', term), evaluation)).find(Boolean);
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
            `It mentions ${lowerFirst(evaluation.title(namespace, term))} only in its words. Write \`${term}\` before them.`;
        return { standing: 'missing', reason, isPart: true, evidence: [], lacking: [check] };
    }
    return undefined;
}
