import { listed } from '../model/text.ts';
import type { Rule } from './rule.ts';

/** How a block is named in a message. */
function blockInWords(block: string): string {
    return block === 'service' || block === 'review' || block === 'guidance' ? `the ${block} itself, outside its blocks` : `\`${block}\``;
}

/** A line that the language knows is in a block that uses it. */
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
                message: `\`${name}\` belongs in ${listed(belongsIn.map(blockInWords), 'or')}. In ${blockInWords(block)} it has no effect.`,
                advice: `Move it to ${listed(belongsIn.map(blockInWords), 'or')}.`,
            };
        }
    },
};
