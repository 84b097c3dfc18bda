import type { Element } from '../model/facts.ts';
import { isUnwritten } from '../model/placeholders.ts';
import { elementsOf, textIn } from '../model/subjects.ts';
import { withoutLayout } from '../model/text.ts';
import type { Rule } from './rule.ts';

/** From how many actions of the same words on they are a copy, and not one action that two findings share. */
const MANY = 3;

/** The words of an action, without differences that only the layout makes; nothing where they are still to be written. */
function titleOf(action: Element): string | undefined {
    const title = textIn(action, 'title');
    if (title === undefined || isUnwritten(title)) return undefined;
    return withoutLayout(title).toLowerCase() || undefined;
}

/** Actions for different gaps say what is done about these gaps. */
export const repeatedAction: Rule = {
    code: 'CARE-721',
    name: 'repeated-action',
    title: 'The same action under many findings',
    severity: 'warning',
    reads: 'document',
    isFixable: false,
    why: 'One action that is copied from finding to finding rarely closes each of these gaps. A plan that repeats it looks longer than it is, and its costs are counted again each time.',
    fix: 'If it is one action, write it once and list the requirements after `addresses:`. Otherwise say what is done about each gap.',
    *check(document) {
        for (const review of document.reviews) {
            const groups = Map.groupBy(elementsOf(review.elements, 'action'), titleOf);
            for (const [words, actions] of groups) {
                const [first, ...others] = actions;
                if (words === undefined || !first || actions.length < MANY) continue;
                yield {
                    at: first.at,
                    message: `${actions.length} actions have the same title, word for word.`,
                    advice: 'Write it once, with all requirements after `addresses:`, or say what is done about each gap.',
                    related: others.map(({ name = '', at }) => ({ message: `\`${name}\` has it too.`, uri: document.uri, at })),
                };
            }
        }
    },
};
