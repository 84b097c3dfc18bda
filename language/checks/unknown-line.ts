import { nearestName } from '../names/meant-for.ts';
import type { Rule } from './rule.ts';
import { LINE_NAMES, labelsOfBlock } from './support/lines.ts';

/** Every line has a name that the language knows. */
export const unknownLine: Rule = {
    code: 'CARE-106',
    name: 'unknown-line',
    title: 'A line that the language does not know',
    severity: 'warning',
    reads: 'document',
    isFixable: true,
    why: 'A line with an unknown name is kept, but it is not read. It can’t meet a requirement, and documents do not show it in its place.',
    fix: 'Use the correct name. If there is no line for what you want to say, write it in a policy or in `context`.',
    *check(document) {
        for (const { name, block, belongsIn, at } of document.strays) {
            if (belongsIn.length) continue;
            const near = nearestName(name, labelsOfBlock(block)) ?? nearestName(name, LINE_NAMES);
            yield {
                at,
                message: `There is no line called \`${name}\`: it is kept, but not read.`,
                advice: near
                    ? `Did you mean \`${near}\`?`
                    : labelsOfBlock(block).length
                      ? `The lines of \`${block}\` are: ${labelsOfBlock(block).join(', ')}.`
                      : undefined,
                fixes: near ? [{ title: `Change to ${near}`, safe: false, edits: [{ at, text: near }] }] : [],
            };
        }
    },
};
