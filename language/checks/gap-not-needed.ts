import type { Assessment } from '../assess/assessment.ts';
import type { AcceptedGapFacts, Named, SubjectFacts } from '../model/facts.ts';
import type { TextEdit } from '../model/findings.ts';
import { subjectsOf } from '../model/subjects.ts';
import { listed } from '../model/text.ts';
import type { Rule } from './rule.ts';

/** The requirements that a document answers although a line says that their gap is accepted, by that line. */
function needlessBy(assessments: readonly Assessment[]): ReadonlyMap<AcceptedGapFacts, ReadonlySet<string>> {
    const needless = new Map<AcceptedGapFacts, Set<string>>();
    for (const { requirement, gap } of assessments.flatMap(({ results }) => results)) {
        if (gap?.state !== 'not needed') continue;
        needless.set(gap.gap, (needless.get(gap.gap) ?? new Set()).add(requirement.id));
    }
    return needless;
}

/** The change that takes some requirements out of a line, or the line with them where it says nothing else. */
function without({ requirements, at }: AcceptedGapFacts, needless: ReadonlySet<string>): TextEdit[] {
    const kept = requirements.findIndex(({ name }) => !needless.has(name));
    if (kept < 0) return [{ at, text: '' }];
    return requirements.flatMap((named, index) => {
        if (!needless.has(named.name)) return [];
        const [before, after] = [requirements[index - 1], requirements[index + 1]];
        // Before the first that stays, a name goes with the comma after it; else with the comma before it.
        const start = index > kept && before ? before.at[1] : named.at[0];
        const end = index < kept && after ? after.at[0] : named.at[1];
        return [{ at: [start, end], text: '' }];
    });
}

/** The requirements of a line that the text now answers. Another rule reports what it claims with `meets` as well. */
function answeredIn({ requirements }: AcceptedGapFacts, needless: ReadonlySet<string>, { claims }: SubjectFacts): readonly Named[] {
    return requirements.filter(({ name }) => needless.has(name) && !claims.some(claim => claim.name === name));
}

/** A gap is accepted only while there is one. */
export const gapNotNeeded: Rule = {
    code: 'CARE-603',
    name: 'gap-not-needed',
    title: 'An accepted gap that has been closed',
    severity: 'information',
    reads: 'workspace',
    isFixable: true,
    why: 'A line still says that a body accepts a gap, but the text now meets the requirement. Readers will think that something is still missing, and the body will be asked again about a gap that has closed.',
    fix: 'Remove the requirement from the line, or the line from the document. If the answer is not true yet, change the answer.',
    *check(document, { assessed }) {
        if (!assessed) return;
        for (const subject of subjectsOf(document)) {
            if (subject.status === 'retired' || !subject.acceptedGaps.length) continue;
            const all = needlessBy(assessed(subject));
            for (const gap of subject.acceptedGaps) {
                const answered = answeredIn(gap, all.get(gap) ?? new Set(), subject);
                const [first] = answered;
                if (!first) continue;
                const names = answered.map(({ name }) => name);
                const one = names.length === 1;
                const whole = names.length === gap.requirements.length;
                yield {
                    at: first.at,
                    message: `There is no need to accept a gap in ${listed(names)} any more: the text answers ${one ? 'it' : 'them'}.`,
                    advice: whole
                        ? 'Remove the line. If the answer is not true yet, change the answer.'
                        : `Take ${listed(names)} out of the line. If the answer is not true yet, change the answer.`,
                    fixes: [
                        {
                            title: whole ? 'Remove this accepted gap' : `Remove ${listed(names)} from this accepted gap`,
                            safe: false,
                            edits: without(gap, new Set(names)),
                        },
                    ],
                };
            }
        }
    },
};
