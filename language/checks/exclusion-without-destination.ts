import type { Element, SubjectFacts } from '../model/facts.ts';
import { isUnwritten } from '../model/placeholders.ts';
import { elementsOf, textIn } from '../model/subjects.ts';
import { quotable } from '../model/text.ts';
import { isBlankValue } from '../model/written-words.ts';

import type { NameIndex } from '../names/name-index.ts';
import type { CheckContext, Rule } from './rule.ts';

/** The exclusions of a service, each with all the terms that its line names. */
function exclusionsOf({ elements }: SubjectFacts): readonly (readonly Element<'excludes'>[])[] {
    const lines = new Map<number, Element<'excludes'>[]>();
    for (const element of elementsOf(elements, 'excludes')) lines.set(element.whole[0], [...(lines.get(element.whole[0]) ?? []), element]);
    return [...lines.values()];
}

/** Whether a line excludes people, and does not say who helps them instead. */
function lacksDestination([first]: readonly Element<'excludes'>[], { saysNothing, saysWhere }: CheckContext): boolean {
    if (!first || (first.term !== undefined && isBlankValue(first.term))) return false;
    const { destination, text } = first.values;
    if (destination && !(destination.type === 'text' && saysNothing(destination.text))) return false;
    if (text?.type !== 'text') return true;
    return !isUnwritten(text.text) && !saysWhere(text.text) && !(first.term === undefined && saysNothing(text.text));
}

/** Whom a line excludes, in few words. */
function excludedIn(line: readonly Element<'excludes'>[], names: NameIndex): string {
    const titles = line.flatMap(({ term }) => (term === undefined ? [] : [names.title('needs', term)]));
    return quotable(titles.length ? titles.join(', ') : (textIn(line[0], 'text') ?? ''));
}

/** Whoever is not taken has to know who helps them. */
export const exclusionWithoutDestination: Rule = {
    code: 'CARE-226',
    name: 'exclusion-without-destination',
    title: 'An exclusion that does not say where people go instead',
    severity: 'warning',
    reads: 'workspace',
    isFixable: true,
    why: 'People whom every service excludes are helped by none. A referrer, or the person, needs to know who helps instead. A commissioner checks that there is such a service.',
    fix: 'Add `goes to:` with a partner of the vocabulary, a service of your workspace, or words: `excludes: dementia  goes to: older-adult-service "The memory service"`.',
    *check(document, context) {
        for (const service of document.services) {
            if (service.status === 'retired') continue;
            for (const line of exclusionsOf(service)) {
                if (!lacksDestination(line, context)) continue;
                const [first] = line as [Element<'excludes'>];
                const { destination, text } = first.values;
                const end = text?.at[1] ?? (line.at(-1) ?? first).at[1];
                const blank = '"[where people go instead]"';
                yield {
                    at: first.term === undefined ? (text?.at ?? first.at) : first.at,
                    // A draft is a list of what is still to be done.
                    ...((service.status === undefined || service.status === 'draft') && { severity: 'information' }),
                    message: `This exclusion (“${excludedIn(line, context.names)}”) does not say where people go instead.`,
                    advice: 'Add `goes to:` with the service that helps them: a partner, such as `goes to: older-adult-service`, or words in quotation marks.',
                    fixes: [
                        destination
                            ? { title: 'Ask where people go instead', safe: false, edits: [{ at: destination.at, text: blank }] }
                            : {
                                  title: 'Add where people go instead',
                                  safe: false,
                                  edits: [{ at: [end, end], text: ` goes to: ${blank}` }],
                              },
                    ],
                };
            }
        }
    },
};
