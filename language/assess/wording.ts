import { ELEMENTS } from '../model/elements.ts';
import type { BoundFacts, CheckFacts, ElementCheckFacts } from '../model/facts.ts';

/** What people call a name of a namespace. */
export type Title = (namespace: string, name: string) => string;

/** Joins words as a sentence does: "a, b and c". */
export function listed(words: readonly string[], last: 'and' | 'or' = 'and'): string {
    return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

function boundInWords(bound: BoundFacts, kind: string): string {
    const element = ELEMENTS[kind];
    const attribute = element?.attributes[bound.attribute];
    const words = attribute?.words ?? bound.attribute;
    if (bound.test === 'present') return `with ${words}`;
    if (bound.attribute === element?.main || bound.test === 'mentions' || bound.test === 'by' || bound.test === 'in date')
        return bound.shown;
    return bound.attribute === 'reviewed' ? `reviewed ${bound.shown}` : `with ${words} ${bound.shown}`;
}

/** What a bound asks for, in words: "at most 15 people". */
export function boundsInWords(check: ElementCheckFacts): string {
    return check.bounds.map(bound => boundInWords(bound, check.kind)).join(' ');
}

/** What a check asks for, in words: "a policy on non-attendance, with an owner". */
export function checkInWords(check: CheckFacts, title: Title): string {
    if (check.type === 'group') {
        const parts = check.checks.map(part => checkInWords(part, title));
        switch (check.quantifier) {
            case 'any':
                return listed(parts, 'or');
            case 'all':
                return listed(parts);
            case 'none':
                return `none of these: ${listed(parts, 'or')}`;
            default:
                return `at least ${check.count} of: ${listed(parts)}`;
        }
    }
    const element = ELEMENTS[check.kind];
    const namespace = element?.terms ?? '';
    const article = element?.article ?? check.kind;
    const terms = listed(
        check.terms.map(term => lowerFirst(namespace === 'requirement' ? term : title(namespace, term))),
        'or',
    );
    const bounds = boundsInWords(check);
    const one = terms ? `${article} ${terms}` : withoutPreposition(article);
    const thing = bounds ? `${one}, ${bounds}` : one;
    switch (check.quantifier) {
        case 'no':
            return `no ${thing.replace(/^(a|an|the) /, '')}`;
        case 'every':
            return `every ${element?.words ?? check.kind}${terms ? ` (${terms})` : ''}${bounds ? ` ${bounds}` : ''}`;
        case 'at least':
            return `at least ${check.count} ${plural(element?.words ?? check.kind)}${terms ? ` (${terms})` : ''}${bounds ? ` ${bounds}` : ''}`;
        default:
            return thing;
    }
}

/** "a policy on" without a term is just "a policy". */
function withoutPreposition(article: string): string {
    return article.replace(/ (on|of|with|in|to|by|at|from|about|that is)$/, '');
}

function plural(words: string): string {
    return words.endsWith('y') ? `${words.slice(0, -1)}ies` : `${words}s`;
}

/** A title inside a sentence, unless it begins with an abbreviation. */
export function lowerFirst(text: string): string {
    return /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

export function capitalised(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
