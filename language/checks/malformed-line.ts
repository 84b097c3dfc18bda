import { keyOf, lineOf } from '../model/elements.ts';
import type { Stray } from '../model/facts.ts';
import type { Fix } from '../model/findings.ts';
import { howToWriteLine } from '../syntax/how-to-write.ts';
import { valueMeant } from '../syntax/values-meant.ts';
import type { Rule } from './rule.ts';

/** What the value of a line means where it is written in other words. */
function fixesOf({ name, value, at, whole }: Stray): readonly Fix[] {
    const meant = valueMeant(lineOf(keyOf(name))?.rule ?? '', value);
    return meant === undefined
        ? []
        : [{ title: `Change to ${meant}`, safe: false, edits: [{ at: [at[1], whole[1]], text: `: ${meant}` }] }];
}

/** The value after the colon of a line is written as such a line needs. */
export const malformedLine: Rule = {
    code: 'CARE-109',
    name: 'malformed-line',
    title: 'A line that can’t be read',
    severity: 'error',
    reads: 'document',
    isFixable: true,
    why: 'The line is known, but not what follows the colon. It is kept, but has no effect until it can be read.',
    fix: 'Write it as the message says: a time limit begins with `within`, text is in quotation marks, a date is a date.',
    *check(document) {
        for (const stray of document.strays) {
            const { name, malformed, slip, at } = stray;
            const told = document.problems.some(({ line }) => at[0] >= line[0] && at[1] <= line[1]);
            if (malformed && !told)
                yield slip ?? { at, message: `The line \`${name}\` can’t be read.`, advice: howToWriteLine(name), fixes: fixesOf(stray) };
        }
    },
};
