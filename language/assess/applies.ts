import type { ConditionFacts } from '../model/facts.ts';
import { listed } from '../model/text.ts';
import { evaluate } from './evaluate.ts';
import type { Evaluation } from './evaluation.ts';
import { isHolding } from './verdict.ts';
import { checkInWords } from './wording.ts';

interface Applies {
    readonly applies: boolean;
    /** Which facts made it so, in words; nothing where there was no condition. */
    readonly why?: string;
}

/** Whether all conditions hold for a document, and why. */
export function appliesWhere(conditions: readonly ConditionFacts[], evaluation: Evaluation): Applies {
    if (!conditions.length) return { applies: true };
    const told = conditions.map(condition => {
        const verdict = evaluate(condition.check, evaluation);
        const found = isHolding(verdict) || verdict.isContested === true;
        return { found, holds: found !== condition.negated, words: checkInWords(condition.check, evaluation.title) };
    });
    const failed = told.find(condition => !condition.holds);
    if (failed)
        return { applies: false, why: `It does not apply here: this document ${failed.found ? 'has' : 'does not have'} ${failed.words}.` };
    const facts = told.map(condition => `${condition.found ? 'has' : 'does not have'} ${condition.words}`);
    return { applies: true, why: `It applies here: this document ${listed(facts)}.` };
}
