import type { Rule } from './rule.ts';
import { blockInWords, either } from './support/lines.ts';

/** A line that the language knows stands in a block that has a use for it. */
export const misplacedLine: Rule = {
    code: 'CARE-105',
    name: 'misplaced-line',
    title: 'A line in the wrong block',
    severity: 'warning',
    reads: 'document',
    isFixable: false,
    why: 'What a line means depends on the block that it is in. In another block it is kept, but has no effect.',
    fix: 'Move the line to the block where it belongs.',
    *check(document) {
        for (const { name, block, belongsIn, malformed, at } of document.strays) {
            if (malformed || !belongsIn.length) continue;
            yield {
                at,
                message: `\`${name}\` belongs in ${either(belongsIn.map(blockInWords))}. In ${blockInWords(block)} it has no effect.`,
                advice: `Move it to ${either(belongsIn.map(blockInWords))}.`,
            };
        }
    },
};
