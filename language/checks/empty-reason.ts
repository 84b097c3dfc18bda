import { isNothingYet } from '../model/placeholders.ts';
import { subjectsOf } from '../model/subjects.ts';
import type { Span } from '../model/values.ts';
import type { Rule } from './rule.ts';

interface Reasoned {
    readonly names: string;
    readonly reason: string;
    readonly at: Span;
}

/** Whoever says that a requirement does not count says why. */
export const emptyReason: Rule = {
    code: 'CARE-604',
    name: 'empty-reason',
    title: 'An exemption without a reason',
    severity: 'error',
    reads: 'document',
    isFixable: false,
    why: 'A requirement that does not apply, or a gap that is accepted, is a decision about people’s care. The people concerned can only question a decision that has a reason.',
    fix: 'Write the reason, in a sentence that people who use the service understand.',
    *check(document, { saysNothing }) {
        const exemptions = subjectsOf(document)
            .flatMap(({ notApplicable, acceptedGaps }) => [...notApplicable, ...acceptedGaps])
            .map(({ requirements, reason, at }): Reasoned => ({ names: requirements.map(({ name }) => name).join(', '), reason, at }));
        const amendments = document.guidance
            .flatMap(guidance => guidance.amendments)
            .map(({ requirement, reason, at }): Reasoned => ({ names: requirement.name, reason, at }));
        for (const { names, reason, at } of [...exemptions, ...amendments]) {
            if (!saysNothing(reason) && !isNothingYet(reason)) continue;
            yield { at, message: `No reason is given for what is said about ${names}.`, advice: 'Write the reason after `because`.' };
        }
    },
};
