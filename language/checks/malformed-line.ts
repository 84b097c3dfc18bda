import { howToWriteLine } from '../syntax/how-to-write.ts';
import type { Rule } from './rule.ts';

/** What stands behind the colon of a line is written as such a line is. */
export const malformedLine: Rule = {
    code: 'CARE-109',
    name: 'malformed-line',
    title: 'A line that can’t be read',
    severity: 'error',
    reads: 'document',
    isFixable: false,
    why: 'The line is known, but not what follows the colon. It is kept, but has no effect until it can be read.',
    fix: 'Write it as the message says: a time limit begins with `within`, text is in quotation marks, a date is a date.',
    *check(document) {
        for (const { name, malformed, at } of document.strays) {
            const told = document.problems.some(({ line }) => at[0] >= line[0] && at[1] <= line[1]);
            if (malformed && !told) yield { at, message: `The line \`${name}\` can’t be read.`, advice: howToWriteLine(name) };
        }
    },
};
