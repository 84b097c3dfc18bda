import { elementOf } from '../model/elements.ts';
import type { Element } from '../model/facts.ts';
import type { Fix } from '../model/findings.ts';
import { subjectsOf } from '../model/subjects.ts';
import type { Rule } from './rule.ts';

/** Under what an element can be there once; nothing for what may be repeated. */
function keyOf({ kind, term, values }: Element): string | undefined {
    switch (elementOf(kind).repeats) {
        case 'once':
            return kind;
        case 'once for each term':
            return `${kind} ${term}`;
        case 'once without words':
            return values.text ? undefined : kind;
        default:
            return undefined;
    }
}

/** What an element says, wherever it is. */
function said({ term, values, meets }: Element): string {
    return JSON.stringify([term, meets, values], (key, value) => (key === 'at' || key === 'shown' ? undefined : value));
}

/** Of two lines that say the same, one can go. */
function removal(first: Element, second: Element): Fix[] {
    if (said(first) !== said(second)) return [];
    return [{ title: 'Remove the second', safe: true, edits: [{ at: second.roomAt ?? second.whole, text: '' }] }];
}

/** What there can only be one of is said once. */
export const repeatedLine: Rule = {
    code: 'CARE-107',
    name: 'repeated-line',
    title: 'A line that is there twice',
    severity: 'warning',
    reads: 'document',
    isFixable: true,
    why: 'Where a document says the same thing twice, its readers may each find another one. The two are rarely kept in step.',
    fix: 'Keep one of them. If they are for different people, say for whom in the text of each.',
    *check(document) {
        for (const subject of subjectsOf(document)) {
            const seen = new Map<string, Element>();
            for (const element of subject.elements) {
                const key = keyOf(element);
                const first = key && seen.get(key);
                if (!key || !first || first.whole[0] === element.whole[0]) {
                    if (key && !first) seen.set(key, element);
                    continue;
                }
                const single = element.kind === 'answer' || element.kind === 'finding';
                const name = single ? element.term : elementOf(element.kind).words;
                yield {
                    at: element.at,
                    message: `\`${element.kind === 'finding' ? `finding ${name}` : name}\` is there twice.`,
                    advice: 'Keep one of them, so that it is clear which one counts.',
                    related: [{ message: 'It is here first.', uri: document.uri, at: first.at }],
                    fixes: removal(first, element),
                };
            }
        }
    },
};
