import { attributeOf, type ElementKey, elementOf, type UnknownWord } from '../model/elements.ts';
import type { BoundFacts, CheckFacts, Element, ElementCheckFacts } from '../model/facts.ts';
import type { Namespace } from '../model/namespaces.ts';

/** What people call a name of a namespace. */
export type Title = (namespace: Namespace, name: string) => string;

const PREPOSITION = / (on|of|with|in|to|by|at|from|about|for|that is)$/;

/** Joins words as a sentence does: "a, b and c". */
export function listed(words: readonly string[], last: 'and' | 'or' = 'and'): string {
    return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** A title inside a sentence: "Crisis plan" becomes "crisis plan", "Mental Health Act" and "ReQoL-10" stay. */
export function lowerFirst(text: string): string {
    return /^[A-Z][a-z]*(?=[ ,;:.()'’-]|$)[^A-Z]*$/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

export function capitalised(text: string): string {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

function termInWords(kind: ElementKey | UnknownWord, term: string, title: Title): string {
    const namespace = elementOf(kind)?.terms;
    return !namespace || namespace === 'requirement' ? term : lowerFirst(title(namespace, term));
}

/** "contact at" and "at home" are "contact at home". */
function joined(article: string, term: string): string {
    const preposition = PREPOSITION.exec(article)?.[1];
    return preposition && term.startsWith(`${preposition} `) ? `${article}${term.slice(preposition.length)}` : `${article} ${term}`;
}

/** The words of a sentence that depend on whether it is about one thing or several. */
const VERBS = {
    one: { is: 'is', has: 'has', says: 'says', mentions: 'mentions', rules: 'rules', does: 'does' },
    other: { is: 'are', has: 'have', says: 'say', mentions: 'mention', rules: 'rule', does: 'do' },
} as const;

export type Verbs = (typeof VERBS)[keyof typeof VERBS];

/** The verbs that go with an element of a kind. */
export function verbsOf(kind: ElementKey | UnknownWord): Verbs {
    return VERBS[elementOf(kind)?.isPlural ? 'other' : 'one'];
}

const ENGLISH = new Intl.PluralRules('en-GB');

/** The verbs that go with a number of things: one of them, or any other number, none and halves as well. */
export function verbsFor(count: number): Verbs {
    return VERBS[ENGLISH.select(count) === 'one' ? 'one' : 'other'];
}

/** How many of the words that a text may mention are told; the rest is "or similar". */
const TOLD_WORDS = 3;

/** "that mentions “discharge”, “step down” or similar" */
export function mentioned(words: readonly string[]): string {
    const told = words.slice(0, TOLD_WORDS).map(word => `“${word}”`);
    return words.length > TOLD_WORDS ? `${told.join(', ')} or similar` : listed(told, 'or');
}

/** How a limit goes on behind the name of an element, where its number alone would not be a sentence. */
const JOINED: Readonly<Record<string, (shown: string) => string>> = {
    hours: shown => (/day/.test(shown) ? `on ${shown}` : `on ${shown} days`),
    role: shown => `of ${shown}`,
    policy: shown => `with an answer ${shown.replace(/^at most/, 'within')}`,
};

/** What a bound asks for, in words: "at most 15 people", "with an owner". */
export function boundInWords(bound: BoundFacts, kind: ElementKey | UnknownWord): string {
    const element = elementOf(kind);
    const words = attributeOf(kind, bound.attribute)?.words ?? bound.attribute;
    if (bound.test === 'present') return words === 'that there is none' ? 'none' : `with ${words}`;
    if (bound.test === 'rules out') return `that ${verbsOf(kind).rules} out ${mentioned(bound.words ?? [])}`;
    if (bound.test === 'mentions') return `that ${verbsOf(kind).mentions} ${mentioned(bound.words ?? [])}`;
    if (bound.attribute === element?.main && JOINED[kind]) return JOINED[kind](bound.shown);
    const ago = attributeOf(kind, bound.attribute)?.type === 'date' && bound.dimension === 'time' ? ' ago' : '';
    if (bound.attribute === element?.main || ['by', 'in date'].includes(bound.test)) return bound.shown + ago;
    if (bound.attribute === 'reviewed') return `reviewed ${bound.shown}`;
    // What is said instead of a sum is none: “a resource gap, or that it is not yet costed”.
    return `with ${words.replace(/, or that .*$/, '')} ${bound.shown}${ago}`;
}

function boundsInWords(check: ElementCheckFacts): string {
    const bounds = check.bounds.map(bound => boundInWords(bound, check.kind));
    const having = bounds.filter(bound => bound.startsWith('with ')).map(bound => bound.slice('with '.length));
    const others = bounds.filter(bound => !bound.startsWith('with '));
    return listed([...(having.length ? [`with ${listed(having)}`] : []), ...others]);
}

function elementCheckInWords(check: ElementCheckFacts, title: Title): string {
    const element = elementOf(check.kind);
    const words = element?.words ?? check.kind;
    const terms = listed(
        check.terms.map(term => termInWords(check.kind, term, title)),
        'or',
    );
    const bounds = boundsInWords(check);
    switch (check.quantifier) {
        case 'every':
            return [`every ${words}`, terms && `(${terms})`, bounds].filter(Boolean).join(' ');
        case 'at least':
            return [`at least ${check.count} ${element?.plural ?? words}`, terms && `(${terms})`, bounds].filter(Boolean).join(' ');
        default: {
            const article = element?.article ?? check.kind;
            const one = terms ? joined(article, terms) : article.replace(PREPOSITION, '');
            const thing = bounds ? `${one}${/^(at|within|none|that mentions?|in date)/.test(bounds) ? ' ' : ', '}${bounds}` : one;
            return check.quantifier === 'no' ? `no ${thing.replace(/^(a|an|the) /, '')}` : thing;
        }
    }
}

/** Keeps what is said of a check: the same for every document, as long as things are called the same. */
export function remembered<Check extends CheckFacts, Said>(
    say: (check: Check, title: Title) => Said,
): (check: Check, title: Title) => Said {
    const known = new WeakMap<Title, WeakMap<Check, Said>>();
    return (check, title) => {
        let all = known.get(title);
        if (!all) {
            all = new WeakMap();
            known.set(title, all);
        }
        let said = all.get(check);
        if (said === undefined) {
            said = say(check, title);
            all.set(check, said);
        }
        return said;
    };
}

/** What a check asks for, in words: "a policy on non-attendance, with an owner". */
export const checkInWords = remembered(inWords);

function inWords(check: CheckFacts, title: Title): string {
    if (check.type === 'element') return elementCheckInWords(check, title);
    const parts = check.checks.map(part => checkInWords(part, title));
    switch (check.quantifier) {
        case 'any':
            return listed(parts, 'or');
        case 'all':
            return listed(parts);
        case 'none':
            return `none of these: ${parts.join('; ')}`;
        default:
            return `at least ${check.count} of these: ${parts.join('; ')}`;
    }
}

/**
 * What is not there, in words: without what it would have had to say, unless only that tells it from others.
 */
export const absenceInWords = remembered((check: ElementCheckFacts, title) => {
    const telling = check.bounds.filter(bound => bound.test !== 'present' && (bound.test !== 'mentions' || !check.terms.length));
    return checkInWords({ ...check, bounds: telling }, title);
});

/** An element as the subject of a sentence: "the policy on non-attendance", "the caseload". */
export function elementInWords(element: Element, title: Title): string {
    const article = (elementOf(element.kind)?.article ?? element.kind).replace(/^an? /, 'the ');
    return element.term ? joined(article, termInWords(element.kind, element.term, title)) : article.replace(PREPOSITION, '');
}
