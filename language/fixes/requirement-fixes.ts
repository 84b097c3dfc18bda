import type { RequirementResult } from '../assess/assessment.ts';
import { exampleFor } from '../assess/example-for.ts';
import { isOpen as isOpenOutcome } from '../assess/outcome.ts';
import { addMonths } from '../model/dates.ts';
import type { SubjectFacts } from '../model/facts.ts';
import type { TextEdit } from '../model/findings.ts';
import { emptyBlock, mergeInto } from '../skeletons/merge-items.ts';
import { splitItems } from '../skeletons/split-items.ts';
import { insertItems, insertLine, type TokenizedText } from './insert-items.ts';

/** Whether a result leaves something to write. */
export function isOpen({ outcome, unwritten }: RequirementResult): boolean {
    return isOpenOutcome(outcome) && !unwritten;
}

/**
 * The edits that write what requirements ask for, after their examples. The examples hold placeholders, which stay reported
 * until somebody writes over them: no fix hides a gap.
 *
 * @returns none where the requirements have no example, or all that is in it is there already
 */
export function writeRequirements(
    source: TokenizedText,
    subject: SubjectFacts,
    results: readonly RequirementResult[],
): readonly TextEdit[] {
    const items = emptyBlock();
    for (const { requirement } of results) {
        const example = exampleFor(requirement, subject);
        if (example) mergeInto(items, splitItems(example));
    }
    return insertItems(source, subject, items);
}

/** The edits that say that a requirement does not apply; the reason is left to people. */
export function sayNotApplicable(source: TokenizedText, subject: SubjectFacts, id: string): readonly TextEdit[] {
    return insertLine(source, subject, `not applicable ${id} because "[Why it does not apply here]"`);
}

/** How long a gap is accepted where nobody has said otherwise, in months. */
const ACCEPTED_FOR = 6;

/** The edits that record that a body accepts a gap for a time; who, why and for how long is left to people. */
export function acceptGap(source: TokenizedText, subject: SubjectFacts, id: string, today: string): readonly TextEdit[] {
    const until = addMonths(today, ACCEPTED_FOR);
    const line = `accepts gap ${id} until ${until} by "[The committee that accepts it]" because "[Why, and what is done meanwhile]"`;
    return insertLine(source, subject, line);
}
